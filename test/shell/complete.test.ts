// biome-ignore-all lint/suspicious/noTemplateCurlyInString: bash writes its variables like this
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { complete } from '../../src/shell/complete.ts';
import type { Sandbox } from '../../src/shell/sandbox.ts';
import { typeLines } from './typing.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  const result = await typeLines([
    'az group create -n rg-app -l westeurope -o none; az group create -n rg-data -l westeurope -o none',
    'az identity create -g rg-app -n id-reports -o none; az identity create -g rg-data -n id-data -o none',
    'az vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity -o none',
    'az storage account create -g rg-data -n streports -o none',
    'az storage container create --account-name streports -n figures --account-key $(az storage account keys list -g rg-data -n streports --query [0].value -o tsv) -o none',
    'az ad group create --display-name readers --mail-nickname readers -o none',
    'az identity federated-credential create -g rg-data --identity-name id-data -n from-build --issuer https://build.contoso.com --subject main -o none',
    `az policy definition create -n no-identities --rules '{"if":{"field":"type","equals":"Microsoft.ManagedIdentity/userAssignedIdentities"},"then":{"effect":"deny"}}' -o none`,
    'mkdir notes; echo a > notes/a.txt; echo b > "my list.txt"; echo {} > policy.json; CLIENT=x; greet() { echo hello; }',
  ]);
  expect(result.exitCode).toBe(0);
  sandbox = result.sandbox;
});

/** The bar marks the cursor; each candidate with what it makes of the text in front of it. */
function offered(text: string, from: Sandbox = sandbox): readonly string[] {
  const cursor = text.indexOf('|>');
  const typed = text.replace('|>', '');
  const { start, candidates } = complete(from, typed, cursor);
  return candidates.map((one) => typed.slice(0, start) + one.text);
}

describe('Tab offers', () => {
  test.each<[string, string[]]>([
    ['a|>', ['alias', 'awk', 'az']],
    ['gree|>', ['greet']],
    ['az ident|>', ['az identity']],
    ['az vm i|>', ['az vm identity']],
    ['az vm identity |>', ['az vm identity assign', 'az vm identity remove', 'az vm identity show']],
    ['X=$(az group sh|>', ['X=$(az group show']],
    ['for i in 1 2; do az keyv|>', ['for i in 1 2; do az keyvault']],
    ['az group list --qu|>', ['az group list --query']],
    ['az group list -o ts|>', ['az group list -o tsv']],
    ['az group list --output=ta|>', ['az group list --output=table']],
    ['az group show -n |>', ['az group show -n rg-app', 'az group show -n rg-data']],
    ['az identity show -g rg-app -n |>', ['az identity show -g rg-app -n id-reports']],
    ['az identity show -g RG-D|>', ['az identity show -g rg-data']],
    ['az identity create -n |>', []],
    ['az vm show -g rg-app -n v|>', ['az vm show -g rg-app -n vm-web']],
    ['az policy assignment create --policy |>', ['az policy assignment create --policy no-identities']],
    ['az ad group show --group re|>', ['az ad group show --group readers']],
    ['az ad user show --id o|>', ['az ad user show --id operator@contoso.com']],
    [
      'az account get-access-token --resource https://v|>',
      ['az account get-access-token --resource https://vault.azure.net'],
    ],
    ['az vm start --ids |>', [expect.stringMatching(/--ids \S+\/virtualMachines\/vm-web$/)] as unknown as string[]],
    [
      'az identity federated-credential show --identity-name id-data -n |>',
      ['az identity federated-credential show --identity-name id-data -n from-build'],
    ],
    ['az group list --query |>', []],
    [
      'az policy definition create --rules |>',
      [
        'az policy definition create --rules my list.txt',
        'az policy definition create --rules notes/',
        'az policy definition create --rules policy.json',
      ].map((one) => one.replace('my list.txt', '"my list.txt"')),
    ],
    ['az rest --body @p|>', ['az rest --body @policy.json']],
    ['burst 30 -- cu|>', ['burst 30 -- curl']],
    [
      'az vm identity assign --identities id-reports i|>',
      [
        'az vm identity assign --identities id-reports id-reports',
        'az vm identity assign --identities id-reports id-data',
      ],
    ],
    ['az vm create --assign-identity [|>', ['az vm create --assign-identity [system]']],
    [
      'az storage blob list --account-name streports -c f|>',
      ['az storage blob list --account-name streports -c figures'],
    ],
    [
      'az role assignment create --role Storage\\ Acc|>',
      ['az role assignment create --role "Storage Account Contributor"'],
    ],
    [
      'az role assignment create --role "storage acc|>',
      ['az role assignment create --role "Storage Account Contributor"'],
    ],
    ["az role assignment create --role 'Key Vault R|>", ["az role assignment create --role 'Key Vault Reader'"]],
    ['ssh v|>', ['ssh vm-web']],
    ['clock to ex|>', ['clock to expiry']],
    ['fault imds |>', ['fault imds vm-web']],
    ['fault region |>', ['fault region westeurope']],
    ['fault target |>', ['fault target streports']],
    ['clock |>', ['clock to']],
    ['why |>', ['why --json']],
    ['timeline --|>', ['timeline --last', 'timeline --type', 'timeline --by', 'timeline --about', 'timeline --json']],
    ['help ssh|>', ['help ssh']],
    ['why -|>', ['why --json']],
    ['cat no|>', ['cat notes/']],
    ['cat notes/|>', ['cat notes/a.txt']],
    ['cat ~/notes/a|>', ['cat ~/notes/a.txt']],
    ['cat my|>', ['cat "my list.txt"']],
    ['echo $CLI|>', ['echo $CLIENT']],
    ['echo ${CLI|>', ['echo ${CLIENT}']],
    ['az nonsense |>', []],
    ['az group show |> -n x', expect.arrayContaining(['az group show --name']) as unknown as string[]],
  ])('%s', (text, expected) => {
    expect(offered(text)).toEqual(expected);
  });

  test('scopes by their whole ids', () => {
    const scopes = offered('az role assignment list --scope |>');
    expect(scopes.some((one) => one.endsWith('/resourceGroups/rg-app'))).toBe(true);
    expect(scopes.some((one) => one.endsWith('/virtualMachines/vm-web'))).toBe(true);
  });

  test('ids by the names that people know: of resources, groups, the subscription, and of whoever gets a role', () => {
    const [scope, ...otherScopes] = offered('az role assignment create --scope stre|>');
    expect(scope).toMatch(/--scope \/subscriptions\/[-0-9a-f]+\/resourceGroups\/rg-data\/providers\/\S+\/streports$/);
    expect(otherScopes).toEqual([]);
    expect(offered('az role assignment create --scope rg-a|>')).toEqual([
      expect.stringMatching(/--scope \/subscriptions\/[-0-9a-f]+\/resourceGroups\/rg-app$/),
    ]);
    expect(offered('az role assignment create --assignee vm-|>')).toEqual([
      expect.stringMatching(/--assignee [-0-9a-f]{36}$/),
    ]);
    const { candidates } = complete(sandbox, 'az role assignment create --assignee ', 37);
    expect(candidates.map(({ name, about }) => [name, about])).toEqual(
      expect.arrayContaining([
        ['id-data', 'user-assigned identity'],
        ['vm-web', 'system-assigned identity'],
        ['readers', 'group'],
      ]),
    );
  });

  test('a value by any part of its name where none begins like that, and no option or command', () => {
    expect(offered('az role assignment create --role "blob data r|>')).toEqual([
      'az role assignment create --role "Storage Blob Data Reader"',
    ]);
    expect(offered('az role assignment create --role officer|>')).toEqual([
      'az role assignment create --role "Key Vault Secrets Officer"',
    ]);
    expect(offered('az identity sho|>')).toEqual(['az identity show']);
    expect(offered('az identity how|>')).toEqual([]);
  });

  test('an identity of another group by its id: its name alone would mean the group on the line', () => {
    expect(offered('az vm identity assign -g rg-app -n vm-web --identities id-|>')).toEqual([
      'az vm identity assign -g rg-app -n vm-web --identities id-reports',
      expect.stringMatching(/--identities \/subscriptions\/\S+\/rg-data\/\S+\/id-data$/),
    ]);
  });

  test("the command's own options before those that every command has", () => {
    const options = offered('az role assignment create --|>').map((one) => one.split(' ').at(-1));
    expect(options.slice(0, 2)).toEqual(['--role', '--scope']);
    expect(options.indexOf('--assignee')).toBeLessThan(options.indexOf('--output'));
  });

  test('what is required first, and no option twice', () => {
    const options = offered('az identity create --name x |>');
    expect(options[0]).toBe('az identity create --name x --resource-group');
    expect(options).not.toContain('az identity create --name x --name');
  });

  test('no names to whoever is not signed in, or may not read them', async () => {
    const onMachine = (await typeLines(['ssh vm-web'], sandbox)).sandbox;
    expect(offered('az group show -n |>', onMachine)).toEqual([]);
    const signedIn = (await typeLines(['az login --identity --allow-no-subscriptions -o none'], onMachine)).sandbox;
    expect(offered('az group show -n |>', signedIn)).toEqual([]);
    expect(offered('az group sh|>', signedIn)).toEqual(['az group show']);
  });
});

test('whatever is typed, Tab answers, and every candidate goes on with what is typed', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc
      .array(
        fc.constantFrom('az', 'vm', 'ssh', '-n', '--role', '"', "'", '$', ' ', '|', '$(', 'rg', '/', '[sys', '\\'),
        {
          maxLength: 8,
        },
      )
      .map((parts) => parts.join(' ')),
  );
  fc.assert(
    fc.property(text, fc.nat({ max: 30 }), (typed, at) => {
      const cursor = Math.min(at, typed.length);
      const { start, candidates } = complete(sandbox, typed, cursor);
      expect(start).toBeLessThanOrEqual(cursor);
      expect(new Set(candidates.map((one) => one.text)).size).toBe(candidates.length);
    }),
    { numRuns: 500 },
  );
});
