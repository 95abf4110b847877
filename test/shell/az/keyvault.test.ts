import { expect, test } from 'vitest';
import { azLab } from './az-lab.ts';

async function withVault() {
  const lab = azLab();
  const group = await lab.json('group create -n rg-app -l westeurope');
  const vault = await lab.json('keyvault create -g rg-app -n kv-app');
  const grant = (role: string) =>
    lab.json(`role assignment create --assignee operator@contoso.com --role "${role}" --scope ${group.id}`);
  return { lab, vault, grant };
}

test('a vault: create, show by name alone, list', async () => {
  const { lab, vault } = await withVault();
  expect(vault.properties).toMatchObject({
    enableRbacAuthorization: true,
    vaultUri: 'https://kv-app.vault.azure.net/',
  });
  expect(await lab.json('keyvault show -n kv-app')).toEqual(vault);
  expect((await lab.az('keyvault list -o table')).stdout).toBe(
    'Location    Name    ResourceGroup\n----------  ------  ---------------\nwesteurope  kv-app  rg-app\n',
  );
  const unknown = await lab.az('keyvault show -n kv-nope');
  expect([unknown.stderr, unknown.exitCode]).toEqual([
    "ERROR: The Vault 'kv-nope' not found within subscription.\n",
    1,
  ]);
  expect((await lab.az('keyvault create -g rg-app -n kv-two --enable-rbac-authorization false')).exitCode).toBe(1);
});

test('whoever made the vault may not touch its secrets', async () => {
  const { lab } = await withVault();
  const { stderr, exitCode } = await lab.az('keyvault secret set --vault-name kv-app -n db-password --value s3cret');
  expect(stderr).toMatch(/^ERROR: \(Forbidden\) Caller is not authorized to perform action on resource\.\n/);
  expect(stderr).toContain("Action: 'Microsoft.KeyVault/vaults/secrets/setSecret/action'\n");
  expect(stderr).toMatch(/\nInner error: \{\n {4}"code": "ForbiddenByRbac"\n\}\n$/);
  expect(exitCode).toBe(1);
});

test('with a role: set, show, list', async () => {
  const { lab, grant } = await withVault();
  await grant('Key Vault Secrets Officer');
  const secret = await lab.json('keyvault secret set --vault-name kv-app -n db-password --value s3cret');
  expect(secret).toMatchObject({
    attributes: { created: expect.stringMatching(/^2026-03-02T09:00:0\d\+00:00$/), enabled: true, expires: null },
    id: expect.stringMatching(/^https:\/\/kv-app\.vault\.azure\.net\/secrets\/db-password\/[0-9a-f]{32}$/),
    name: 'db-password',
    value: 's3cret',
  });
  expect(await lab.json(`keyvault secret show --id ${secret.id}`)).toEqual(secret);
  const value = await lab.az('keyvault secret show --vault-name kv-app -n db-password --query value -o tsv');
  expect(value.stdout).toBe('s3cret\n');
  const [item] = await lab.json('keyvault secret list --vault-name kv-app');
  expect(item).toMatchObject({ name: 'db-password' });
  expect(item).not.toHaveProperty('value');
  const missing = await lab.az('keyvault secret show --vault-name kv-app -n nope');
  expect(missing.stderr).toMatch(/^ERROR: \(SecretNotFound\) A secret with \(name\/id\) nope was not found/);
  expect(missing.exitCode).toBe(3);
});

test('a vault that is not there does not answer', async () => {
  const { lab } = await withVault();
  expect((await lab.az('keyvault secret list --vault-name kv-nope')).stderr).toContain(
    "Failed to resolve 'kv-nope.vault.azure.net'",
  );
});
