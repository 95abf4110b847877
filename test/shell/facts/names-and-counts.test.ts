import { describe, expect, test } from 'vitest';
import { screenAfter, typeLines } from '../typing.ts';
import { sandboxOf, typed } from './people.ts';

const ready = () =>
  typed(
    [
      'az group create -n rg-app -l westeurope -o none',
      'az identity create -g rg-app -n id-app -o none',
      'az storage account create -g rg-app -n stapp -o none',
      'az keyvault create -g rg-app -n kv-app -o none',
      'az appservice plan create -g rg-app -n plan-app -o none',
      'ME=$(az ad user show --id operator@contoso.com --query id -o tsv)',
      'for ROLE in "Storage Blob Data Owner" "Key Vault Secrets Officer"; do az role assignment create --role "$ROLE" --assignee $ME --scope $(az group show -n rg-app --query id -o tsv) -o none; done',
    ],
    sandboxOf(),
  );

const text = (length: number): string => 'a'.repeat(length);

/** What takes a name, and the shortest and the longest that it takes. */
const NAMED: readonly (readonly [what: string, line: (name: string) => string, least: number, most: number])[] = [
  ['E.9 a user-assigned identity', (name) => `az identity create -g rg-app -n ${name} -o none`, 3, 128],
  [
    'E.9 a federated credential',
    (name) =>
      `az identity federated-credential create --identity-name id-app -g rg-app -n ${name} --issuer https://idp.example.net --subject s -o none`,
    3,
    120,
  ],
  ['a storage account', (name) => `az storage account create -g rg-app -n ${name} -o none`, 3, 24],
  [
    'a container',
    (name) => `az storage container create --account-name stapp -n ${name} --auth-mode login -o none`,
    3,
    63,
  ],
  ['a key vault', (name) => `az keyvault create -g rg-app -n ${name} -o none`, 3, 24],
  ['a secret', (name) => `az keyvault secret set --vault-name kv-app -n ${name} --value x -o none`, 1, 127],
  ['a web app', (name) => `az webapp create -g rg-app -p plan-app -n ${name} -o none`, 2, 60],
];

describe('how long a name may be', () => {
  test.each(NAMED)('%s', async (_what, line, least, most) => {
    const sandbox = await ready();
    for (const length of [least, most])
      expect((await typeLines([line(text(length))], sandbox)).exitCode, `${length}`).toBe(0);
    const tooShort = least > 1 ? [least - 1] : [];
    for (const length of [...tooShort, most + 1]) {
      expect((await typeLines([line(text(length))], sandbox)).exitCode, `${length}`).not.toBe(0);
    }
  });
});

test('B-15 an app registration takes 20 federated credentials, as an identity does', async () => {
  const loop = `for i in {1..21}; do az ad app federated-credential create --id $APP --parameters "{\\"name\\":\\"fc-$i\\",\\"issuer\\":\\"https://idp.example.net\\",\\"subject\\":\\"s$i\\",\\"audiences\\":[\\"api://AzureADTokenExchange\\"]}" -o none; done`;
  const sandbox = await typed(['APP=$(az ad app create --display-name reports --query appId -o tsv)'], sandboxOf());
  const filled = await typeLines([loop], sandbox);
  expect(filled.outputs.map((one) => one.text).join('')).toContain('takes 20 federated identity credentials');
  const count = 'az ad app federated-credential list --id $APP --query "length(@)"';
  expect(await screenAfter([count], filled.sandbox)).toBe('20\n');
});
