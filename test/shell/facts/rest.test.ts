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
    expect(await screenAfter(['why'], refused.sandbox)).toMatch(/✗ endpoint /);
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

describe('E.4, E.5 role assignments and definitions by hand', () => {
  const at = (scope: string) =>
    `/subscriptions/{subscriptionId}${scope}/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01`;
  const list = (scope: string, filter = '') =>
    `az rest -u "${at(scope)}${filter === '' ? '' : `&%24filter=${filter}`}" --query "value[].properties.roleDefinitionId" -o tsv | sed 's#.*/##' | sort`;
  const [OWNER, READER, TAG, BLOB] = [
    '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
    'acdd72a7-3385-48ef-bd42-f606fba81ae7',
    'b24988ac-6180-42a0-ab88-20f7382dd24c',
    'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
  ];
  const granted = async () => {
    const scope = '$(az group show -n rg-app --query id -o tsv)';
    const grant = (role: string, where: string, who: string) =>
      `az role assignment create --role "${role}" --scope ${where} --assignee-object-id ${who} --assignee-principal-type ${who === '$GID' ? 'Group' : 'ServicePrincipal'} -o none`;
    const lines = [
      GROUP,
      MACHINE,
      'clock +2m',
      'ID=$(az vm show -g rg-app -n vm-web --query identity.principalId -o tsv)',
      'GID=$(az ad group create --display-name readers --mail-nickname readers --query id -o tsv)',
      'az ad group member add -g readers --member-id $ID',
      grant('Reader', scope, '$ID'),
      grant('Contributor', `${scope}/providers/Microsoft.Compute/virtualMachines/vm-web`, '$ID'),
      grant('Storage Blob Data Contributor', scope, '$GID'),
    ];
    return (await typeLines(lines)).sandbox;
  };
  const lines = (...roles: readonly (string | undefined)[]) => roles.map((one) => `${one}\n`).join('');

  test('a list is at, above and below its scope; a filter takes away, and one that is not read answers nothing', async () => {
    const sandbox = await granted();
    const group = '/resourceGroups/rg-app';
    expect(await screenAfter([list(group)], sandbox)).toBe(lines(OWNER, READER, TAG, BLOB));
    expect(await screenAfter([list(group, 'atScope()')], sandbox)).toBe(lines(OWNER, READER, BLOB));
    expect(await screenAfter([list(group, "principalId eq '$ID'")], sandbox)).toBe(lines(READER, TAG));
    expect(await screenAfter([list(group, "assignedTo('$ID')")], sandbox)).toBe(lines(READER, TAG, BLOB));
    expect(await screenAfter([list(group, "atScope() and assignedTo('$ID')")], sandbox)).toBe(lines(READER, BLOB));
    expect(await screenAfter([list('')], sandbox)).toBe(lines(OWNER, READER, TAG, BLOB));
    expect(await screenAfter([list(group, "roleDefinitionId eq 'x'")], sandbox)).toContain('NotModelled');
  });

  test('az lists those of the groups with --include-groups', async () => {
    const sandbox = await granted();
    const listed = 'az role assignment list -g rg-app --assignee $ID --query "[].roleDefinitionName" -o tsv';
    expect(await screenAfter([listed], sandbox)).toBe('Reader\n');
    expect(await screenAfter([`${listed} --include-groups`], sandbox)).toBe('Reader\nStorage Blob Data Contributor\n');
  });

  test('one assignment is read by its id, and one that is gone is not', async () => {
    const sandbox = await granted();
    const id = '$(az role assignment list -g rg-app --assignee $ID --query "[0].id" -o tsv)';
    const get = `az rest -u "${id}?api-version=2022-04-01" --query properties.principalType -o tsv`;
    expect(await screenAfter([get], sandbox)).toBe('ServicePrincipal\n');
    const gone = await typeLines(
      [`A=${id}`, 'az role assignment delete --ids $A', 'az rest -u "$A?api-version=2022-04-01"'],
      sandbox,
    );
    expect(gone.outputs[0]?.text).toContain('RoleAssignmentNotFound');
    expect(await screenAfter(['why'], gone.sandbox)).toContain('the wording of the error is simulated');
  });

  test('a role is found by name or GUID, and granted by its id only', async () => {
    const roles = '/subscriptions/{subscriptionId}/providers/Microsoft.Authorization/roleDefinitions';
    expect(
      await screenAfter([
        `az rest -u "${roles}?api-version=2022-04-01&%24filter=roleName eq 'reader'" --query "value[].name" -o tsv`,
      ]),
    ).toBe(`${READER}\n`);
    expect(
      await screenAfter([`az rest -u "${roles}/${OWNER}?api-version=2022-04-01" --query properties.roleName -o tsv`]),
    ).toBe('Owner\n');
    expect(await screenAfter([`az rest -u "${roles}/Owner?api-version=2022-04-01"`])).toContain(
      'RoleDefinitionDoesNotExist',
    );
    const put = `az rest -m put -u "${at('').replace('roleAssignments?', 'roleAssignments/00000000-0000-0000-0000-000000000001?')}" -b "{\\"properties\\":{\\"roleDefinitionId\\":\\"Reader\\",\\"principalId\\":\\"x\\"}}"`;
    expect(await screenAfter([put])).toContain("The specified role definition with ID 'Reader' does not exist.");
  });
});

describe('F02 subscriptions, as a client looks them up with its first token', () => {
  const ask = (path: string) =>
    `ssh vm-web 'curl -s -H "Authorization: Bearer '$(ssh vm-web 'curl -s -H Metadata:true "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://management.azure.com/" | jq -r .access_token')'" "https://management.azure.com${path}?api-version=2022-12-01"' | jq -c "[.count.value, .displayName, .error.code, (.value // [] | length)]"`;
  const GRANT =
    'az role assignment create --role Reader --scope $(az group show -n rg-app --query id -o tsv) --assignee-object-id $(az vm show -g rg-app -n vm-web --query identity.principalId -o tsv) --assignee-principal-type ServicePrincipal -o none';

  test('none without a role, and no error; one with a role anywhere in it', async () => {
    const { sandbox } = await typeLines([GROUP, MACHINE, 'SUB=$(az account show --query id -o tsv)']);
    expect(await screenAfter([ask('/subscriptions')], sandbox)).toBe('[0,null,null,0]\n');
    expect(await screenAfter([ask(`/subscriptions/'$SUB'`)], sandbox)).toBe('[null,null,"AuthorizationFailed",0]\n');
    const granted = await typeLines([GRANT, 'clock to propagation'], sandbox);
    expect(await screenAfter([ask('/subscriptions')], granted.sandbox)).toBe('[1,null,null,1]\n');
    expect(await screenAfter([ask(`/subscriptions/'$SUB'`)], granted.sandbox)).toBe('[null,"contoso-dev",null,0]\n');
    expect(
      await screenAfter(['az rest -u "/subscriptions?api-version=2022-12-01" --query "value[].state" -o tsv']),
    ).toBe('Enabled\n');
  });
});

test('B-10 app roles are granted and listed from the end of Graph, too; $select chooses members', async () => {
  const url = 'https://graph.microsoft.com/v1.0/servicePrincipals';
  const { sandbox } = await typeLines([
    GROUP,
    MACHINE,
    'ID=$(az vm show -g rg-app -n vm-web --query identity.principalId -o tsv)',
    `GRAPH=$(az rest -u "${url}(appId='00000003-0000-0000-c000-000000000000')?%24select=id" --query id -o tsv)`,
    `az rest -m POST -u ${url}/$GRAPH/appRoleAssignedTo -b "{\\"principalId\\":\\"$ID\\",\\"resourceId\\":\\"$GRAPH\\",\\"appRoleId\\":\\"df021288-bdef-4463-88db-98f22de89214\\"}" -o none`,
  ]);
  const names = (end: string) =>
    `az rest -u ${url}/${end} --query "value[].[principalDisplayName, resourceDisplayName]" -o tsv`;
  expect(await screenAfter([names('$GRAPH/appRoleAssignedTo')], sandbox)).toBe('vm-web\tMicrosoft Graph\n');
  expect(await screenAfter([names('$ID/appRoleAssignments')], sandbox)).toBe('vm-web\tMicrosoft Graph\n');
  expect(await screenAfter([names('$ID/appRoleAssignedTo')], sandbox)).toBe('');
  const chosen = `az rest -u "${url}/$ID?%24select=displayName,appId"`;
  const one = JSON.parse(await screenAfter([chosen], sandbox));
  expect(Object.keys(one).sort()).toEqual(['@odata.context', 'appId', 'displayName']);
  expect(one['@odata.context']).toBe(
    'https://graph.microsoft.com/v1.0/$metadata#servicePrincipals(displayName,appId)/$entity',
  );
  const list = JSON.parse(
    await screenAfter([`az rest -u "${url}?%24filter=displayName eq 'vm-web'&%24select=id"`], sandbox),
  );
  expect(list.value.map((item: object) => Object.keys(item))).toEqual([['id']]);
});
