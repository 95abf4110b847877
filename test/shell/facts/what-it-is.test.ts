import { expect, test } from 'vitest';
import type { Sandbox } from '../../../src/shell/sandbox.ts';
import { screenAfter, streamAfter, TOKEN_URL, typeLines } from '../typing.ts';
import { sandboxOf, signedInAs, typed } from './people.ts';

const GROUP = 'az group create -n rg-app -l westeurope -o none';
const VM = 'az vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity -o none';
const PRINCIPAL = 'az vm show -g rg-app -n vm-web --query identity.principalId -o tsv';
const TOKEN = `curl -s -H Metadata:true "${TOKEN_URL}https://storage.azure.com/" | jq -r .access_token`;
const LIST = 'https://st1.blob.core.windows.net/docs?restype=container&comp=list';
const READ = `T=$(${TOKEN}); curl -s -o /dev/null -w "%{http_code}" -H "x-ms-version: 2021-12-02" -H "Authorization: Bearer $T" "${LIST}"`;

/** vm-web with an identity of its own, and a container st1/docs. */
const shop = (): Promise<Sandbox> =>
  typed(
    [
      GROUP,
      VM,
      'az storage account create -g rg-app -n st1 -o none',
      'az storage container create --account-name st1 -n docs --auth-mode key -o none',
    ],
    sandboxOf(),
  );

const ST1 = '$(az storage account show -g rg-app -n st1 --query id -o tsv)';
const grantTo = (who: string) =>
  `az role assignment create --assignee-object-id ${who} --assignee-principal-type ServicePrincipal --role "Storage Blob Data Reader" --scope ${ST1} -o none`;

test('F01, F04, B-04 the identity of a resource is a service principal that bears its name, and no person', async () => {
  const sandbox = await shop();
  const show = `az ad sp show --id $(${PRINCIPAL}) --query "[displayName, servicePrincipalType]" -o tsv`;
  expect(await screenAfter([show], sandbox)).toBe('vm-web\nManagedIdentity\n');
  expect(await screenAfter(['az ad user list --query "[].displayName" -o tsv'], sandbox)).toBe('operator\n');
  expect(await screenAfter([grantTo(`$(${PRINCIPAL})`), `ssh vm-web '${READ}'`], sandbox)).toBe('200');
});

test('B-04 names are not unique: two identities of one name are told apart by their principal ids', async () => {
  const lines = ['az group create -n rg-two -l westeurope -o none', 'az identity create -g rg-app -n vm-web -o none'];
  const sandbox = await typed([...lines, 'az identity create -g rg-two -n vm-web -o none'], await shop());
  const ids = await screenAfter(['az ad sp list --display-name vm-web --query "[].id" -o tsv'], sandbox);
  expect(new Set(ids.trim().split('\n')).size).toBe(3);
});

test('F06 a system-assigned identity is no resource that a second host could hold', async () => {
  const sandbox = await typed(['az vm create -g rg-app -n vm-two --image Ubuntu2204 -o none'], await shop());
  const attach =
    'az vm identity assign -g rg-app -n vm-two --identities $(az vm show -g rg-app -n vm-web --query id -o tsv)';
  expect(await streamAfter(2, [attach], sandbox)).toContain('is not a valid reference to a Microsoft.ManagedIdentity');
  const other = `ssh vm-two 'curl -s -H Metadata:true "${TOKEN_URL}https://storage.azure.com/&object_id='$(${PRINCIPAL})'" | jq -r .error_description'`;
  expect(await screenAfter([other], sandbox)).toBe('Identity not found\n');
});

test('F07 deleting the resource deletes its identity, which stays visible, and leaves its role behind', async () => {
  const lines = [`ID=$(${PRINCIPAL})`, grantTo('$ID'), 'az vm delete -g rg-app -n vm-web --yes'];
  const sandbox = await typed(lines, await shop());
  expect((await typeLines(['az ad sp show --id $ID'], sandbox)).exitCode).toBe(3);
  const bin = 'https://graph.microsoft.com/v1.0/directory/deletedItems/microsoft.graph.servicePrincipal';
  expect(await screenAfter([`az rest -u ${bin} --query "value[].displayName" -o tsv`], sandbox)).toBe('vm-web\n');
  const left = `az role assignment list --scope ${ST1} --query "[].[principalName, roleDefinitionName]" -o tsv`;
  expect(await screenAfter([left], sandbox)).toBe('\tStorage Blob Data Reader\n');
});

test('F09 who starts the call needs the identity: without one there is no token, whatever the target allows', async () => {
  const sandbox = await typed([`az vm identity remove -g rg-app -n vm-web -o none`], await shop());
  const ask = `curl -s -H Metadata:true "${TOKEN_URL}https://storage.azure.com/" | jq -r .error_description`;
  expect(await screenAfter([`ssh vm-web '${ask}'`], sandbox)).toBe('Identity not found\n');
  expect(await screenAfter(['az storage account show -g rg-app -n st1 --query identity'], sandbox)).toBe('');
});

test('F11 switching the identity on is the same for a machine and a web app, and F13 can be done later', async () => {
  const plan = 'az appservice plan create -g rg-app -n plan -o none';
  const lines = [GROUP, 'az vm create -g rg-app -n vm-web --image Ubuntu2204 -o none', plan];
  const sandbox = await typed([...lines, 'az webapp create -g rg-app -p plan -n app-web -o none'], sandboxOf());
  for (const [kind, name] of [
    ['vm', 'vm-web'],
    ['webapp', 'app-web'],
  ]) {
    const assign = `az ${kind} identity assign -g rg-app -n ${name} -o none`;
    const type = `az ${kind} show -g rg-app -n ${name} --query identity.type -o tsv`;
    expect(await screenAfter([type], sandbox)).toBe('');
    expect(await screenAfter([assign, type], sandbox)).toBe('SystemAssigned\n');
  }
});

test('F14 a role can be granted to a user-assigned identity before its host is there, and to no other', async () => {
  const early = [
    GROUP,
    'az storage account create -g rg-app -n st1 -o none',
    'az identity create -g rg-app -n id-app -o none',
  ];
  const sandbox = await typed(early, sandboxOf());
  const identity = '$(az identity show -g rg-app -n id-app --query principalId -o tsv)';
  const machine = 'az vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity id-app -o none';
  const container = 'az storage container create --account-name st1 -n docs --auth-mode key -o none';
  expect(await screenAfter([grantTo(identity), container, machine, `ssh vm-web '${READ}'`], sandbox)).toBe('200');
  expect((await typeLines([PRINCIPAL], sandbox)).exitCode).toBe(3);
});

test('F15 the old name MSI lives on in a claim, in the CLI and in the variables of App Service', async () => {
  const sandbox = await shop();
  const mirid = `ssh vm-web '${TOKEN}' | jwt --json | jq -r .claims.xms_mirid`;
  expect(await screenAfter([mirid], sandbox)).toMatch(
    /^\/subscriptions\/[^/]+\/resourcegroups\/rg-app\/providers\/Microsoft\.Compute\/virtualMachines\/vm-web\n$/,
  );
  const without = ['az vm identity remove -g rg-app -n vm-web -o none', "ssh vm-web 'az login --identity'"];
  expect(await screenAfter(without, sandbox)).toContain(
    'Failed to connect to MSI. Please make sure MSI is configured correctly.',
  );
});

test('B-12 whoever can run code on a host has its identity, without any role of their own on the target', async () => {
  const before = await signedInAs('alice', ['Virtual Machine Contributor']);
  const own =
    'curl -s -o /dev/null -w "%{http_code}" -H "x-ms-version: 2021-12-02" -H "Authorization: Bearer $(az account get-access-token --resource https://storage.azure.com/ --query accessToken -o tsv)"';
  const back = 'az login --username operator@contoso.com -o none';
  const prepared = [
    back,
    'az vm identity assign -g rg-app -n vm-web -o none',
    'az storage account create -g rg-app -n st1 -o none',
    'az storage container create --account-name st1 -n docs --auth-mode key -o none',
    grantTo(`$(${PRINCIPAL})`),
    'az login --username alice@contoso.com -o none',
  ];
  const sandbox = await typed(prepared, before);
  expect(await screenAfter([`${own} "${LIST}"`], sandbox)).toBe('403');
  expect(await screenAfter([`ssh vm-web '${READ}'`], sandbox)).toBe('200');
  const run = 'explain alice@contoso.com can Microsoft.Compute/virtualMachines/runCommand/action on vm-web';
  expect(await screenAfter([run], sandbox)).toMatch(/^Yes: /);
});
