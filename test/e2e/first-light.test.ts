import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Pty } from '../pty.ts';
import { KEYS, openTerminal } from './lab-terminal.ts';
import { installPackedLab, type PackedLab } from './packed-lab.ts';

let lab: PackedLab;
let home: string;

beforeAll(() => {
  lab = installPackedLab();
  home = mkdtempSync(join(tmpdir(), 'mi-lab-home-'));
});

afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

const open = (): Pty => openTerminal(lab.bin, { args: ['--home', home] });

async function leave(terminal: Pty): Promise<void> {
  await terminal.shows('Continue: When nobody is named');
  terminal.press('x');
  expect(await terminal.ended).toMatchObject({ exitCode: 0, signal: 0 });
  expect(terminal.terminal.buffer.active.type).toBe('normal');
}

/** Goes somewhere by searching for it from the home screen. */
async function find(terminal: Pty, words: string, sign: string): Promise<void> {
  terminal.press('/');
  await terminal.shows('Search:');
  terminal.press(words);
  await terminal.shows(`Search: ${words}`);
  terminal.press(KEYS.enter);
  await terminal.shows(sign);
}

/** Which letter stands before an option on the screen. */
function letterOf(terminal: Pty, option: string): string {
  const row = terminal.rows().find((one) => one.includes(option));
  const letter = row && /^[❯ ]+([a-f]) /.exec(row)?.[1];
  if (!letter) throw new Error(`no option '${option}' on the screen:\n${terminal.screen()}`);
  return letter;
}

async function type(terminal: Pty, line: string, answer: string | RegExp): Promise<void> {
  terminal.press(line);
  await terminal.shows(line.slice(-20));
  terminal.press(KEYS.enter);
  await terminal.shows(answer);
}

test('a newcomer: first run, a lesson, a wrong and a right answer, a scenario solved, quit', async () => {
  const terminal = open();
  await terminal.shows('A machine without a password');
  terminal.press(KEYS.escape);
  await terminal.shows('Continue: Your first token');
  await find(terminal, 'when nobody is named', 'Nobody said who');
  terminal.press(KEYS.enter);
  await terminal.shows('What comes back?');
  terminal.press(letterOf(terminal, 'A 403, until id-reports has a role'));
  await terminal.shows('Not this time');
  await terminal.shows('IMDS does not look at roles');
  terminal.press(KEYS.enter);
  await terminal.shows('step 3 of');
  terminal.press(KEYS.enter);
  await terminal.shows('step 4 of');
  terminal.press('?');
  await terminal.shows('Say what you expect');
  terminal.press(KEYS.escape);
  await terminal.shows('step 4 of');
  terminal.press(KEYS.escape);
  await terminal.shows('Continue: When nobody is named');

  await find(terminal, 'two identities, no default', 'What is wanted');
  terminal.press(KEYS.enter);
  await terminal.shows('operator@contoso $');
  await type(terminal, 'az vm idenity show', /misspelled|not recognized|Did you mean/i);
  await type(terminal, 'ssh vm-web', 'azureuser@vm-web $');
  await type(terminal, 'sh nightly.sh', 'Multiple user assigned');
  await type(terminal, 'hint', /Hint 1 of 3/i);
  await type(terminal, 'exit', 'operator@contoso $');
  await type(
    terminal,
    'ID=$(az identity show -g rg-web -n id-reports --query clientId -o tsv); echo "id $ID"',
    /id [0-9a-f]{8}-/,
  );
  const id = /id ([0-9a-f-]{36})/.exec(terminal.screen())?.[1];
  await type(terminal, 'ssh vm-web', 'azureuser@vm-web $');
  await type(terminal, `curl -s -H Metadata:true "$IMDS?$QUERY&client_id=${id}" | cut -c1-40`, 'Every goal is met');
  await type(terminal, 'done', 'Two identities, no default');
  await terminal.shows(/solved/i);
  terminal.press(KEYS.escape);
  await leave(terminal);
}, 60_000);

test('who comes back finds everything as it was left', async () => {
  const terminal = open();
  await terminal.shows(/Continue: When nobody is named +step \d+ of \d+/);
  terminal.press(KEYS.enter);
  await terminal.shows(/step [2-9] of/);
  terminal.press(KEYS.ctrlC);
  expect((await terminal.ended).exitCode).toBe(0);
}, 30_000);

test('the window may shrink, grow, and be too small, and the lab recovers', async () => {
  const terminal = open();
  await terminal.shows('Continue');
  terminal.resize(50, 10);
  await terminal.shows('needs 60x20');
  terminal.resize(120, 40);
  await terminal.shows('Continue');
  terminal.resize(60, 20);
  await terminal.shows('Continue');
  terminal.press(KEYS.ctrlC);
  expect((await terminal.ended).exitCode).toBe(0);
}, 30_000);
