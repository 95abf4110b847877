import { beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../src/shell/sandbox.ts';
import { people, typed } from './facts/people.ts';
import { screenAfter, TOKEN_URL } from './typing.ts';

const MATCHES = 'how true: matches Azure';
const SIMULATED = 'and the wording of the error is simulated';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await typed(
    [
      'az group create -n rg-app -l westeurope -o none',
      'az vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity -o none',
      'az identity create -g rg-app -n id-app -o none',
      'az storage account create -g rg-app -n stapp -o none',
      'az storage container create --account-name stapp -n files --auth-mode key -o none',
      'az keyvault create -g rg-app -n kv-app -o none',
      'az role assignment create --role "Virtual Machine Contributor" --assignee ann@contoso.com --scope $(az group show -n rg-app --query id -o tsv) -o none',
      'az login --username ann@contoso.com -o none',
    ],
    await people(['ann']),
  );
});

/** What `why` says after the lines, last row. */
async function howTrueAfter(...lines: readonly string[]): Promise<string> {
  const said = await screenAfter([...lines, 'why'], sandbox);
  return said.trimEnd().split('\n').at(-1)?.trim() ?? '';
}

const AS_OPERATOR = 'az login --username operator@contoso.com -o none';

describe('a text that a source gives to the letter matches Azure', () => {
  test.each<[what: string, lines: readonly string[]]>([
    ['AuthorizationFailed', ['az group create -n rg-new -l westeurope']],
    ['LinkedAuthorizationFailed', ['az vm identity assign -g rg-app -n vm-web --identities id-app']],
    ['ResourceNotFound', ['az vm show -g rg-app -n vm-none']],
    [
      'AuthorizationPermissionMismatch',
      [
        'curl -s https://stapp.blob.core.windows.net/files/a -H "x-ms-version: 2021-12-02" -H "Authorization: Bearer $(az account get-access-token --resource https://storage.azure.com/ --query accessToken -o tsv)"',
      ],
    ],
    ['ForbiddenByRbac', ['az keyvault secret show --vault-name kv-app -n x']],
    [
      'Identity not found',
      [AS_OPERATOR, 'ssh vm-web', `curl -s -H Metadata:true "${TOKEN_URL}https://vault.azure.net&client_id=none"`],
    ],
    [
      'a role assignment that exists',
      [
        AS_OPERATOR,
        ...twice(
          'az rest -m PUT -u "/subscriptions/{subscriptionId}/providers/Microsoft.Authorization/roleAssignments/00000000-0000-0000-0000-00000000000N?api-version=2022-04-01" -b "{\\"properties\\":{\\"roleDefinitionId\\":\\"/subscriptions/x/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7\\",\\"principalId\\":\\"$(az ad user show --id ann@contoso.com --query id -o tsv)\\"}}"',
        ),
      ],
    ],
    ['a group that is not there', [AS_OPERATOR, 'az group show -n rg-none']],
    ['a required argument', ['az vm create -g rg-app']],
    ['an unknown word', ['az vm crate']],
    [
      "az's own words for a missing data role",
      ['az storage blob list --account-name stapp -c files --auth-mode login'],
    ],
    ['an image that is missing', ['az vm create -g rg-app -n vm-two']],
    ['a subscription that is not there', ['az group list --subscription nobody']],
    ['a vault without a secret', ['az keyvault secret show --vault-name kv-app']],
    ['a resource that is half named', ['az resource show -g rg-app -n vm-web']],
    [
      'an unknown role',
      [
        AS_OPERATOR,
        'az role assignment create --role Nobody --assignee ann@contoso.com --scope $(az group show -n rg-app --query id -o tsv)',
      ],
    ],
  ])('%s', async (_, lines) => {
    expect(await howTrueAfter(...lines)).toBe(MATCHES);
  });
});

describe('a text from memory says so', () => {
  test.each<[what: string, lines: readonly string[]]>([
    [
      'a container that is there already',
      [AS_OPERATOR, 'curl -s -X PUT "https://stapp.blob.core.windows.net/no--name?restype=container"'],
    ],
    ['a request to storage that brings nothing', ['curl -s https://stapp.blob.core.windows.net/files/a']],
    ['a vault asked without a token', ['curl -s https://kv-app.vault.azure.net/secrets/x']],
    ['ARM asked without a token', ['curl -s https://management.azure.com/subscriptions?api-version=2022-12-01']],
    ['a user who is not there', [AS_OPERATOR, 'az ad user show --id nobody@contoso.com']],
    ['a sign-in of nobody', ['az login --username nobody@contoso.com']],
    ['JSON that is none', [AS_OPERATOR, "az policy definition create -n p --rules '{'"]],
    ['a name out of shape', [AS_OPERATOR, 'az identity create -g rg-app -n x!']],
  ])('%s', async (_, lines) => {
    expect(await howTrueAfter(...lines)).toContain(SIMULATED);
  });

  test('in the JSON of why, too', async () => {
    const said = await screenAfter([AS_OPERATOR, 'az identity create -g rg-app -n x!', 'why --json'], sandbox);
    expect(JSON.parse(said)).toMatchObject({ fidelity: 'simplified', wording: 'simulated' });
  });
});

function twice(line: string): readonly string[] {
  return ['1', '2'].map((last) => line.replace('00N', `00${last}`));
}

test('why explains the last line, also where az ended it by itself', async () => {
  const said = await screenAfter([AS_OPERATOR, 'az group show -n rg-none', 'az vm crate', 'why'], sandbox);
  expect(said).toBe(` 1 ✗ command   az ended the line itself; no request left this machine\n   ${MATCHES}\n`);
});
