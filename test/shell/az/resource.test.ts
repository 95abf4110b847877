import { expect, test } from 'vitest';
import { azLab } from './az-lab.ts';

async function withHosts() {
  const lab = azLab();
  await lab.az('group create -n rg-app -l westeurope');
  await lab.az('identity create -g rg-app -n id-app --tags job=app');
  await lab.az('vm create -g rg-app -n vm-one --image Ubuntu2204 --assign-identity');
  await lab.az('vm create -g rg-app -n vm-both --image Ubuntu2204 --assign-identity [system] id-app');
  return lab;
}

test("the seed's query prints its header, and misses the machine that has both kinds", async () => {
  const lab = await withHosts();
  const query = `--query "[?identity.type=='SystemAssigned'].{Name:name,  principalId:identity.principalId}"`;
  const { stdout } = await lab.az(`resource list ${query} --output table`);
  expect(stdout).toMatch(/^Name {4}PrincipalId\n-{6} {2}-{36}\nvm-one {2}[0-9a-f-]{36}\n$/);
});

test('the query that finds both needs its guard against nulls', async () => {
  const lab = await withHosts();
  const guarded = `--query "[?contains(identity.type||'','SystemAssigned')].name" -o tsv`;
  expect((await lab.az(`resource list ${guarded}`)).stdout).toBe('vm-one\nvm-both\n');
  const bare = await lab.az(`resource list --query "[?contains(identity.type,'SystemAssigned')].name"`);
  expect(bare).toEqual({
    stdout: '',
    stderr: `ERROR: Invalid jmespath query supplied for \`--query\`: In function contains(), invalid type for value: None, expected one of: ['array', 'string'], received: "null"
To learn more about --query, please visit: 'https://docs.microsoft.com/cli/azure/query-azure-cli'
`,
    exitCode: 1,
  });
});

test('a bare word between backticks is a string, as in az', async () => {
  const lab = await withHosts();
  expect((await lab.az('resource list --query "[?name==`vm-one`].name" -o tsv')).stdout).toBe('vm-one\n');
});

test('list items have the members of the real model, nulls included', async () => {
  const lab = await withHosts();
  const [identity, machine] = await lab.json('resource list');
  expect(Object.keys(identity).sort()).toEqual([
    'changedTime',
    'createdTime',
    'extendedLocation',
    'id',
    'identity',
    'kind',
    'location',
    'managedBy',
    'name',
    'plan',
    'properties',
    'provisioningState',
    'resourceGroup',
    'sku',
    'tags',
    'type',
  ]);
  expect([identity.identity, identity.properties, machine.identity.userAssignedIdentities]).toEqual([null, null, null]);
});

test('list by group, type, name and tag; as a table', async () => {
  const lab = await withHosts();
  const names = async (filter: string) => (await lab.az(`resource list ${filter} --query [].name -o tsv`)).stdout;
  expect(await names('--resource-type Microsoft.Compute/virtualMachines')).toBe('vm-one\nvm-both\n');
  expect(await names('--namespace Microsoft.Compute --resource-type virtualMachines')).toBe('vm-one\nvm-both\n');
  expect(await names('-n id-app')).toBe('id-app\n');
  expect(await names('--tag job=app')).toBe('id-app\n');
  expect(await names('-l northeurope')).toBe('');
  expect((await lab.az('resource list -g nope')).exitCode).toBe(3);
  expect((await lab.az('resource list -g rg-app -o table')).stdout.split('\n')[0]).toMatch(
    /^Name +ResourceGroup +Location +Type +Status$/,
  );
});

test('show by id and by parts; the first part that is missing is named', async () => {
  const lab = await withHosts();
  const type = '--resource-type Microsoft.Compute/virtualMachines';
  const shown = await lab.json(`resource show -g rg-app -n vm-both ${type}`);
  expect(shown.identity.type).toBe('SystemAssigned, UserAssigned');
  expect(shown.properties.hardwareProfile).toEqual({ vmSize: 'Standard_DS1_v2' });
  expect(await lab.json(`resource show --ids ${shown.id}`)).toEqual(shown);
  for (const [line, message] of [
    ['', '--resource-group/-g is required.'],
    ['-g rg-app', '--resource-type is required'],
    [`-g rg-app ${type}`, '--name/-n is required'],
    ['-g rg-app -n vm-one --resource-type virtualMachines', '--namespace is required'],
  ]) {
    const { stderr, exitCode } = await lab.az(`resource show ${line}`);
    expect([stderr, exitCode]).toEqual([`ERROR: ${message}\n`, 1]);
  }
});
