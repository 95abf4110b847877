import { expect, test } from 'vitest';
import { type AzLab, azLab } from './az-lab.ts';

/** A machine with a system-assigned and a user-assigned identity, with us on it and nobody signed in. */
async function onMachine(options = '--assign-identity [system] id-app') {
  const lab = azLab();
  const group = await lab.json('group create -n rg-app -l westeurope');
  const app = await lab.json('identity create -g rg-app -n id-app');
  const machine = await lab.json(`vm create -g rg-app -n vm-web --image Ubuntu2204 ${options} --only-show-errors`);
  const operate = async (line: string) => {
    lab.goTo(undefined);
    const result = await lab.az(line);
    lab.goTo(machine.id);
    return result;
  };
  const grant = (principalId: string) =>
    operate(
      `role assignment create --assignee-object-id ${principalId} --assignee-principal-type ServicePrincipal --role Reader --scope ${group.id}`,
    );
  lab.goTo(machine.id);
  return { lab, app, machine, grant, operate, systemId: machine.identity?.systemAssignedIdentity as string };
}

const whoAmI = async (lab: AzLab) => (await lab.json('account show')).user;

test('login and logout of a person', async () => {
  const lab = azLab();
  expect(await lab.az('logout')).toEqual({ stdout: '', stderr: '', exitCode: 0 });
  expect(await lab.az('logout')).toEqual({
    stdout: '',
    stderr: 'ERROR: There are no active accounts.\n',
    exitCode: 1,
  });
  const [subscription] = await lab.json('login');
  expect(subscription).toMatchObject({ cloudName: 'AzureCloud', name: 'contoso-dev', user: { type: 'user' } });
  expect(lab.account()).toMatchObject({ objectId: lab.operatorId, subscriptionId: lab.subscriptionId });
  expect((await lab.az('login -u stranger@contoso.com')).stderr).toMatch(/^ERROR: AADSTS50034: The user account /);
});

test('an identity without any role finds no subscription, and may still sign in', async () => {
  const { lab } = await onMachine();
  expect(await lab.az('login --identity')).toEqual({
    stdout: '',
    stderr:
      "ERROR: No access was configured for the VM, hence no subscriptions were found. If this is expected, use '--allow-no-subscriptions' to have tenant level access.\n",
    exitCode: 1,
  });
  const [entry] = await lab.json('login --identity --allow-no-subscriptions');
  expect(entry).toMatchObject({ name: 'N/A(tenant level account)', id: lab.world.homeTenantId });
});

test('the system-assigned identity is the default', async () => {
  const { lab, grant, systemId } = await onMachine();
  await grant(systemId);
  await lab.json('login --identity');
  expect(lab.account()?.objectId).toBe(systemId);
  expect(await whoAmI(lab)).toEqual({
    assignedIdentityInfo: 'MSI',
    name: 'systemAssignedIdentity',
    type: 'servicePrincipal',
  });
  expect((await lab.az('vm list --query [].name -o tsv')).stdout).toBe('vm-web\n');
});

test.each(['client-id', 'object-id', 'resource-id'])('a user-assigned one by --%s', async (option) => {
  const { lab, app, grant } = await onMachine();
  await grant(app.principalId);
  const given = { 'client-id': app.clientId, 'object-id': app.principalId, 'resource-id': app.id }[option];
  await lab.json(`login --identity --${option} ${given}`);
  expect(lab.account()?.objectId).toBe(app.principalId);
  expect(await whoAmI(lab)).toMatchObject({ name: 'userAssignedIdentity', type: 'servicePrincipal' });
  expect((await lab.az('vm list --query [].name -o tsv')).stdout).toBe('vm-web\n');
});

test.each([
  [
    '-u id-app',
    'Passing the managed identity ID with --username is no longer supported. Use --client-id, --object-id or --resource-id instead.',
  ],
  ['--tenant contoso.com', "usage error: '--identity' is not applicable with other arguments"],
  [
    '--client-id 00000000-0000-0000-0000-000000000000',
    'Failed to connect to MSI. Please make sure MSI is configured correctly.\nGet Token request returned http error: 400, reason: Bad Request',
  ],
])('login --identity %s', async (rest, message) => {
  const { lab } = await onMachine();
  const { stderr, exitCode } = await lab.az(`login --identity ${rest}`);
  expect([stderr, exitCode]).toEqual([`ERROR: ${message}\n`, 1]);
});

test('outside of Azure nothing answers', async () => {
  const { stderr, exitCode } = await azLab().az('login --identity');
  expect(stderr).toMatch(/^ERROR: Failed to connect to MSI\. Please make sure MSI is configured correctly\.\n/);
  expect(exitCode).toBe(1);
});

test('an identity that is taken from the machine can do nothing more there, though az is signed in', async () => {
  const { lab, grant, systemId, operate } = await onMachine('--assign-identity');
  await grant(systemId);
  await lab.az('login --identity');
  expect((await lab.az('vm list')).exitCode).toBe(0);
  await operate('vm identity remove -g rg-app -n vm-web');
  expect((await lab.az('vm list')).stderr).toBe(
    'ERROR: Failed to connect to MSI. Please make sure MSI is configured correctly.\nGet Token request returned http error: 400, reason: Bad Request\n',
  );
  expect((await lab.az('account show')).exitCode).toBe(0);
});

test('an identity may not look into the directory: --assignee warns and takes a GUID for an object id', async () => {
  const { lab, app, grant, systemId } = await onMachine();
  await grant(systemId);
  await lab.az('login --identity');
  const { stderr } = await lab.az(`role assignment list --assignee ${app.principalId} -g rg-app`);
  expect(stderr).toContain(
    `WARNING: Failed to query ${app.principalId} by invoking Graph API. If you don't have permission to query Graph API, please specify --assignee-object-id and --assignee-principal-type.\nWARNING: Assuming ${app.principalId} as an object ID.\n`,
  );
  expect((await lab.az('role assignment list --assignee id-app -g rg-app')).stderr).toContain(
    'ERROR: Insufficient privileges to complete the operation.\n',
  );
});

test('get-access-token of an identity is the token of the machine', async () => {
  const { lab, grant, systemId } = await onMachine();
  await grant(systemId);
  await lab.az('login --identity');
  const token = await lab.json('account get-access-token --resource https://vault.azure.net');
  expect(token.expiresOn).toMatch(/^2026-03-03 09:00:\d\d\.000000$/);
});
