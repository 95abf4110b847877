import { expect, test } from 'vitest';
import { azLab } from './az-lab.ts';

test('create, show, list, exists, delete', async () => {
  const lab = azLab();
  const id = `/subscriptions/${lab.subscriptionId}/resourceGroups/rg-app`;
  expect((await lab.az('group create -n rg-app -l westeurope')).stdout).toBe(`{
  "id": "${id}",
  "location": "westeurope",
  "managedBy": null,
  "name": "rg-app",
  "properties": {
    "provisioningState": "Succeeded"
  },
  "tags": {},
  "type": "Microsoft.Resources/resourceGroups"
}
`);
  expect((await lab.json('group show -g rg-app')).id).toBe(id);
  expect((await lab.az('group list -o table')).stdout).toBe(
    'Name    Location    Status\n------  ----------  ---------\nrg-app  westeurope  Succeeded\n',
  );
  expect((await lab.az('group exists -n rg-app')).stdout).toBe('true\n');
  expect(await lab.az('group delete -n rg-app --yes')).toEqual({ stdout: '', stderr: '', exitCode: 0 });
  expect((await lab.az('group exists -n rg-app -o tsv')).stdout).toBe('false\n');
});

test('a group that is not there is exit code 3, with the code and the message twice', async () => {
  expect(await azLab().az('group show -n nope')).toEqual({
    stdout: '',
    stderr: `ERROR: (ResourceGroupNotFound) Resource group 'nope' could not be found.
Code: ResourceGroupNotFound
Message: Resource group 'nope' could not be found.
`,
    exitCode: 3,
  });
});

test('deleting asks, and nobody can answer', async () => {
  const lab = azLab();
  await lab.az('group create -n rg-app -l westeurope');
  expect(await lab.az('group delete -n rg-app')).toEqual({
    stdout: '',
    stderr: 'WARNING: Unable to prompt for confirmation as no tty available. Use --yes.\nERROR: Operation cancelled.\n',
    exitCode: 1,
  });
  expect((await lab.az('group exists -n rg-app')).stdout).toBe('true\n');
});

test('list filters by tag', async () => {
  const lab = azLab();
  await lab.az('group create -n rg-app -l westeurope --tags team=web');
  await lab.az('group create -n rg-data -l westeurope --tags team=data');
  expect((await lab.az('group list --tag team=data --query [].name -o tsv')).stdout).toBe('rg-data\n');
  expect((await lab.az('group list --tag team --query [].name -o tsv')).stdout).toBe('rg-app\nrg-data\n');
  expect((await lab.az('group list --tag owner -o table')).stdout).toBe('\n');
});

test('nobody signed in', async () => {
  const lab = azLab();
  lab.signIn(undefined);
  expect(await lab.az('group list')).toEqual({
    stdout: '',
    stderr: "ERROR: Please run 'az login' to setup account.\n",
    exitCode: 1,
  });
});

test('a subscription by its name, and one that nobody knows', async () => {
  const lab = azLab({ subscriptionName: 'contoso-dev' });
  expect((await lab.az('group list --subscription contoso-dev')).stdout).toBe('[]\n');
  expect(await lab.az('group list --subscription contoso-prod')).toEqual({
    stdout: '',
    stderr: `WARNING: Subscription 'contoso-prod' not recognized.
ERROR: Subscription 'contoso-prod' not found. Check the spelling and casing and try again.
`,
    exitCode: 1,
  });
});
