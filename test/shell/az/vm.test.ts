import { expect, test } from 'vitest';
import { azLab } from './az-lab.ts';

const inGroup = async (header = {}) => {
  const lab = azLab(header);
  await lab.az('group create -n rg-app -l westeurope');
  return lab;
};

test('create prints a shape of its own', async () => {
  const lab = await inGroup();
  const { stdout, stderr } = await lab.az('vm create -g rg-app -n vm-web --image Ubuntu2204');
  expect(stdout).toBe(`{
  "fqdns": "",
  "id": "/subscriptions/${lab.subscriptionId}/resourceGroups/rg-app/providers/Microsoft.Compute/virtualMachines/vm-web",
  "location": "westeurope",
  "macAddress": "00-0D-3A-00-00-04",
  "powerState": "VM running",
  "privateIpAddress": "10.0.0.4",
  "publicIpAddress": "",
  "resourceGroup": "rg-app",
  "zones": ""
}
`);
  expect(stderr).toBe('');
});

test('create with --assign-identity warns that the new identity can do nothing yet', async () => {
  const lab = await inGroup();
  const { stdout, stderr } = await lab.az('vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity');
  expect(stderr).toMatch(
    /^WARNING: No access was given yet to the 'vm-web', because '--scope' was not provided\. .*-otsv'\n$/,
  );
  const { identity } = JSON.parse(stdout);
  expect(identity).toEqual({ systemAssignedIdentity: expect.any(String), userAssignedIdentities: {} });
  expect((await lab.json('vm show -g rg-app -n vm-web')).identity).toEqual({
    principalId: identity.systemAssignedIdentity,
    tenantId: lab.world.homeTenantId,
    type: 'SystemAssigned',
    userAssignedIdentities: null,
  });
});

test('create with an identity, a role and a scope grants the role', async () => {
  const lab = await inGroup();
  const scope = (await lab.json('group show -n rg-app')).id;
  const line = `vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity [system] --role Reader --scope ${scope}`;
  const { stdout, stderr } = await lab.az(line);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout).identity).toMatchObject({ role: 'Reader', scope });
  const { stdout: roles } = await lab.az('role assignment list --all --query [].roleDefinitionName -o tsv');
  expect(roles).toBe('Owner\nReader\n');
});

test.each([
  ['', 'incorrect usage: --image IMAGE | --attach-os-disk DISK'],
  ['--image Ubuntu2204 --role Reader', 'usage error: --assign-identity [--scope SCOPE] [--role ROLE]'],
  [
    '--image Ubuntu2204 --assign-identity --role Reader',
    'usage error: please specify both --role and --scope when assigning a role to the managed identity',
  ],
  [
    '--image Ubuntu2204 --assign-identity id-app --role Reader --scope /subscriptions/x',
    "usage error: '--scope'/'--role' is only applicable when assign system identity",
  ],
])('create %s is a usage error', async (rest, message) => {
  const lab = await inGroup();
  const { stderr, exitCode } = await lab.az(`vm create -g rg-app -n vm-web ${rest}`);
  expect([stderr, exitCode]).toEqual([`ERROR: ${message}\n`, 1]);
});

test('arguments that the lab has no use for do no harm', async () => {
  const lab = await inGroup();
  const { exitCode, stdout } = await lab.az(
    'vm create -g rg-app -n vm-web --image Ubuntu2204 --size Standard_B1s --admin-username azureuser --generate-ssh-keys --public-ip-sku Standard --no-wait',
  );
  expect([exitCode, stdout]).toEqual([0, '']);
  expect((await lab.json('vm show -g rg-app -n vm-web')).hardwareProfile).toEqual({ vmSize: 'Standard_B1s' });
});

test('list and show as tables, with details', async () => {
  const lab = await inGroup();
  await lab.az('vm create -g rg-app -n vm-web --image Ubuntu2204');
  expect((await lab.az('vm list -o table')).stdout).toBe(
    'Name    ResourceGroup    Location    Zones\n------  ---------------  ----------  -------\nvm-web  rg-app           westeurope\n',
  );
  expect((await lab.az('vm show -d -g rg-app -n vm-web -o table')).stdout.split('\n')[0]).toBe(
    'Name    ResourceGroup    PowerState    PublicIps    Fqdns    Location    Zones',
  );
});

test('delete asks; with --yes the machine and its system-assigned identity are gone', async () => {
  const lab = await inGroup();
  await lab.az('vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity');
  expect((await lab.az('vm delete -g rg-app -n vm-web')).stderr).toContain('ERROR: Operation cancelled.\n');
  expect(await lab.az('vm delete -g rg-app -n vm-web --yes')).toEqual({ stdout: '', stderr: '', exitCode: 0 });
  expect((await lab.az('vm show -g rg-app -n vm-web')).exitCode).toBe(3);
  expect((await lab.az(`ad sp list --filter "servicePrincipalType eq 'ManagedIdentity'"`)).stdout).toBe('[]\n');
});
