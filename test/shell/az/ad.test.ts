import { expect, test } from 'vitest';
import { azLab } from './az-lab.ts';

async function withIdentities() {
  const lab = azLab();
  await lab.az('group create -n rg-app -l westeurope');
  const reports = await lab.json('identity create -g rg-app -n id-reports');
  const app = await lab.json('identity create -g rg-app -n id-app');
  return { lab, reports, app };
}

test('show finds a service principal by object id and by client id', async () => {
  const { lab, reports } = await withIdentities();
  const shown = await lab.json(`ad sp show --id ${reports.principalId}`);
  expect(shown).toMatchObject({
    id: reports.principalId,
    appId: reports.clientId,
    displayName: 'id-reports',
    servicePrincipalType: 'ManagedIdentity',
  });
  expect(await lab.json(`ad sp show --id ${reports.clientId}`)).toEqual(shown);
});

test('one that is not there is exit code 3 in the words of Graph', async () => {
  expect(await azLab().az('ad sp show --id id-reports')).toEqual({
    stdout: '',
    stderr:
      "ERROR: Resource 'id-reports' does not exist or one of its queried reference-property objects are not present.\n",
    exitCode: 3,
  });
});

test('list by prefix, by filter and as a table in the order of names', async () => {
  const { lab } = await withIdentities();
  const names = async (filter: string) => (await lab.az(`ad sp list ${filter} --query [].displayName -o tsv`)).stdout;
  expect(await names('--display-name id-r')).toBe('id-reports\n');
  expect(await names(`--filter "displayName eq 'id-app'"`)).toBe('id-app\n');
  expect(await names(`--filter "startswith(displayName,'id-') and displayName eq 'id-reports'"`)).toBe('id-reports\n');
  expect(await names(`--filter "servicePrincipalType eq 'Application' and displayName eq 'id-app'"`)).toBe('');
  expect((await lab.az('ad sp list --filter "displayName like id"')).exitCode).toBe(1);
  const lines = (await lab.az('ad sp list --display-name id- -o table')).stdout.split('\n');
  expect(lines[0]).toMatch(/^DisplayName +Id +AppId +CreatedDateTime$/);
  expect(lines.slice(2, 4).map((line) => line.split(' ')[0])).toEqual(['id-app', 'id-reports']);
});

test('the signed-in user', async () => {
  const lab = azLab();
  expect(await lab.json('ad signed-in-user show')).toMatchObject({
    id: lab.operatorId,
    userPrincipalName: 'operator@contoso.com',
  });
});
