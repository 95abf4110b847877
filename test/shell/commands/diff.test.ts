import { expect, test } from 'vitest';
import { ASK_FOR_TOKEN, sandboxWithMachine, screenAfter, typeLines } from '../typing.ts';

test('says in words what the last line changed, however often it is asked', async () => {
  const line = 'az identity create -g rg-app -n id-app -o none';
  const { sandbox } = await typeLines([line], await sandboxWithMachine());
  const text = await screenAfter(['diff'], sandbox);
  expect(text).toContain(`Since '${line}':\n`);
  expect(text).toContain('  id-app was created (userAssignedIdentities in rg-app)\n');
  expect(await screenAfter(['diff', 'why', 'diff'], sandbox)).toBe(text);
});

test('says what time brought by itself', async () => {
  const grant =
    'az role assignment create --assignee-object-id $(az vm show -g rg-app -n vm-web --query identity.principalId -o tsv) --assignee-principal-type ServicePrincipal --role Reader --scope $(az group show -n rg-app --query id -o tsv) -o none';
  const { sandbox } = await typeLines([grant], await sandboxWithMachine());
  expect(await screenAfter(['diff'], sandbox)).toContain('  granted: Reader for vm-web at resource group rg-app\n');
  const text = await screenAfter(['clock to propagation', 'diff'], sandbox);
  expect(text).toContain('  by itself: Reader for vm-web at resource group rg-app takes effect\n');
  expect(text).toMatch(/ {2}time: .* later\n$/);
});

test('reading changes nothing', async () => {
  const { sandbox } = await typeLines([`ssh vm-web '${ASK_FOR_TOKEN}'`], await sandboxWithMachine());
  expect(await screenAfter(['az group list', 'diff'], sandbox)).toBe(
    "Since 'az group list':\n  nothing changed in the tenant\n",
  );
  expect(await screenAfter(['diff'])).toBe('Nothing was typed yet.\n');
});

test('goes back by a number of lines, and stops before another one', async () => {
  const create = (name: string) => `az identity create -g rg-app -n ${name} -o none`;
  const { sandbox } = await typeLines(
    ['one', 'two', 'three'].map((name) => create(`id-${name}`)),
    await sandboxWithMachine(),
  );
  const created = (text: string) => [...text.matchAll(/^ {2}(id-\w+) was created/gm)].map(([, name]) => name);
  expect(created(await screenAfter(['diff 2'], sandbox))).toEqual(['id-two', 'id-three']);
  const between = await screenAfter(['diff 3 1'], sandbox);
  expect(between).toContain(`From '${create('id-one')}' until before '${create('id-three')}':\n`);
  expect(created(between)).toEqual(['id-one', 'id-two']);
  expect(await screenAfter(['diff 99'], sandbox)).toBe('diff: only the last 5 lines can be looked back on.\n');
  expect((await typeLines(['diff 1 2'], sandbox)).exitCode).toBe(2);
});

test.each(['diff 0', 'diff last', 'diff 1 2'])('%s says what can be asked', async (line) => {
  expect(await screenAfter(['true', line])).toContain(
    'is not understood.\nusage:\n  diff            what the last line',
  );
});

test('with two files it is the diff of Linux', async () => {
  const { outputs, exitCode } = await typeLines(['echo a > x; echo b > y', 'diff x y']);
  expect(outputs[0]?.text).toContain('-a\n+b\n');
  expect(exitCode).toBe(1);
});
