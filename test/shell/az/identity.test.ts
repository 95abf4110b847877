import { expect, test } from 'vitest';
import { azLab } from './az-lab.ts';

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

test('create prints the flattened identity; the location is that of the group', async () => {
  const lab = azLab();
  await lab.az('group create -n rg-app -l westeurope');
  const identity = await lab.json('identity create -g rg-app -n id-reports --tags job=reports');
  expect(Object.keys(identity)).toEqual([
    'clientId',
    'id',
    'location',
    'name',
    'principalId',
    'resourceGroup',
    'tags',
    'tenantId',
    'type',
  ]);
  expect(identity).toMatchObject({
    id: `/subscriptions/${lab.subscriptionId}/resourcegroups/rg-app/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-reports`,
    location: 'westeurope',
    resourceGroup: 'rg-app',
    tags: { job: 'reports' },
    principalId: expect.stringMatching(GUID),
    clientId: expect.stringMatching(GUID),
  });
  expect(await lab.json('identity show -g RG-APP -n ID-REPORTS')).toEqual(identity);
  expect(await lab.json(`identity show --ids ${identity.id}`)).toEqual(identity);
  expect(await lab.json('identity list')).toEqual([identity]);
});

test('a missing group is found out by a validator (exit code 2), or by the service where the location is given (3)', async () => {
  const lab = azLab();
  const stderr = `ERROR: (ResourceGroupNotFound) Resource group 'nope' could not be found.
Code: ResourceGroupNotFound
Message: Resource group 'nope' could not be found.
`;
  expect(await lab.az('identity create -g nope -n id-reports')).toEqual({ stdout: '', stderr, exitCode: 2 });
  expect(await lab.az('identity create -g nope -n id-reports -l westeurope')).toEqual({
    stdout: '',
    stderr,
    exitCode: 3,
  });
});

test('an identity that is not there', async () => {
  const lab = azLab();
  await lab.az('group create -n rg-app -l westeurope');
  const { stderr, exitCode } = await lab.az('identity show -g rg-app -n id-reports');
  expect(stderr).toContain(
    "ERROR: (ResourceNotFound) The Resource 'Microsoft.ManagedIdentity/userAssignedIdentities/id-reports' under resource group 'rg-app' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix\nCode: ResourceNotFound\n",
  );
  expect(exitCode).toBe(3);
});

test('the table has the columns of real az', async () => {
  const lab = azLab();
  await lab.az('group create -n rg-app -l westeurope');
  await lab.az('identity create -g rg-app -n id-reports');
  const { stdout } = await lab.az('identity list -o table');
  expect(stdout.split('\n')[0]).toMatch(/^ClientId +Location +Name +PrincipalId +ResourceGroup +TenantId$/);
});

test('delete prints nothing and asks nothing', async () => {
  const lab = azLab();
  await lab.az('group create -n rg-app -l westeurope');
  await lab.az('identity create -g rg-app -n id-reports');
  expect(await lab.az('identity delete -g rg-app -n id-reports')).toEqual({ stdout: '', stderr: '', exitCode: 0 });
  expect((await lab.az('identity list')).stdout).toBe('[]\n');
});

test('several ids give a list; what fails among them is a warning', async () => {
  const lab = azLab();
  await lab.az('group create -n rg-app -l westeurope');
  const one = await lab.json('identity create -g rg-app -n id-one');
  const two = await lab.json('identity create -g rg-app -n id-two');
  expect(await lab.json(`identity show --ids ${one.id} ${two.id}`)).toEqual([one, two]);
  expect(await lab.json(`identity show --ids "${one.id}\n${two.id}"`)).toEqual([one, two]);
  lab.files.set('ids.json', JSON.stringify([one, two]));
  expect(await lab.json('identity show --ids @ids.json')).toEqual([one, two]);
  const mixed = await lab.az(`identity show --ids ${one.id} ${two.id}x -g rg-app`);
  expect(mixed.stderr).toContain("WARNING: option '--resource-group' will be ignored due to use of '--ids'.\n");
  expect(mixed.stderr).toContain(`WARNING: ${two.id}x: "(ResourceNotFound) The Resource`);
  expect(JSON.parse(mixed.stdout)).toEqual(one);
  expect(await lab.az('identity show --ids id-one')).toEqual({
    stdout: '',
    stderr: 'ERROR: invalid resource ID: id-one\n',
    exitCode: 1,
  });
});

test('an id that lacks a part', async () => {
  const lab = azLab();
  const id = `/subscriptions/${lab.subscriptionId}`;
  expect((await lab.az(`identity show --ids ${id}`)).stderr).toBe(
    `ERROR: Argument --resource-group cannot be derived from ID ${id}. Please provide a complete resource ID containing all information of 'Resource Id' arguments. \n`,
  );
});
