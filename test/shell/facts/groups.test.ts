import { describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../src/shell/sandbox.ts';
import { screenAfter, TOKEN_URL, typeLines } from '../typing.ts';
import { idIn, people, sandboxOf, typed } from './people.ts';

const READ = `curl -s -o /dev/null -w "%{http_code}\\n" -H "Authorization: Bearer $T" https://management.azure.com$RG`;
const ASK = `T=$(curl -s -H Metadata:true "${TOKEN_URL}https://management.azure.com/" | jq -r .access_token)`;
const JOIN = 'az ad group member add -g readers --member-id $ID';

/** A machine with an identity, a group readers that may read rg-app; RG and ID are set where they are needed. */
async function withGroup(): Promise<Sandbox> {
  const lines = [
    'az group create -n rg-app -l westeurope -o none',
    'az vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity -o none',
    'az ad group create --display-name readers --mail-nickname readers -o none',
    'RG=$(az group show -n rg-app --query id -o tsv)',
    'ID=$(az vm identity show -g rg-app -n vm-web --query principalId -o tsv)',
    'az role assignment create --role Reader --scope $RG --assignee-object-id $(az ad group show -g readers --query id -o tsv) --assignee-principal-type Group -o none',
  ];
  const sandbox = await typed(lines, sandboxOf());
  const rg = /^\/.*$/m.exec(await screenAfter(['echo $RG'], sandbox))?.[0] ?? '';
  return typed(['ssh vm-web', `RG=${rg}`, 'exit'], sandbox);
}

describe('B-09 a group is a claim: it counts with the next token', () => {
  test('F38 G-09 who joins a group waits for the cached token to run out, and then has its rights', async () => {
    const asked = await typed(['ssh vm-web', ASK], await withGroup());
    expect(await screenAfter([READ], asked)).toBe('403\n');
    const joined = await typed(['exit', JOIN, 'ssh vm-web', ASK], asked);
    expect(await screenAfter([READ], joined)).toBe('403\n');
    expect(await screenAfter([READ, 'why'], joined)).toContain(
      'the directory has it in the group readers, whose role would do; the token was made before and does not name the group',
    );
    expect(await screenAfter(['clock +23h', ASK, READ], joined)).toBe('403\n');
    const late = await typed(['clock +25h', ASK], joined);
    expect(await screenAfter([READ], late)).toBe('200\n');
    expect(await screenAfter([READ, 'why'], late)).toContain('for the group readers');
  });

  test('who leaves keeps the rights of the token in hand, even a new copy of it', async () => {
    const sandbox = await typed([JOIN, 'ssh vm-web', ASK, 'exit'], await withGroup());
    const left = await typed([JOIN.replace('add', 'remove'), 'ssh vm-web', ASK], sandbox);
    expect(await screenAfter([READ], left)).toBe('200\n');
    expect(await screenAfter(['clock +25h', ASK, READ], left)).toBe('403\n');
  });

  test('a direct role does not wait for a token', async () => {
    const asked = await typed(['ssh vm-web', ASK, 'exit'], await withGroup());
    const grant =
      'az role assignment create --role Reader --scope $RG --assignee-object-id $ID --assignee-principal-type ServicePrincipal -o none';
    expect(await screenAfter([grant, 'ssh vm-web', READ], asked)).toBe('200\n');
  });

  test('the claim names the group', async () => {
    const sandbox = await withGroup();
    const text = await screenAfter([JOIN, 'ssh vm-web', ASK, 'jwt $T'], sandbox);
    expect(text).toContain(idIn(sandbox, 'readers'));
  });

  test('az on the machine shows the same token to ARM', async () => {
    const sandbox = await typed(
      ['ssh vm-web', 'az login --identity --allow-no-subscriptions -o none', 'exit'],
      await withGroup(),
    );
    const list = 'az group list --query [].name -o tsv';
    const joined = await typed([JOIN], sandbox);
    expect((await typeLines(['ssh vm-web', 'az login --identity'], joined)).exitCode).toBe(1);
    expect(await screenAfter(['clock +25h', 'ssh vm-web', 'az login --identity -o none', list], joined)).toBe(
      'rg-app\n',
    );
  });
});

describe('groups', () => {
  test('a person has the groups of the sign-in, and of every new one', async () => {
    const sandbox = await people(['alice'], await withGroup());
    const alice =
      'az ad group member add -g readers --member-id $(az ad user show --id alice@contoso.com --query id -o tsv)';
    const first = ['az login -u alice@contoso.com --allow-no-subscriptions -o none'];
    expect((await typeLines([...first, 'az group show -n rg-app'], sandbox)).exitCode).not.toBe(0);
    const names = ['az login -u alice@contoso.com -o none', 'az group list --query [].name -o tsv'];
    expect(await screenAfter([alice, ...names], sandbox)).toBe('rg-app\n');
  });

  test('are made once, listed, checked through other groups, and deleted', async () => {
    const sandbox = await withGroup();
    const create = 'az ad group create --display-name readers --mail-nickname readers';
    expect(await screenAfter([`${create} --query id -o tsv 2> /dev/null`], sandbox)).toBe(
      `${idIn(sandbox, 'readers')}\n`,
    );
    const nested = await typed(
      [
        'az ad group create --display-name everyone --mail-nickname everyone -o none',
        'az ad group member add -g everyone --member-id $(az ad group show -g readers --query id -o tsv)',
        JOIN,
      ],
      sandbox,
    );
    expect(await screenAfter(['az ad group list --query [].displayName -o tsv'], nested)).toBe('readers\neveryone\n');
    expect(await screenAfter(['az ad group member list -g everyone --query [].displayName -o tsv'], nested)).toBe(
      'readers\n',
    );
    const check = 'az ad group member check --member-id $ID --query value -o tsv -g';
    expect(await screenAfter([`${check} everyone`], nested)).toBe('true\n');
    const deleted = await typed(['az ad group delete -g readers'], nested);
    expect(await screenAfter([`${check} everyone`], deleted)).toBe('false\n');
    expect(await screenAfter(['az ad group show -g readers'], deleted)).toBe(
      "ERROR: No group matches the name of 'readers'\n",
    );
  });

  test('a member twice, and nobody at all', async () => {
    const sandbox = await typed([JOIN], await withGroup());
    expect(await screenAfter([JOIN], sandbox)).toBe(
      "ERROR: One or more added object references already exist for the following modified properties: 'members'.\n",
    );
    const nobody = await typeLines(
      ['az ad group member add -g readers --member-id 00000000-0000-0000-0000-000000000000'],
      sandbox,
    );
    expect(nobody.exitCode).toBe(3);
  });

  test('B-08 what a deleted group was granted stays, without a name', async () => {
    const lines = [
      'az ad group delete -g readers',
      `az role assignment list --scope $RG --query '[].[principalName,principalType]' -o tsv`,
    ];
    expect(await screenAfter(lines, await withGroup())).toBe('\tGroup\n');
  });
});

test('B-09 a group is granted a role by its object id, with or without the type, and listed by its name', async () => {
  const scope = '$(az group show -n rg-app --query id -o tsv)';
  const lines = [
    'az group create -n rg-app -l westeurope -o none',
    'GID=$(az ad group create --display-name readers --mail-nickname readers --query id -o tsv)',
    `az role assignment create --assignee $GID --role Reader --scope ${scope} -o none`,
    `az role assignment create --assignee-object-id $GID --role Contributor --scope ${scope} -o none`,
  ];
  const sandbox = await typed(lines, sandboxOf());
  const list = `az role assignment list -g rg-app --query "[].[principalName, principalType, roleDefinitionName]" -o tsv`;
  expect(await screenAfter([list], sandbox)).toBe('readers\tGroup\tReader\nreaders\tGroup\tContributor\n');
});
