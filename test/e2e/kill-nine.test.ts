import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readJournals } from '../../src/io/journal-reader.ts';
import { MINIATURE } from '../catalog/miniature-course.ts';
import { courseFolder } from './course-folder.ts';
import { KEYS, openTerminal } from './lab-terminal.ts';
import { installPackedLab, type PackedLab } from './packed-lab.ts';

const kills = Number(process.env.MI_LAB_KILLS ?? 50);

let lab: PackedLab;
let home: string;
let course: string;

beforeAll(() => {
  lab = installPackedLab();
  home = mkdtempSync(join(tmpdir(), 'mi-lab-kill-'));
  course = courseFolder(MINIATURE);
});

afterAll(() => {
  for (const folder of [home, course]) rmSync(folder, { recursive: true, force: true });
});

/** Answers quiz questions until the process is killed, `delay` ms after the first question stood there. How many verdicts were seen. */
async function answerUntilKilled(seed: number, delay: number): Promise<number> {
  const terminal = openTerminal(lab.bin, {
    args: ['quiz', '--seed', String(seed), '--home', home, '--course', course],
  });
  await terminal.shows(/ 1 of \d+ ·/);
  let isKilled = false;
  const timer = setTimeout(() => {
    isKilled = true;
    terminal.process.kill('SIGKILL');
  }, delay);
  let seen = 0;
  try {
    for (let number = 1; !isKilled; number++) {
      await terminal.shows(new RegExp(` ${number} of \\d+ ·`), delay + 500);
      // Every option in turn, then Enter: an answer to a question of any kind that has options.
      for (const key of ['a', 'b', 'c', 'd', 'e', KEYS.enter]) if (!isVerdict(terminal.screen())) terminal.press(key);
      await terminal.shows(VERDICT, delay + 500);
      seen++;
      terminal.press(KEYS.enter);
    }
  } catch {
    // The process is gone, and with it the screen that was waited for.
  }
  clearTimeout(timer);
  if (!isKilled) terminal.process.kill('SIGKILL');
  await terminal.ended;
  return seen;
}

const VERDICT = /✓ Right|✗ Not this time|✗ Not quite/;
const isVerdict = (screen: string): boolean => VERDICT.test(screen);

test(
  `${kills} times killed at a random moment: no answer that was acknowledged is lost`,
  async () => {
    let acknowledged = 0;
    for (let round = 0; round < kills; round++) {
      acknowledged += await answerUntilKilled(round + 1, Math.floor(Math.random() * 400));
      const { events } = readJournals(home);
      const saved = events.filter(({ event }) => event.type === 'answered').length;
      expect(saved, `after kill ${round + 1}`).toBeGreaterThanOrEqual(acknowledged);
      acknowledged = saved;
    }
    expect(acknowledged).toBeGreaterThan(kills / 5);
  },
  kills * 4_000,
);
