import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { buildLab } from '../pictures/make-pictures.mjs';
import type { Pty } from '../pty.ts';
import { KEYS, openTerminal } from './lab-terminal.ts';

const bin = new URL('../../dist/mi-lab.cjs', import.meta.url).pathname;
const homes: string[] = [];

const newHome = (): string => {
  const home = mkdtempSync(join(tmpdir(), 'mi-lab-first-'));
  homes.push(home);
  return home;
};

beforeAll(() => buildLab());
afterEach(() => {
  for (const home of homes.splice(0)) rmSync(home, { recursive: true, force: true });
});

const open = (home: string, columns: number, rows: number): Pty =>
  openTerminal(process.execPath, { args: [bin, '--home', home], columns, rows });

async function leave(terminal: Pty): Promise<void> {
  terminal.press(KEYS.ctrlC);
  expect((await terminal.ended).exitCode).toBe(0);
}

test.each([
  [60, 20],
  [80, 24],
  [120, 40],
])(
  'at %ix%i seven keys lead from the first start to a token and home',
  async (columns, rows) => {
    const home = newHome();
    const terminal = open(home, columns, rows);
    const keys: readonly (readonly [key: string, shows: string])[] = [
      [KEYS.enter, 'Press a letter'],
      ['c', 'Not this time'],
      [KEYS.enter, 'Ask for it'],
      [KEYS.enter, 'The line is typed already'],
      [KEYS.enter, 'There it is. Press Enter to go on'],
      [KEYS.enter, 'What you saw'],
      [KEYS.escape, 'Start here'],
    ];
    await terminal.shows('A machine without a password');
    for (const [key, shows] of keys) {
      terminal.press(key);
      await terminal.shows(shows);
      if (shows.startsWith('There it is')) {
        for (const claim of [
          '"aud": "https://storage.azure.com/"',
          '"oid": "',
          '"exp": 17',
          'virtualMachines/vm-web',
        ]) {
          expect(terminal.screen().replaceAll(/\n */g, '')).toContain(claim);
        }
      }
    }
    await leave(terminal);

    const again = open(home, columns, rows);
    await again.shows('Start here');
    expect(again.screen()).not.toContain('Your first token');
    again.press('?');
    await again.shows('the tour');
    again.press('t');
    await again.shows('A machine without a password');
    await leave(again);
  },
  60_000,
);

test('Esc passes over it, and the home screen goes on with it', async () => {
  const home = newHome();
  const terminal = open(home, 80, 24);
  await terminal.shows('A machine without a password');
  terminal.press(KEYS.enter);
  await terminal.shows('Press a letter');
  terminal.press(KEYS.escape);
  await terminal.shows('Continue: Your first token');
  await leave(terminal);

  const again = open(home, 80, 24);
  await again.shows('Continue: Your first token');
  again.press(KEYS.enter);
  await again.shows('Press a letter');
  await leave(again);
}, 30_000);
