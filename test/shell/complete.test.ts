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
  return candidates.map((one) => typed.slice(0, start) + one);
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
      expect(new Set(candidates).size).toBe(candidates.length);
    }),
    { numRuns: 500 },
  );
});
