import { expect, test } from 'vitest';
import { decodedPart, verifyToken } from '../../../src/shell/signing.ts';
import { azLab } from './az-lab.ts';

test('show tells who is signed in, and where', async () => {
  const lab = azLab();
  expect(await lab.json('account show')).toEqual({
    environmentName: 'AzureCloud',
    homeTenantId: lab.world.homeTenantId,
    id: lab.subscriptionId,
    isDefault: true,
    managedByTenants: [],
    name: 'contoso-dev',
    state: 'Enabled',
    tenantId: lab.world.homeTenantId,
    user: { name: 'operator@contoso.com', type: 'user' },
  });
});

test('list as a table, and without anybody signed in', async () => {
  const lab = azLab();
  expect((await lab.az('account list -o table')).stdout.split('\n')[0]).toMatch(
    /^Name +CloudName +SubscriptionId +TenantId +State +IsDefault$/,
  );
  lab.signIn(undefined);
  expect(await lab.az('account list')).toEqual({
    stdout: '[]\n',
    stderr: 'WARNING: Please run "az login" to access your accounts.\n',
    exitCode: 0,
  });
  expect((await lab.az('account show')).stderr).toBe("ERROR: Please run 'az login' to setup account.\n");
});

test('set takes a name or an id that exists', async () => {
  const lab = azLab();
  expect(await lab.az('account set -s contoso-dev')).toEqual({ stdout: '', stderr: '', exitCode: 0 });
  expect((await lab.az('account set --name contoso-prod')).stderr).toBe(
    "ERROR: Subscription 'contoso-prod' not found. Check the spelling and casing and try again.\n",
  );
});

test("get-access-token gives a person's token, an hour long, signed by the tenant", async () => {
  const lab = azLab();
  const token = await lab.json('account get-access-token --resource https://storage.azure.com/');
  expect(Object.keys(token)).toEqual(['accessToken', 'expiresOn', 'subscription', 'tenant', 'tokenType']);
  expect(await verifyToken(token.accessToken)).toMatchObject({
    aud: 'https://storage.azure.com/',
    oid: lab.operatorId,
    upn: 'operator@contoso.com',
  });
  const claims = decodedPart(token.accessToken.split('.')[1]) as { iat: number; exp: number };
  expect(claims.exp - claims.iat).toBe(3_600);
  expect(token.expiresOn).toMatch(/^2026-03-02 10:00:0\d\.000000$/);
});

test('version names the release that the lab follows', async () => {
  const lab = azLab();
  expect((await lab.json('version'))['azure-cli']).toBe('2.73.0');
  expect((await lab.az('--version')).stdout).toMatch(/^azure-cli +2\.73\.0\n/);
});
