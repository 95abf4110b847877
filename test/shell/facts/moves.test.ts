import { describe, expect, test } from 'vitest';
import { sandboxWithMachine, screenAfter, typeLines } from '../typing.ts';

const prepared = async () =>
  (
    await typeLines(
      ['az group create -n rg-new -l westeurope -o none', 'az identity create -g rg-app -n id-app -o none'],
      await sandboxWithMachine(),
    )
  ).sandbox;

const MOVE = 'az resource move --destination-group rg-new --ids';
const idOf = (show: string) => `$(az ${show} --query id -o tsv)`;

test('F37 a user-assigned identity is not moved to another group, and why says so in simulated wording', async () => {
  const { sandbox, exitCode } = await typeLines(
    [`${MOVE} ${idOf('identity show -g rg-app -n id-app')}`],
    await prepared(),
  );
  expect(exitCode).toBe(1);
  const why = await screenAfter(['why'], sandbox);
  expect(why).toContain('[F37]');
  expect(why).toContain('how true: simplified');
  expect(await screenAfter(['az identity list --query "[].resourceGroup" -o tsv'], sandbox)).toBe('rg-app\n');
});

test('F37 one identity among the resources keeps all of them where they are', async () => {
  const ids = `${idOf('vm show -g rg-app -n vm-web')} ${idOf('identity show -g rg-app -n id-app')}`;
  const { sandbox } = await typeLines([`${MOVE} ${ids}`], await prepared());
  expect(await screenAfter(['az vm list --query "[].resourceGroup" -o tsv'], sandbox)).toBe('rg-app\n');
});

test('a machine moves with its identity, and loses the roles granted directly on it', async () => {
  const sandbox = await prepared();
  const principal = 'az vm list --query "[0].identity.principalId" -o tsv';
  const before = await screenAfter([principal], sandbox);
  const grant = `az role assignment create --assignee $(az identity show -g rg-app -n id-app --query principalId -o tsv) --role Reader --scope ${idOf('vm show -g rg-app -n vm-web')} -o none`;
  const moved = await typeLines(['clock +2m', grant, `${MOVE} ${idOf('vm show -g rg-app -n vm-web')}`], sandbox);
  expect(moved.exitCode).toBe(0);
  expect(await screenAfter([principal], moved.sandbox)).toBe(before);
  expect(await screenAfter(['az vm list --query "[].resourceGroup" -o tsv'], moved.sandbox)).toBe('rg-new\n');
  expect(
    await screenAfter(['az role assignment list --all --query "[].roleDefinitionName" -o tsv'], moved.sandbox),
  ).toBe('Owner\n');
});

test('a machine that is moved keeps its files', async () => {
  const { sandbox } = await typeLines(
    ["ssh vm-web 'echo kept > note'", `${MOVE} ${idOf('vm show -g rg-app -n vm-web')}`],
    await prepared(),
  );
  expect(await screenAfter(['ssh vm-web cat note'], sandbox)).toBe('kept\n');
});

test('F37 az group create does not move a group to another region either', async () => {
  expect(await screenAfter(['az group create -n rg-app -l eastus'], await prepared())).toContain(
    'InvalidResourceGroupLocation',
  );
});

test('E.2 list-resources names the hosts of an identity, in whatever group they are', async () => {
  const attach = `az vm identity assign -g rg-app -n vm-web --identities id-app -o none`;
  const list = 'az identity list-resources -g rg-app -n id-app --query "[].name" -o tsv';
  const { sandbox } = await typeLines([attach], await prepared());
  expect(await screenAfter([list], sandbox)).toBe('vm-web\n');
  expect(await screenAfter([list], await prepared())).toBe('');
});

test('resources are made, tagged and deleted whatever their type', async () => {
  const type = '--resource-type Microsoft.ManagedIdentity/userAssignedIdentities';
  const sandbox = await prepared();
  const made = await typeLines([`az resource create -g rg-app -n id-two ${type} -p '{}' -o none`], sandbox);
  expect(made.exitCode).toBe(0);
  const tag = `az resource tag --tags a=1 -g rg-app -n id-two ${type} -o none`;
  const more = `az resource tag --tags b=2 -i -g rg-app -n id-two ${type} --query tags -o tsv`;
  expect(await screenAfter([tag, more], made.sandbox)).toBe('1\t2\n');
  const gone = await typeLines([`az resource delete -g rg-app -n id-two ${type}`], made.sandbox);
  expect(await screenAfter(['az identity list --query "[].name" -o tsv'], gone.sandbox)).toBe('id-app\n');
});

test('list-ip-addresses is a table of machines', async () => {
  expect(await screenAfter(['az vm list-ip-addresses -g rg-app -o table'], await prepared())).toBe(
    'VirtualMachine    PrivateIPAddresses\n----------------  --------------------\nvm-web            10.0.0.4\n',
  );
});

test('F31 Cloud Services (classic) is refused, whichever way it is asked for', async () => {
  const sandbox = await prepared();
  const direct = await typeLines(['az cloud-service create -g rg-app -n cs-app'], sandbox);
  expect(direct.exitCode).toBe(1);
  expect(direct.outputs[0]?.text).toContain('Cloud Services (classic) does not support managed identities');
  expect(await screenAfter(['why'], direct.sandbox)).toContain('[F31]');
  const generic = "az resource create -g rg-app -n cs --resource-type Microsoft.ClassicCompute/domainNames -p '{}'";
  expect(await screenAfter([generic], sandbox)).toContain('(ManagedIdentityNotSupported)');
});

describe('moveResources by hand', () => {
  const GROUPS = '/subscriptions/{subscriptionId}/resourceGroups';
  const VM = '/providers/Microsoft.Compute/virtualMachines/vm-web';
  const move = (ids: readonly string[], to = '/subscriptions/$SUB/resourceGroups/rg-new', from = 'rg-app') =>
    `az rest -m post -u "${GROUPS}/${from}/moveResources?api-version=2021-04-01" -b "${JSON.stringify({ resources: ids, targetResourceGroup: to }).replaceAll('"', '\\"')}"`;
  const inGroup = (group: string, rest: string) => `/subscriptions/$SUB/resourceGroups/${group}${rest}`;
  const ready = async () => (await typeLines(['SUB=$(az account show --query id -o tsv)'], await prepared())).sandbox;

  test.each([
    ['an id that is none', ['vm-web'], "Property id 'vm-web' at path 'resources[0]' is invalid."],
    ['a group', [inGroup('rg-app', '')], 'LinkedInvalidPropertyId'],
    ['no ids', [], "Property id '' at path 'resources[0]' is invalid."],
    [
      'a part of a resource',
      [inGroup('rg-app', `${VM}/extensions/agent`)],
      "virtualMachines/vm-web/extensions/agent' is not a top level resource.",
    ],
    ['what is in another group', [inGroup('rg-new', VM)], "is not in the resource group 'rg-app'"],
    ['what is not there', [inGroup('rg-app', `${VM}x`)], 'ResourceNotFound'],
  ])('%s is refused, and everything stays', async (_what, ids, text) => {
    const refused = await typeLines([move(ids)], await ready());
    expect(refused.exitCode).toBe(1);
    expect(refused.outputs.map((one) => one.text).join('')).toContain(text);
    expect(await screenAfter(['why'], refused.sandbox)).toContain('✗ target');
    expect(await screenAfter(['az vm list --query "[].resourceGroup" -o tsv'], refused.sandbox)).toBe('rg-app\n');
  });

  test('groups that are not there, and one that is no group', async () => {
    const sandbox = await ready();
    const id = inGroup('rg-app', VM);
    const to = await screenAfter([move([id], inGroup('rg-none', ''))], sandbox);
    expect(to).toContain("Resource group 'rg-none' could not be found.");
    expect(await screenAfter([move([id], 'rg-new')], sandbox)).toContain("at path 'targetResourceGroup' is invalid");
    expect(await screenAfter([move([id], undefined, 'rg-none')], sandbox)).toContain(
      "Resource group 'rg-none' could not be found.",
    );
  });

  test('only the words that Azure uses here pass as its own', async () => {
    const part = await typeLines([move([inGroup('rg-app', `${VM}/extensions/agent`)]), 'why'], await ready());
    expect(part.outputs[0]?.text).toContain('how true: matches Azure\n');
    const none = await typeLines([move(['vm-web']), 'why'], await ready());
    expect(none.outputs[0]?.text).toContain('the wording of the error is simulated');
  });
});
