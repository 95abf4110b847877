import { expect, test } from 'vitest';
import { MINUTE } from '../../../src/sim/duration.ts';
import { type AzLab, azLab } from './az-lab.ts';

async function withMachine(header = {}): Promise<AzLab> {
  const lab = azLab(header);
  await lab.az('group create -n rg-app -l westeurope');
  await lab.az('vm create -g rg-app -n vm-web --image Ubuntu2204');
  return lab;
}

test('assign without words enables the system-assigned identity, in the shape of vm', async () => {
  const lab = await withMachine();
  const assigned = await lab.json('vm identity assign -g rg-app -n vm-web');
  expect(assigned).toEqual({ systemAssignedIdentity: expect.any(String), userAssignedIdentities: {} });
  expect(await lab.json('vm identity show -g rg-app -n vm-web')).toEqual({
    principalId: assigned.systemAssignedIdentity,
    tenantId: lab.world.homeTenantId,
    type: 'SystemAssigned',
    userAssignedIdentities: null,
  });
});

test('a machine without identities shows nothing', async () => {
  const lab = await withMachine();
  const nothing = { stdout: '', stderr: '', exitCode: 0 };
  expect(await lab.az('vm identity show -g rg-app -n vm-web')).toEqual(nothing);
  expect(await lab.az('vm identity remove -g rg-app -n vm-web')).toEqual(nothing);
});

test('names, ids and [system] add up to the types that are there', async () => {
  const lab = await withMachine();
  const app = await lab.json('identity create -g rg-app -n id-app');
  const reports = await lab.json('identity create -g rg-app -n id-reports');
  const first = await lab.json('vm identity assign -g rg-app -n vm-web --identities id-app');
  expect(first).toEqual({
    systemAssignedIdentity: '',
    userAssignedIdentities: { [app.id]: { clientId: app.clientId, principalId: app.principalId } },
  });
  await lab.json(`vm identity assign -g rg-app -n vm-web --identities [system] ${reports.id}`);
  const all = await lab.json('vm identity show -g rg-app -n vm-web');
  expect(all.type).toBe('SystemAssigned, UserAssigned');
  expect(Object.keys(all.userAssignedIdentities)).toEqual([app.id, reports.id]);
});

test('remove detaches what is named, and prints what is left', async () => {
  const lab = await withMachine();
  const app = await lab.json('identity create -g rg-app -n id-app');
  await lab.az('vm identity assign -g rg-app -n vm-web --identities [system] id-app');
  const left = await lab.json('vm identity remove -g rg-app -n vm-web');
  expect([left.type, left.principalId, Object.keys(left.userAssignedIdentities)]).toEqual([
    'UserAssigned',
    null,
    [app.id],
  ]);
  expect((await lab.az('vm identity remove -g rg-app -n vm-web --identities id-app')).stdout).toBe('');
  expect((await lab.az('vm identity show -g rg-app -n vm-web')).stdout).toBe('');
});

test('removing one that is not attached', async () => {
  const lab = await withMachine();
  await lab.az('vm identity assign -g rg-app -n vm-web');
  const id = `/subscriptions/${lab.subscriptionId}/resourcegroups/rg-app/providers/microsoft.managedidentity/userassignedidentities/id-app`;
  expect(await lab.az('vm identity remove -g rg-app -n vm-web --identities id-app')).toEqual({
    stdout: '',
    stderr: `ERROR: '${id}' are not associated with 'vm-web'\n`,
    exitCode: 1,
  });
});

test('a role needs a scope, and the system-assigned identity', async () => {
  const lab = await withMachine();
  expect((await lab.az('vm identity assign -g rg-app -n vm-web --role Reader')).stderr).toBe(
    'ERROR: usage error: please specify --scope when assigning a role to the managed identity\n',
  );
  expect((await lab.az('vm identity assign -g rg-app -n vm-web --identities id-app --scope /x')).stderr).toBe(
    "ERROR: usage error: '--scope'/'--role' is only applicable when assign system identity\n",
  );
});

test('with a scope az tries again until the role assignment service knows the identity', async () => {
  const lab = await withMachine({ propagation: 'realistic' });
  const scope = (await lab.json('group show -n rg-app')).id;
  const start = lab.world.now;
  const { stdout, stderr } = await lab.az(`vm identity assign -g rg-app -n vm-web --role reader --scope ${scope}`);
  const passed = lab.world.now - start;
  expect(JSON.parse(stdout)).toMatchObject({ role: 'reader', scope });
  const tries = stderr.trimEnd().split('\n');
  expect(tries[0]).toBe('WARNING: Retrying role assignment creation: 1/36');
  expect(tries.length).toBeLessThanOrEqual(12);
  expect(passed).toBeGreaterThan(tries.length * 5_000);
  expect(passed).toBeLessThan(2 * MINUTE);
  const roles = await lab.az('role assignment list --all --query [].roleDefinitionName -o tsv');
  expect(roles.stdout).toBe('Owner\nReader\n');
});

test('a role that is not there, and Contributor where none is named', async () => {
  const lab = await withMachine();
  const scope = (await lab.json('group show -n rg-app')).id;
  const unknown = await lab.az(`vm identity assign -g rg-app -n vm-web --role Raeder --scope ${scope}`);
  expect([unknown.stderr, unknown.exitCode]).toEqual(["ERROR: Role 'Raeder' doesn't exist.\n", 1]);
  expect((await lab.az('vm identity show -g rg-app -n vm-web')).stdout).toBe('');
  expect((await lab.json(`vm identity assign -g rg-app -n vm-web --scope ${scope}`)).role).toBe('Contributor');
});

test('a machine, or an identity, that is not there', async () => {
  const lab = await withMachine();
  expect((await lab.az('vm identity assign -g rg-app -n vm-db')).exitCode).toBe(3);
  const { stderr, exitCode } = await lab.az('vm identity assign -g rg-app -n vm-web --identities id-gone');
  expect(stderr).toContain('ERROR: (');
  expect(exitCode).toBe(1);
});
