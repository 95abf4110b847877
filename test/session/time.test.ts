import { expect, test } from 'vitest';
import { openedRun } from '../../src/session/opened-run.ts';
import type { Run } from '../../src/session/run.ts';
import { runUpdate } from '../../src/session/run-update.ts';
import { broughtBy, timeRows } from '../../src/session/time-rows.ts';
import { whenText } from '../../src/session/when-text.ts';
import { runLine } from '../../src/shell/run-line.ts';
import { DAY } from '../../src/sim/duration.ts';
import { ASK_FOR_TOKEN, sandboxWithMachine, typeLines } from '../shell/typing.ts';

const GRANT =
  'az role assignment create --assignee-object-id $(az vm identity show -g rg-app -n vm-web --query principalId -o tsv) --assignee-principal-type ServicePrincipal --role Reader --scope $(az group show -n rg-app --query id -o tsv) -o none';
const context = { scenario: undefined, ticket: 1 };

/** Enters a line as a person does, and lets the shell run what comes of it. */
async function entered(run: Run, text: string): Promise<Run> {
  const typed = runUpdate(run, { type: 'edit', edit: { do: 'insert', text } }, context).run;
  const { run: at, effects } = runUpdate(typed, { type: 'enter-line' }, context);
  const effect = effects.find((one) => one.type === 'run-line');
  if (effect?.type !== 'run-line') return at;
  const result = await runLine(effect.sandbox, effect.line);
  return runUpdate(at, { type: 'line-finished', ticket: 1, result }, context).run;
}
const open = async (...lines: readonly string[]): Promise<Run> =>
  openedRun((await typeLines(lines, await sandboxWithMachine())).sandbox, undefined);
const told = (run: Run): readonly string[] =>
  run.entries.flatMap((entry) => (entry.kind === 'note' ? [entry.text] : []));

test('everything that time will bring, the nearest first, of certificates only the next', async () => {
  const run = await open(
    GRANT,
    `ssh vm-web '${ASK_FOR_TOKEN}' > /dev/null`,
    'az vm create -g rg-app -n vm-old --image Ubuntu2204 --assign-identity -o none',
    'az vm delete -y -g rg-app -n vm-old',
    'az policy definition create -n only-west --rules \'{"if":{"field":"location","equals":"x"},"then":{"effect":"deny"}}\' -o none',
    'az policy assignment create -n west --policy only-west -o none',
    'clock +1m > /dev/null',
    'fault imds vm-web updating',
  );
  expect(timeRows(run).map(({ what }) => what)).toEqual([
    'the IMDS of vm-web answers again',
    ...[expect.anything(), expect.anything()],
    'the token of vm-web for https://management.azure.com/ expires',
    'the deleted vm-old is purged',
    'Azure rolls the certificate of vm-web',
    'a certificate of vm-web expires',
  ]);
  expect(timeRows(run).map(({ what }) => what)).toEqual(
    expect.arrayContaining([
      'policy assignment west is applied',
      'Reader for vm-web at resource group rg-app takes effect',
    ]),
  );
});

test('next goes just past the first of it, says what happened, and undo takes it back', async () => {
  const before = await open(GRANT, 'clock +1m > /dev/null');
  const [first] = timeRows(before);
  const asked = await entered(before, 'next');
  expect(asked.sandbox).toBe(before.sandbox);
  expect(told(asked).at(-1)).toContain(`${first?.what} (${first?.when})`);
  const after = await entered(asked, 'next');
  const line = after.entries.at(-2);
  expect(line).toMatchObject({ kind: 'line', text: 'clock to next' });
  expect(line?.kind === 'line' && line.outputs.map(({ text }) => text).join('')).toContain(first?.what);
  expect(told(after).at(-1)).toContain('undo takes that back');
  expect(timeRows(after)[0]?.what).not.toBe(first?.what);
  expect((await entered(after, 'next')).sandbox).toBe(after.sandbox);
  const undone = await entered(after, 'undo');
  expect(undone.sandbox.world).toBe(before.sandbox.world);
});

test('next, and then something else, leaves the clock alone', async () => {
  const before = await open(GRANT, 'clock +1m > /dev/null');
  const other = await entered(await entered(before, 'next'), 'echo no');
  const again = await entered(other, 'next');
  expect(again.sandbox).toBe(other.sandbox);
});

test('next with the time line on the screen goes at once', async () => {
  const before = await open(GRANT, 'clock +1m > /dev/null');
  const pressed = runUpdate({ ...before, panel: 'time' }, { type: 'lab-word', word: 'next' }, context);
  expect(pressed.effects).toMatchObject([{ type: 'run-line', line: 'clock to next' }]);
});

test('what happens while another line runs is said as a note, with its time', async () => {
  const after = await entered(await open(GRANT), 'sleep 700');
  expect(told(after)).toEqual([
    expect.stringMatching(/^\d\d:\d\d: Reader for vm-web at resource group rg-app takes effect\.$/),
  ]);
});

test('what was taken back before it came is no news', async () => {
  const before = await open(GRANT);
  const after = await entered(before, 'az vm delete -y -g rg-app -n vm-web; az group delete -y -n rg-app; clock +11m');
  expect(broughtBy(before.sandbox.world, after.sandbox.world)).toEqual([]);
});

test('next says so where nothing is to come, and the time stays', async () => {
  const empty = openedRun((await typeLines(['true'])).sandbox, undefined);
  const after = await entered(empty, 'next');
  expect(told(after).at(-1)).toContain('nothing is on its way');
  expect(after.sandbox).toBe(empty.sandbox);
});

test.each([
  [0, '09:14'],
  [1, '09:14 tomorrow'],
  [45, '09:14 in 45 days'],
  [-1, '09:14 yesterday'],
  [-3, '09:14, 3 days ago'],
])('a time %d days from now', (days, text) => {
  const now = 100 * DAY + 3_600_000;
  expect(whenText((100 + days) * DAY + (9 * 60 + 14) * 60_000, now)).toBe(text);
});
