import { expect, test } from 'vitest';
import { screenAfter, TOKEN_URL, typeLines } from '../typing.ts';

const ask = (host: string, query = '.token_type // .error_description') =>
  `ssh ${host} 'curl -s -H Metadata:true "${TOKEN_URL}https://storage.azure.com/" | jq -r "${query}"'`;
const SIGN_IN = 'az login --username operator@fabrikam.com -o none';
const ROLES = 'az role assignment list --all --query "[].[roleDefinitionName,principalType]" -o tsv';

/** vm-own has a system-assigned identity, vm-shared holds id-app, which may read st1; then the subscription moves. */
const before = async () =>
  (
    await typeLines([
      'az group create -n rg-app -l westeurope -o none',
      'az identity create -g rg-app -n id-app -o none',
      'az vm create -g rg-app -n vm-own --image Ubuntu2204 --assign-identity -o none',
      'az vm create -g rg-app -n vm-shared --image Ubuntu2204 --assign-identity id-app -o none',
      'az storage account create -g rg-app -n st1 -o none',
      'az role assignment create --assignee-object-id $(az identity show -g rg-app -n id-app --query principalId -o tsv) --assignee-principal-type ServicePrincipal --role "Storage Blob Data Reader" --scope $(az storage account show -g rg-app -n st1 --query id -o tsv) -o none',
      'clock to propagation',
    ])
  ).sandbox;

const moved = async () => (await typeLines(['transfer contoso-dev --to fabrikam', SIGN_IN], await before())).sandbox;

test('F33 the transfer deletes every role assignment for good and breaks both kinds of identities', async () => {
  const sandbox = await moved();
  expect(await screenAfter([ROLES], sandbox)).toBe('Owner\tUser\n');
  for (const host of ['vm-own', 'vm-shared']) {
    const asked = await typeLines([ask(host)], sandbox);
    expect(asked.outputs[0]?.text).toBe('Identity not found\n');
    expect(await screenAfter(['why'], asked.sandbox)).toMatch(/stayed in the tenant.*\[F33\]\n.*simplified/);
  }
});

test('F33 whoever was signed in before has a token of the wrong tenant', async () => {
  const { sandbox, outputs } = await typeLines(['transfer contoso-dev --to fabrikam', 'az group list'], await before());
  expect(outputs[0]?.text).toContain('(InvalidAuthenticationTokenTenant)');
  expect(await screenAfter(['why'], sandbox)).toContain('[F33, F34]');
});

test('F33 a system-assigned identity is repaired by disabling and enabling it, with a new principal id', async () => {
  const sandbox = await moved();
  const principal = 'az vm show -g rg-app -n vm-own --query identity.principalId -o tsv';
  const old = await screenAfter([principal], sandbox);
  const repaired = await typeLines(
    ['az vm identity remove -g rg-app -n vm-own -o none', 'az vm identity assign -g rg-app -n vm-own -o none'],
    sandbox,
  );
  expect(await screenAfter([ask('vm-own')], repaired.sandbox)).toBe('Bearer\n');
  expect(await screenAfter([principal], repaired.sandbox)).not.toBe(old);
});

test('F33 a user-assigned identity is deleted, made again, attached again and granted again', async () => {
  const read =
    `ssh vm-shared 'T=$(curl -s -H Metadata:true "${TOKEN_URL}https://storage.azure.com/" | jq -r .access_token); ` +
    `curl -s -o /dev/null -w "%{http_code}" -H "x-ms-version: 2021-12-02" -H "Authorization: Bearer $T" "https://st1.blob.core.windows.net/c?restype=container&comp=list"'`;
  const renewed = await typeLines(
    [
      'az identity delete -g rg-app -n id-app',
      'az identity create -g rg-app -n id-app -o none',
      'az vm identity assign -g rg-app -n vm-shared --identities id-app -o none',
    ],
    await moved(),
  );
  expect(await screenAfter([ask('vm-shared')], renewed.sandbox)).toBe('Bearer\n');
  expect(await screenAfter([read], renewed.sandbox)).toBe('403');
  const granted = [
    'az role assignment create --assignee-object-id $(az identity show -g rg-app -n id-app --query principalId -o tsv) --assignee-principal-type ServicePrincipal --role "Storage Blob Data Reader" --scope $(az storage account show -g rg-app -n st1 --query id -o tsv) -o none',
    'clock to propagation',
    read,
  ];
  expect(await screenAfter(granted, renewed.sandbox)).toBe('404');
});

test('F33 made again under its name is not attached again: the host holds the one that was deleted', async () => {
  const renewed = await typeLines(
    ['az identity delete -g rg-app -n id-app', 'az identity create -g rg-app -n id-app -o none', ask('vm-shared')],
    await moved(),
  );
  expect(renewed.outputs[0]?.text).toBe('Identity not found\n');
  expect(await screenAfter(['why'], renewed.sandbox)).toContain('the one of its name was made since: attach that');
  const held = 'az vm identity show -g rg-app -n vm-shared --query "values(userAssignedIdentities)[0]" -o json';
  expect(await screenAfter([held], renewed.sandbox)).toContain('"principalId": null');
  const associated = 'az identity list-resources -g rg-app -n id-app --query "length(@)"';
  expect(await screenAfter([associated], renewed.sandbox)).toBe('0\n');
  const attach = 'az vm identity assign -g rg-app -n vm-shared --identities id-app -o none';
  expect(await screenAfter([attach, ask('vm-shared')], renewed.sandbox)).toBe('Bearer\n');
});

test('F34 a token of the old tenant is refused by targets of the new one', async () => {
  const keep = `ssh vm-shared 'curl -s -H Metadata:true "${TOKEN_URL}https://storage.azure.com/" | jq -r .access_token' > t`;
  const use =
    'curl -s -H "x-ms-version: 2021-12-02" -H "Authorization: Bearer $(cat t)" "https://st1.blob.core.windows.net/c?restype=container&comp=list"';
  const held = await typeLines([keep], await before());
  expect(await screenAfter([use], held.sandbox)).toContain('ContainerNotFound');
  const after = await typeLines(['transfer contoso-dev --to fabrikam', use], held.sandbox);
  expect(after.outputs[0]?.text).toContain('Issuer validation failed');
  expect(await screenAfter(['why'], after.sandbox)).toContain('[F33, F34]');
});

test('F34 a role cannot be granted to an identity of another tenant', async () => {
  const old = await before();
  const id = await screenAfter(['az identity show -g rg-app -n id-app --query principalId -o tsv'], old);
  const grant = `az role assignment create --assignee-object-id ${id.trim()} --assignee-principal-type ServicePrincipal --role Reader --scope $(az group show -n rg-app --query id -o tsv)`;
  const lines = ['transfer contoso-dev --to fabrikam', SIGN_IN, grant];
  expect(await screenAfter(lines, old)).toContain('(PrincipalNotFound)');
});

test('transfer says what it needs', async () => {
  expect(await screenAfter(['transfer contoso-dev --to mars'])).toBe(
    'transfer: there is no tenant mars; there is contoso, fabrikam.\n',
  );
  expect(await screenAfter(['transfer x --to fabrikam'])).toContain('there is no subscription x');
  expect(await screenAfter(['transfer contoso-dev --to contoso'])).toContain('already');
  expect((await typeLines(['transfer contoso-dev'])).exitCode).toBe(2);
});
