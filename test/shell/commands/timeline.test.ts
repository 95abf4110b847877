import { expect, test } from 'vitest';
import { ASK_FOR_TOKEN, sandboxWithMachine, screenAfter, typeLines } from '../typing.ts';

test('tells what happened, when and by whom, the newest last', async () => {
  const text = await screenAfter(['timeline --type Resource'], await sandboxWithMachine());
  expect(text).toMatch(
    /^09:00:00 {2}ResourceGroupCreated {2}resource group rg-app is there, in westeurope\n09:00:01 {2}ResourceCreated {7}vm-web was created \(virtualMachines in rg-app\), by operator@contoso\.com\n$/,
  );
});

test('--last says how much it leaves out, and --type narrows by a part of the name', async () => {
  const { sandbox } = await typeLines([`ssh vm-web '${ASK_FOR_TOKEN}'`], await sandboxWithMachine());
  const last = await screenAfter(['timeline --last 1'], sandbox);
  expect(last).toContain('TokenIssued  a new token of vm-web for https://management.azure.com/');
  expect(last).toMatch(/\d+ earlier; timeline --last \d+ shows all\.\n$/);
  expect(await screenAfter(['timeline --type token | wc -l'], sandbox)).toBe('1\n');
  expect(await screenAfter(['timeline --type nothing'], sandbox)).toMatch(
    /^Nothing of that kind happened yet\. timeline alone /,
  );
});

test('--by and --about narrow by who did it and by what it says, together and in any case', async () => {
  const { sandbox } = await typeLines([`ssh vm-web '${ASK_FOR_TOKEN}'`], await sandboxWithMachine());
  const rows = async (line: string): Promise<number> => Number(await screenAfter([`${line} | wc -l`], sandbox));
  const byOperator = await rows('timeline --by OPERATOR');
  expect(byOperator).toBeGreaterThan(0);
  expect(byOperator).toBeLessThan(await rows('timeline'));
  expect(await screenAfter(['timeline --by operator'], sandbox)).not.toContain('asked IMDS');
  expect(await screenAfter(['timeline --about VM-web'], sandbox)).toContain('vm-web asked IMDS');
  expect(await screenAfter(['timeline --about vm-web'], sandbox)).not.toContain('resource group');
  expect(await screenAfter(['timeline --about vm-web --by operator --type created'], sandbox)).toMatch(
    /^\S+ {2}ResourceCreated {2}vm-web was created .*\n$/,
  );
});

test('a word alone is looked for in all that is said, a number alone is how many', async () => {
  const sandbox = await sandboxWithMachine();
  expect(await screenAfter(['timeline VM-WEB'], sandbox)).toBe(await screenAfter(['timeline --about vm-web'], sandbox));
  expect(await screenAfter(['timeline resourcegroup'], sandbox)).toContain('resource group rg-app is there');
  expect(await screenAfter(['timeline 1'], sandbox)).toBe(await screenAfter(['timeline --last 1'], sandbox));
});

test.each([
  ['timeline --typ role', '--typ role'],
  ['timeline --last five', '--last five'],
  ['timeline --by', '--by'],
])('%s: what is not understood is named, and what could be typed stands below', async (line, named) => {
  const { outputs, exitCode } = await typeLines([line]);
  expect(outputs[0]?.text).toMatch(new RegExp(`^timeline: '${named}' is not understood\\.\nusage:\n`));
  expect(exitCode).toBe(2);
});

test('--json is the same as data', async () => {
  const text = await screenAfter(['timeline --json --type ResourceCreated'], await sandboxWithMachine());
  expect(JSON.parse(text)).toEqual([
    {
      time: '2026-03-02T09:00:01Z',
      type: 'ResourceCreated',
      text: 'vm-web was created (virtualMachines in rg-app)',
      caller: 'operator@contoso.com',
    },
  ]);
});

test('an assignment that is gone still has its words', async () => {
  const { sandbox } = await typeLines(
    [
      'ID=$(az vm show -g rg-app -n vm-web --query identity.principalId -o tsv)',
      'az role assignment create --assignee-object-id $ID --assignee-principal-type ServicePrincipal --role Reader --scope $(az group show -n rg-app --query id -o tsv) -o none',
      'clock to propagation',
      'az role assignment delete --assignee $ID --role Reader -g rg-app',
      'clock +11m',
      'az role assignment delete --ids /subscriptions/x/providers/Microsoft.Authorization/roleAssignments/y',
    ],
    await sandboxWithMachine(),
  );
  expect(await screenAfter(['timeline --type RoleAssignment'], sandbox)).toContain(
    'taken away: Reader for vm-web at resource group rg-app, by operator@contoso.com',
  );
});

test('what it does not understand', async () => {
  for (const line of ['timeline --last 0', 'timeline --type', 'timeline --by', 'timeline one two three --x']) {
    expect((await typeLines([line])).exitCode).toBe(2);
  }
});
