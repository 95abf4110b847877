import { expect, test } from 'vitest';
import { type AzLab, azLab } from './az-lab.ts';

async function withIdentity(header = {}) {
  const lab = azLab(header);
  await lab.az('group create -n rg-app -l westeurope');
  const { id: scope } = await lab.json('group show -n rg-app');
  const identity = await lab.json('identity create -g rg-app -n id-reports');
  return { lab, scope: scope as string, identity: identity as { principalId: string; clientId: string } };
}

const rolesOf = async (lab: AzLab, filters: string): Promise<string> =>
  (await lab.az(`role assignment list ${filters} --query [].roleDefinitionName -o tsv`)).stdout;

test('create prints the assignment, flattened', async () => {
  const { lab, scope, identity } = await withIdentity();
  const made = await lab.json(`role assignment create --assignee ${identity.clientId} --role reader --scope ${scope}`);
  expect(made).toEqual({
    condition: null,
    conditionVersion: null,
    createdBy: lab.operatorId,
    createdOn: expect.stringMatching(/^2026-03-02T09:/),
    delegatedManagedIdentityResourceId: null,
    description: null,
    id: `${scope}/providers/Microsoft.Authorization/roleAssignments/${made.name}`,
    name: made.name,
    principalId: identity.principalId,
    principalType: 'ServicePrincipal',
    resourceGroup: 'rg-app',
    roleDefinitionId: `/subscriptions/${lab.subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7`,
    scope,
    type: 'Microsoft.Authorization/roleAssignments',
    updatedBy: lab.operatorId,
    updatedOn: made.createdOn,
  });
});

test('an assignee by principal id, client id or sign-in name', async () => {
  const { lab, scope, identity } = await withIdentity();
  const grant = (assignee: string, role: string) =>
    lab.json(`role assignment create --assignee ${assignee} --role "${role}" --scope ${scope}`);
  expect((await grant(identity.principalId, 'Reader')).principalId).toBe(identity.principalId);
  expect((await grant(identity.clientId, 'Contributor')).principalId).toBe(identity.principalId);
  expect(await grant('operator@contoso.com', 'Reader')).toMatchObject({
    principalId: lab.operatorId,
    principalType: 'User',
  });
});

test('the same grant once more gives the one that is there', async () => {
  const { lab, scope, identity } = await withIdentity();
  const line = `role assignment create --assignee ${identity.clientId} --role Reader --scope ${scope}`;
  const first = await lab.json(line);
  expect(await lab.json(line)).toEqual({
    ...first,
    principalName: identity.clientId,
    roleDefinitionName: 'Reader',
  });
});

test('an assignee that nobody knows', async () => {
  const { lab, scope } = await withIdentity();
  const { stderr, exitCode } = await lab.az(
    `role assignment create --assignee id-reports --role Reader --scope ${scope}`,
  );
  expect(stderr).toBe(
    "ERROR: Cannot find user or service principal in graph database for 'id-reports'. If the assignee is an appId, make sure the corresponding service principal is created with 'az ad sp create --id id-reports'.\n",
  );
  expect(exitCode).toBe(1);
});

test('a new principal: not found by --assignee, refused without a type, taken with one', async () => {
  const { lab, scope, identity } = await withIdentity({ propagation: 'realistic' });
  const create = `role assignment create --role Reader --scope ${scope}`;
  expect((await lab.az(`${create} --assignee ${identity.principalId}`)).stderr).toContain(
    `ERROR: Cannot find user or service principal in graph database for '${identity.principalId}'.`,
  );
  const untyped = await lab.az(`${create} --assignee-object-id ${identity.principalId}`);
  const message = `Principal ${identity.principalId.replaceAll('-', '')} does not exist in the directory ${lab.world.homeTenantId}. Check that you have the correct principal ID. If you are creating this principal and then immediately assigning a role, this error might be related to a replication delay. In this case, set the role assignment principalType property to a value, such as ServicePrincipal, User, or Group.  See https://aka.ms/docs-principaltype`;
  expect(untyped.stderr).toBe(
    `WARNING: RBAC service might reject creating role assignment without --assignee-principal-type in the future. Better to specify --assignee-principal-type manually.
ERROR: (PrincipalNotFound) ${message}
Code: PrincipalNotFound
Message: ${message}
`,
  );
  expect(untyped.exitCode).toBe(1);
  const typed = `${create} --assignee-object-id ${identity.principalId} --assignee-principal-type serviceprincipal`;
  expect((await lab.json(typed)).principalType).toBe('ServicePrincipal');
});

test.each([
  ['', 'usage error: --assignee STRING | --assignee-object-id GUID'],
  ['--assignee x --assignee-object-id y', 'usage error: --assignee STRING | --assignee-object-id GUID'],
  [
    '--assignee x --assignee-principal-type User',
    'usage error: --assignee-object-id GUID --assignee-principal-type TYPE',
  ],
])('who gets the role: %s', async (rest, message) => {
  const { lab, scope } = await withIdentity();
  const { stderr, exitCode } = await lab.az(`role assignment create --role Reader --scope ${scope} ${rest}`);
  expect([stderr, exitCode]).toEqual([`ERROR: ${message}\n`, 1]);
});

test('role and scope: both are required, and must be real', async () => {
  const { lab, identity } = await withIdentity();
  expect((await lab.az('role assignment create --assignee x')).stderr).toMatch(
    /^ERROR: the following arguments are required: --role, --scope\n/,
  );
  const sub = `/subscriptions/${lab.subscriptionId}`;
  const raeder = await lab.az(`role assignment create --assignee ${identity.clientId} --role Raeder --scope ${sub}`);
  expect([raeder.stderr, raeder.exitCode]).toEqual(["ERROR: Role 'Raeder' doesn't exist.\n", 1]);
  const bad = await lab.az(
    `role assignment create --assignee ${identity.clientId} --role Reader --scope /subscriptions/a/b`,
  );
  expect(bad.stderr).toBe('ERROR: Invalid scope. Please use --help to view the valid format.\n');
  const badType = await lab.az(`role assignment create --assignee-principal-type Robot --role Reader --scope ${sub}`);
  expect(badType.stderr).toMatch(
    /^ERROR: az role assignment create: 'Robot' is not a valid value for '--assignee-principal-type'\. Allowed values: User, Group, ServicePrincipal, ForeignGroup\.\n/,
  );
});

test('list shows one scope, unless more is asked for', async () => {
  const { lab, scope, identity } = await withIdentity();
  await lab.az(`role assignment create --assignee ${identity.clientId} --role Reader --scope ${scope}`);
  expect(await rolesOf(lab, '')).toBe('Owner\n');
  expect(await rolesOf(lab, '-g rg-app')).toBe('Reader\n');
  expect(await rolesOf(lab, `--scope ${scope} --include-inherited`)).toBe('Owner\nReader\n');
  expect(await rolesOf(lab, '--all')).toBe('Owner\nReader\n');
  expect(await rolesOf(lab, `--all --assignee ${identity.principalId}`)).toBe('Reader\n');
  expect(await rolesOf(lab, '--all --role Owner')).toBe('Owner\n');
  expect((await lab.az('role assignment list --all -g rg-app')).stderr).toBe(
    'ERROR: group or scope are not required when --all is used\n',
  );
  expect((await lab.az('role assignment list --assignee ""')).stderr).toBe(
    "ERROR: usage error: --assignee can't be an empty string. Either omit it or provide a non-empty string.\n",
  );
});

test('the table names principals and roles; an orphan has no name', async () => {
  const { lab, scope, identity } = await withIdentity();
  await lab.az(`role assignment create --assignee ${identity.clientId} --role Reader --scope ${scope}`);
  const lines = (await lab.az('role assignment list --all -o table')).stdout.split('\n');
  expect(lines[0]).toMatch(/^Principal +Role +Scope$/);
  expect(lines[3]).toMatch(new RegExp(`^${identity.clientId} +Reader +${scope}$`));
  await lab.az('identity delete -g rg-app -n id-reports');
  const names = await lab.json('role assignment list --all --query [].principalName');
  expect(names).toEqual(['operator@contoso.com', '']);
});

test('delete by filter and by id', async () => {
  const { lab, scope, identity } = await withIdentity();
  const create = `role assignment create --assignee ${identity.clientId} --scope ${scope}`;
  await lab.az(`${create} --role Reader`);
  const { id } = await lab.json(`${create} --role Contributor`);
  const nothing = { stdout: '', stderr: '', exitCode: 0 };
  const assignee = `--assignee ${identity.clientId}`;
  expect(await lab.az(`role assignment delete ${assignee} --role Reader --scope ${scope}`)).toEqual(nothing);
  expect(await rolesOf(lab, `--all ${assignee}`)).toBe('Contributor\n');
  expect(await lab.az(`role assignment delete --ids ${id}`)).toEqual(nothing);
  expect(await rolesOf(lab, `--all ${assignee}`)).toBe('');
  expect((await lab.az(`role assignment delete --ids ${scope}/`)).stderr).toContain(
    'is not the id of a role assignment',
  );
  const again = await lab.az(`role assignment delete ${assignee} --scope ${scope}`);
  expect([again.stderr, again.exitCode]).toEqual(['ERROR: No matched assignments were found to delete\n', 1]);
  expect((await lab.az('role assignment delete')).stderr).toBe(
    'WARNING: Unable to prompt for confirmation as no tty available. Use --yes.\nERROR: Operation cancelled.\n',
  );
});

test('role definitions: columns, and one by its name', async () => {
  const lab = azLab();
  const [owner] = await lab.json('role definition list --name Owner');
  expect(owner).toMatchObject({
    roleName: 'Owner',
    roleType: 'BuiltInRole',
    type: 'Microsoft.Authorization/roleDefinitions',
  });
  expect(owner.permissions[0].actions).toEqual(['*']);
  expect((await lab.az('role definition list -o table')).stdout.split('\n')[0]).toMatch(/^Name +Type +Description$/);
  expect((await lab.az('role definition list --name Raeder')).stdout).toBe('[]\n');
  expect((await lab.az('role definition list --custom-role-only')).stdout).toBe('[]\n');
});
