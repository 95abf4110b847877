import { expect, test } from 'vitest';
import { azLab } from './az-lab.ts';

async function withPlan() {
  const lab = azLab();
  await lab.az('group create -n rg-app -l westeurope');
  await lab.az('appservice plan create -g rg-app -n plan-app --sku b1');
  return lab;
}

test('a plan and an app on it', async () => {
  const lab = await withPlan();
  expect(await lab.json('appservice plan list --query "[].{name: name, sku: sku.name}"')).toEqual([
    { name: 'plan-app', sku: 'B1' },
  ]);
  const app = await lab.json('webapp create -g rg-app -p plan-app -n app-web --assign-identity [system]');
  expect(app).toMatchObject({
    defaultHostName: 'app-web.azurewebsites.net',
    identity: { type: 'SystemAssigned', userAssignedIdentities: null },
    location: 'westeurope',
    resourceGroup: 'rg-app',
    state: 'Running',
  });
  expect(await lab.json('webapp show -g rg-app -n app-web')).toEqual(app);
  expect((await lab.az('webapp list -o table')).stdout).toBe(
    'Name     State    Location    ResourceGroup    DefaultHostName            AppServicePlan\n-------  -------  ----------  ---------------  -------------------------  ----------------\napp-web  Running  westeurope  rg-app           app-web.azurewebsites.net  plan-app\n',
  );
  expect(await lab.az('webapp delete -g rg-app -n app-web')).toEqual({ stdout: '', stderr: '', exitCode: 0 });
  expect((await lab.az('webapp show -g rg-app -n app-web')).exitCode).toBe(3);
});

test('identities of an app come as the raw block, not in the shape of vm', async () => {
  const lab = await withPlan();
  const reports = await lab.json('identity create -g rg-app -n id-reports');
  await lab.az('webapp create -g rg-app -p plan-app -n app-web');
  expect((await lab.az('webapp identity show -g rg-app -n app-web')).stdout).toBe('');
  const assigned = await lab.json('webapp identity assign -g rg-app -n app-web --identities [system] id-reports');
  expect(assigned).toEqual({
    principalId: expect.any(String),
    tenantId: lab.world.homeTenantId,
    type: 'SystemAssigned, UserAssigned',
    userAssignedIdentities: { [reports.id]: { clientId: reports.clientId, principalId: reports.principalId } },
  });
  expect(await lab.json('webapp identity show -g rg-app -n app-web')).toEqual(assigned);
  expect((await lab.json('webapp identity remove -g rg-app -n app-web')).type).toBe('UserAssigned');
  const gone = await lab.az('webapp identity remove -g rg-app -n app-web --identities id-app');
  expect(gone.stderr).toMatch(/^ERROR: '.*id-app' are not associated with 'app-web'\n$/);
  expect(gone.exitCode).toBe(3);
});

test('assign with a scope grants the role', async () => {
  const lab = await withPlan();
  const { id: scope } = await lab.json('group show -n rg-app');
  await lab.az('webapp create -g rg-app -p plan-app -n app-web');
  await lab.json(`webapp identity assign -g rg-app -n app-web --role Reader --scope ${scope}`);
  expect((await lab.az('role assignment list -g rg-app --query [].roleDefinitionName -o tsv')).stdout).toBe('Reader\n');
});
