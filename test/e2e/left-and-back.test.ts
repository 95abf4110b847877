import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Pty } from '../pty.ts';
import { KEYS, openTerminal } from './lab-terminal.ts';
import { typeLine } from './learner.ts';
import { installPackedLab } from './packed-lab.ts';

let bin: string;
const homes: string[] = [];

beforeAll(() => {
  ({ bin } = installPackedLab());
});

afterAll(() => {
  for (const home of homes) rmSync(home, { recursive: true, force: true });
});

function newHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'mi-lab-left-'));
  homes.push(home);
  return home;
}

const open = (home: string, ...args: readonly string[]): Pty =>
  openTerminal(bin, { args: [...args, '--home', home], columns: 80, rows: 24 });

/** In the scenario with two lines typed, the second one taken back. */
async function inTheMiddle(home: string): Promise<Pty> {
  const terminal = open(home, 'scenario', 'two-identities');
  await terminal.shows('open the terminal');
  terminal.press(KEYS.enter);
  await typeLine(terminal, 'NAME=id-reports');
  await typeLine(terminal, 'NAME=id-app');
  await typeLine(terminal, 'undo');
  return terminal;
}

async function isAsItWas(terminal: Pty): Promise<void> {
  await terminal.shows('You were here before: 2 lines were played again');
  await typeLine(terminal, 'echo "still $NAME"');
  await terminal.shows('still id-reports');
}

test('a scenario left with quit is marked at home and continued there, in the next start too', async () => {
  const home = newHome();
  const terminal = await inTheMiddle(home);
  terminal.press(`quit${KEYS.enter}`);
  await terminal.shows(/Continue: Two identities, no default +scenario, 2 lines so far/);
  expect(terminal.screen()).toMatch(/• Two identities, no default/);
  terminal.press(KEYS.enter);
  await isAsItWas(terminal);
  terminal.press(KEYS.ctrlC);
  await terminal.shows('Ctrl-C again leaves the lab');
  terminal.press(KEYS.ctrlC);
  expect(await terminal.ended).toMatchObject({ exitCode: 0, signal: 0 });

  const again = open(home);
  await again.shows(/Continue: Two identities, no default +scenario, 3 lines so far/);
  again.press(KEYS.ctrlC);
  expect((await again.ended).exitCode).toBe(0);
}, 60_000);

test.each(['SIGTERM', 'SIGHUP', 'SIGKILL'])(
  'what was typed before %s is there again',
  async (signal) => {
    const home = newHome();
    const terminal = await inTheMiddle(home);
    terminal.process.kill(signal);
    await terminal.ended;
    const again = open(home, 'scenario', 'two-identities');
    await isAsItWas(again);
    again.end();
  },
  60_000,
);

test('the reflex of a shell, Ctrl-C twice, clears the line and ends nothing', async () => {
  const terminal = await inTheMiddle(newHome());
  terminal.press('az vm lis');
  await terminal.shows('az vm lis');
  terminal.press(KEYS.ctrlC);
  terminal.press(KEYS.ctrlC);
  await terminal.shows('Ctrl-C again leaves the lab');
  await typeLine(terminal, 'echo "still $NAME"');
  await terminal.shows('still id-reports');
  terminal.end();
}, 60_000);
