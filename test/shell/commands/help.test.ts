import { expect, test } from 'vitest';
import { commands, listedCommands } from '../../../src/shell/commands.ts';
import { printedBy, screenAfter, typeLines } from '../typing.ts';

test('lists the lab’s commands with what they are for, and the Linux ones', async () => {
  const text = await screenAfter(['help']);
  for (const name of ['az', 'curl', 'ssh', 'clock', 'why', 'jwt', 'burst'])
    expect(text).toMatch(new RegExp(`^  ${name} +\\w`, 'm'));
  expect(text.split('\n').length).toBeLessThan(22);
  const linux = await screenAfter(['help linux']);
  for (const name of ['grep egrep', 'whoami', 'history']) expect(linux).toContain(name);
  expect(await screenAfter(['help lab'])).toMatch(/^The lab\n {2}goals story[\s\S]*^ {2}whatif +\w/m);
  expect(text).not.toContain('sudo');
});

test('explains one command, in pipes too', async () => {
  expect(await screenAfter(['help ssh | head -2'])).toBe(
    'ssh: go to a virtual machine or web app, or run one command there\n  ssh HOST\n',
  );
  expect(await screenAfter(['help grep'])).toBe('grep: as on Linux; grep --help says more\n');
  expect((await typeLines(['help nothing'])).exitCode).toBe(1);
});

/** `az` and `curl` have a help of their own, and `exit` leaves. */
const PLAIN = listedCommands.map(({ name }) => name).filter((name) => !['az', 'curl', 'exit'].includes(name));

test.each(PLAIN)('%s --help is what help says of it, and fits the window', async (name) => {
  const said = await typeLines([`${name} --help`]);
  expect(said.exitCode).toBe(0);
  const text = printedBy(said);
  expect(text).toBe(await screenAfter([`help ${name}`]));
  expect(text).toMatch(new RegExp(`^${name}: .+\n  ${name}`));
  for (const row of text.split('\n')) if (!row.includes('://')) expect(row.length).toBeLessThanOrEqual(78);
});

test.each<[command: string, forms: readonly string[]]>([
  [
    'clock',
    ['clock', 'clock +9m', ...['next', 'expiry', 'propagation', 'roll', 'purge'].map((to) => `clock to ${to}`)],
  ],
  [
    'fault',
    [
      'fault imds HOST throttle|updating|failing|clear',
      'fault region REGION down|up',
      'fault target TARGET slow|clear',
    ],
  ],
  ['transfer', ['transfer SUBSCRIPTION --to TENANT']],
  ['burst', ['burst N -- curl …', 'burst N --concurrent C -- curl …']],
  [
    'timeline',
    ['timeline', ...['--last N', '--type TYPE', '--by NAME', '--about NAME', '--json'].map((one) => `timeline ${one}`)],
  ],
  ['diff', ['diff', 'diff N', 'diff N M']],
])('the forms of %s are the contract, each on its row', async (command, forms) => {
  const rows = (await screenAfter([`help ${command}`])).split('\n').slice(1);
  for (const form of forms)
    expect(
      rows.filter((row) => row.trim().split(/ {2}/)[0] === form),
      form,
    ).toHaveLength(1);
});

test('no two commands share a name', () => {
  const names = commands.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
