import { describe, expect, test } from 'vitest';
import { screenAfter, streamAfter, typeLines } from '../typing.ts';

const BASE = '/subscriptions/{subscriptionId}/resourceGroups/rg-app';
const GROUP = 'az group create -n rg-app -l westeurope -o none';
const MACHINE = 'az vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity -o none';
const MACHINE_URL = `${BASE}/providers/Microsoft.Compute/virtualMachines/vm-web?api-version=2024-07-01`;

test('F.3 az rest fills in {subscriptionId} and reads what ARM answers', async () => {
  expect(await screenAfter([GROUP, `az rest -u "${BASE}?api-version=2021-04-01" --query location`])).toBe(
    '"westeurope"\n',
  );
});

test('F.1 a failure of az rest is the reason and the raw body, exit code 1', async () => {
  const result = await typeLines([
    'az rest -m get -u "https://management.azure.com/subscriptions/{subscriptionId}/resourceGroups/rg-x?api-version=1"',
  ]);
  expect(result.outputs).toEqual([
    {
      fd: 2,
      text: `ERROR: Not Found({"error":{"code":"ResourceGroupNotFound","message":"Resource group 'rg-x' could not be found."}})\n`,
    },
  ]);
  expect(result.exitCode).toBe(1);
});

test('E.1 PATCH of the identity block adds a user-assigned identity, and a type without one takes it away', async () => {
  const patch = (body: string) => `az rest -m patch -u "${MACHINE_URL}" -b "${body}" --query identity.type -o tsv`;
  const id = '$(az identity show -g rg-app -n id-app --query id -o tsv)';
  const both = patch(
    `{\\"identity\\":{\\"type\\":\\"SystemAssigned,UserAssigned\\",\\"userAssignedIdentities\\":{\\"${id}\\":{}}}}`,
  );
  const { sandbox, outputs } = await typeLines([
    GROUP,
    MACHINE,
    'az identity create -g rg-app -n id-app -o none',
    both,
  ]);
  expect(outputs[0]?.text).toBe('SystemAssigned, UserAssigned\n');
  expect(await screenAfter([patch('{\\"identity\\":{\\"type\\":\\"SystemAssigned\\"}}')], sandbox)).toBe(
    'SystemAssigned\n',
  );
  expect(
    await screenAfter(
      [patch('{\\"identity\\":{\\"type\\":\\"None\\"}}'), `az rest -u "${MACHINE_URL}" --query identity`],
      sandbox,
    ),
  ).toBe('');
});

describe('E.1 an identity block that cannot be meant changes nothing', () => {
  const patch = (identity: string) => `az rest -m patch -u "${MACHINE_URL}" -b '{"identity":${identity}}'`;
  const id = '/subscriptions/s/resourceGroups/rg-app/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-app';

  test.each([
    ['a type that there is not', '{"type":"Managed"}', 'InvalidRequestContent', 'Error converting value'],
    ['one kind known, one not', '{"type":"SystemAssigned,Managed"}', 'InvalidRequestContent', 'Error converting value'],
    ['no type', '{}', 'InvalidRequestContent', "Required property 'type' not found in JSON. Path 'identity'"],
    [
      'identities that the type leaves no room for',
      `{"type":"SystemAssigned","userAssignedIdentities":{"${id}":{}}}`,
      'FailedIdentityOperation',
      'a non-UserAssigned identity type should not contain: userAssignedIdentities',
    ],
    [
      'a type that promises identities',
      '{"type":"SystemAssigned, UserAssigned"}',
      'MissingIdentityIds',
      "The identity ids must not be null or empty for 'SystemAssigned, UserAssigned' identity type.",
    ],
  ])('%s', async (_what, identity, code, text) => {
    const { sandbox } = await typeLines([GROUP, MACHINE]);
    const refused = await typeLines([patch(identity)], sandbox);
    expect(refused.exitCode).toBe(1);
    const printed = refused.outputs.map((one) => one.text).join('');
    expect(printed).toContain('ERROR: Bad Request(');
    expect(printed).toContain(`"code":"${code}"`);
    expect(printed).toContain(text);
    expect(await screenAfter(['why'], refused.sandbox)).toMatch(/✗ endpoint .*\[E\.1\]/);
    expect(await screenAfter(['az vm identity show -g rg-app -n vm-web --query type -o tsv'], refused.sandbox)).toBe(
      'SystemAssigned\n',
    );
  });

  test('a host that holds some keeps them by type UserAssigned alone', async () => {
    const both = 'az vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity [system] id-app -o none';
    const lines = [GROUP, 'az identity create -g rg-app -n id-app -o none', both];
    const { sandbox } = await typeLines(lines);
    const kept = `${patch('{"type":"UserAssigned"}')} --query identity.type -o tsv`;
    expect(await screenAfter([kept], sandbox)).toBe('UserAssigned\n');
  });

  test('PUT and az resource create are refused alike, and a body that is no JSON has its steps', async () => {
    const { sandbox } = await typeLines([GROUP]);
    const body = `'{"location":"westeurope","identity":{"type":"Managed"},"properties":{}}'`;
    const put = await typeLines([`az rest -m put -u "${MACHINE_URL}" -b ${body}`], sandbox);
    expect(put.outputs[0]?.text).toContain('InvalidRequestContent');
    const create = `az resource create -g rg-app -n vm-web --resource-type Microsoft.Compute/virtualMachines --is-full-object -p ${body}`;
    const made = await typeLines([create], sandbox);
    expect(made.outputs[0]?.text).toMatch(/^ERROR: \(InvalidRequestContent\) The request content was invalid/);
    expect(await screenAfter(['why'], made.sandbox)).toContain('the wording of the error is simulated');
    const broken = await typeLines([`az rest -m put -u "${MACHINE_URL}" -b '{'`], sandbox);
    expect(broken.outputs[0]?.text).toContain('InvalidRequestContent');
    expect(await screenAfter(['why'], broken.sandbox)).toContain('the body of the request is no JSON');
  });
});

test('E.2 PUT makes a user-assigned identity, POST and DELETE of resources work by the same addresses', async () => {
  const url = `${BASE}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-two?api-version=2023-01-31`;
  const put = `az rest -m put -u "${url}" -b '{"location":"westeurope"}' --query name -o tsv`;
  const { sandbox, outputs } = await typeLines([GROUP, put]);
  expect(outputs[0]?.text).toBe('id-two\n');
  expect(await screenAfter([`az rest -m delete -u "${url}"`, 'az identity list -o tsv'], sandbox)).toBe('');
});

test('B-10, F25 a Graph app role is granted with az rest and stands in the next token', async () => {
  const url = 'https://graph.microsoft.com/v1.0/servicePrincipals';
  const token = `curl -s -H Metadata:true "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://graph.microsoft.com/" | jq -r .access_token`;
  const read = `ssh vm-web 'curl -s -H "Authorization: Bearer '$(ssh vm-web '${token}')'" https://graph.microsoft.com/v1.0/users | jq -r ".value[0].userPrincipalName // .error.code"'`;
  const lines = [
    GROUP,
    MACHINE,
    'ID=$(az vm show -g rg-app -n vm-web --query identity.principalId -o tsv)',
    `GRAPH=$(az rest -u "${url}?\\$filter=displayName eq 'Microsoft Graph'" --query "value[0].id" -o tsv)`,
  ];
  const { sandbox } = await typeLines(lines);
  expect(await screenAfter([read], sandbox)).toBe('Authorization_RequestDenied\n');
  const grant = `az rest -m POST -u ${url}/$ID/appRoleAssignments -b "{\\"principalId\\":\\"$ID\\",\\"resourceId\\":\\"$GRAPH\\",\\"appRoleId\\":\\"df021288-bdef-4463-88db-98f22de89214\\"}" -o none`;
  expect(await screenAfter([grant, read], sandbox)).toBe('operator@contoso.com\n');
  const late = await typeLines([read, grant, read], sandbox);
  expect(late.outputs[0]?.text).toBe('Authorization_RequestDenied\n');
  expect(await screenAfter(['clock +24h', read], late.sandbox)).toBe('operator@contoso.com\n');
});

test('F39 a deleted identity is viewed through Graph, and neither restored nor purged', async () => {
  const items = 'https://graph.microsoft.com/v1.0/directory/deletedItems';
  const { sandbox } = await typeLines([
    GROUP,
    MACHINE,
    'ID=$(az vm show -g rg-app -n vm-web --query identity.principalId -o tsv)',
    'az vm delete -g rg-app -n vm-web --yes',
  ]);
  const list = `az rest -u ${items}/microsoft.graph.servicePrincipal --query "value[].displayName" -o tsv`;
  expect(await screenAfter([list], sandbox)).toBe('vm-web\n');
  expect((await typeLines([`az rest -m post -u ${items}/$ID/restore`], sandbox)).exitCode).toBe(1);
  expect((await typeLines([`az rest -m delete -u ${items}/$ID`], sandbox)).exitCode).toBe(1);
  expect(await screenAfter(['clock +31d', list], sandbox)).toBe('');
});

test('az rest says where it has no token to bring, and what the lab does not serve', async () => {
  expect(await streamAfter(2, ['az rest -u https://nowhere.example/x'])).toContain(
    "WARNING: Can't derive appropriate Azure AD resource from --url",
  );
  expect(
    await streamAfter(2, ['az rest -u "/subscriptions/{subscriptionId}/providers/Microsoft.Billing?x=y" -m post']),
  ).toContain('NotModelled');
});

test('a list of resources is filtered as asked, and a filter that is not read is not answered with everything', async () => {
  const list = (filter: string) =>
    `az rest -u "https://management.azure.com//subscriptions/{subscriptionId}/resources?api-version=2021-04-01&%24filter=${filter}" --query "value[].name" -o tsv`;
  const sandbox = (await typeLines([GROUP, MACHINE, 'az storage account create -g rg-app -n st1 -o none'])).sandbox;
  expect(await screenAfter([list('')], sandbox)).toBe('vm-web\nst1\n');
  const type = "resourceType eq 'Microsoft.Storage/storageAccounts'";
  expect(await screenAfter([list(type)], sandbox)).toBe('st1\n');
  expect(await screenAfter([list(`${type} and resourceGroup eq 'RG-APP'`)], sandbox)).toBe('st1\n');
  expect(await screenAfter([list("resourceGroup eq 'rg-none'")], sandbox)).toContain('ResourceGroupNotFound');
  expect(await screenAfter([list("name eq 'st1'")], sandbox)).toContain('NotModelled');
});

test('a doubled slash in a path, as SDKs send it, counts as one', async () => {
  const url = MACHINE_URL.replace('Microsoft.Compute/', 'Microsoft.Compute//');
  expect(await screenAfter([GROUP, MACHINE, `az rest -u "${url}" --query name -o tsv`])).toBe('vm-web\n');
});
