import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readJournals } from '../../src/io/journal-reader.ts';
import { MINIATURE } from '../catalog/miniature-course.ts';
import { GIVEN_BACK, LAST_WORDS, Pty } from '../pty.ts';
import { courseFolder } from './course-folder.ts';
import { AT_A_DESK, KEYS } from './lab-terminal.ts';
import { type Ended, runCommand } from './packed-command.ts';
import { installPackedLab, type PackedLab } from './packed-lab.ts';

let packed: PackedLab;
let course: string;
let folder: string;

beforeAll(() => {
  packed = installPackedLab();
  course = courseFolder(MINIATURE);
  folder = mkdtempSync(join(tmpdir(), 'mi-lab-saved-'));
});

afterAll(() => {
  for (const one of [folder, course]) rmSync(one, { recursive: true, force: true });
});

const answersIn = (home: string): number =>
  readJournals(home).events.filter(({ event }) => event.type === 'answered').length;

const VERDICT = /^(?:> )?[✓✗] (?:Right|Not)/gm;
const acknowledgedIn = ({ stdout }: Ended): number => [...stdout.matchAll(VERDICT)].length;

/** Lines that answer one question of any kind in plain mode, and go on; those that do not fit are only complained about. */
const ANY_ANSWER = 'a\na b\na b c\na b c d\n\n';

describe('several at once', () => {
  const writers = 8;
  const rounds = Number(process.env.MI_LAB_QUIZZES ?? 3);

  test(`${writers} labs that answer at the same moment lose nothing and double nothing`, async () => {
    const home = join(folder, 'shared');
    const input = `${`${ANY_ANSWER.repeat(4)}\nq\n`.repeat(rounds)}leave\n`;
    const play = (): Promise<Ended> =>
      runCommand(packed.bin, ['quiz', '--plain', '--course', course, '--home', home], { input });
    const ended = await Promise.all(Array.from({ length: writers }, play));
    expect(ended.map(({ status, stderr }) => ({ status, stderr }))).toEqual(
      ended.map(() => ({ status: 0, stderr: '' })),
    );
    const acknowledged = ended.map(acknowledgedIn).reduce((sum, count) => sum + count, 0);
    expect(acknowledged).toBeGreaterThanOrEqual(writers * rounds * 2);
    expect(answersIn(home)).toBe(acknowledged);
    expect(readJournals(home).notices).toEqual([]);
  });
});

const open = (home: string, before = ''): Pty =>
  new Pty(
    'bash',
    [
      '-c',
      `${before}"$0" "$@"; echo "status=$?."; ${LAST_WORDS}`,
      packed.bin,
      'learn',
      'imds-default',
      '--course',
      course,
      '--home',
      home,
    ],
    { env: AT_A_DESK },
  );

async function answer(lab: Pty): Promise<void> {
  await lab.shows('Try it');
  lab.press(KEYS.enter);
  await lab.shows('What comes back?');
  lab.press('b');
  await lab.shows('enter go on');
}

async function leave(lab: Pty): Promise<string> {
  lab.press(KEYS.ctrlC);
  const [, status = ''] = await lab.until(/status=(\d+)\./);
  expect(await lab.modes()).toEqual(GIVEN_BACK);
  return status;
}

/** A folder that nobody can make, not even the superuser: a file is in the way. */
const unwritable = (): string => {
  writeFileSync(join(folder, 'file'), '');
  return join(folder, 'file', 'home');
};

describe('a home that cannot be written', () => {
  test('the lab goes on, says so on the screen, and ends with 74 and a line that says what to do', async () => {
    const lab = open(unwritable());
    await answer(lab);
    await lab.shows('not saved');
    lab.press(KEYS.escape);
    await lab.shows('Not saved: nothing can be written in');
    expect(await leave(lab)).toBe('74');
    expect(lab.screen().replaceAll('\n', '')).toMatch(
      /mi-lab: the progress of this session was not saved: nothing can be written in .* is a file, not a folder\. Choose/,
    );
  });

  test('the same line by line, said once', async () => {
    const args = ['learn', 'imds-default', '--plain', '--course', course, '--home', unwritable()];
    const { status, stdout, stderr } = await runCommand(packed.bin, args, { input: '\nb\n\nleave\n' });
    expect(status).toBe(74);
    expect(stdout).toMatch(/! Not saved: nothing can be written in .*Choose another folder: mi-lab --home FOLDER/);
    expect(stdout.split('! Not saved')).toHaveLength(2);
    expect(stdout).toMatch(/[✓✗]/);
    expect(stderr).toMatch(/^mi-lab: the progress of this session was not saved: .*\n$/);
  });

  test('looking around asks for nothing to be saved, so nothing is said', async () => {
    const args = ['--plain', '--course', course, '--home', unwritable()];
    expect(await runCommand(packed.bin, args, { input: 'leave\n' })).toMatchObject({ status: 0, stderr: '' });
    expect(await runCommand(packed.bin, ['progress', ...args])).toMatchObject({ status: 0 });
  });
});

/** A disk of one page, where this user may mount one. */
function smallDisk(): { readonly path: string; readonly unmount: () => void } | undefined {
  const path = join(folder, 'disk');
  mkdirSync(path);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4k', 'tmpfs', path], { stdio: 'ignore' });
    return { path, unmount: () => execFileSync('umount', ['--lazy', path]) };
  } catch {
    return undefined;
  }
}

describe('a disk that is full', () => {
  test('said on the screen; when there is room again, all that waited is saved, and the end is 0', async () => {
    const disk = smallDisk();
    // Who may not mount gets the same refusal from a home that is a file until it is removed.
    const home = disk ? join(disk.path, 'home') : join(folder, 'blocked');
    const filler = disk ? join(disk.path, 'filler') : home;
    writeFileSync(filler, 'x'.repeat(4_096));
    try {
      const lab = open(home);
      await answer(lab);
      await lab.shows('not saved');
      rmSync(filler);
      lab.press(KEYS.enter);
      await lab.shows('Two identities, no default');
      expect(await leave(lab)).toBe('0');
      expect(answersIn(home)).toBe(1);
      expect(readJournals(home).notices).toEqual([]);
    } finally {
      disk?.unmount();
    }
  });

  test('a file that may not grow: 74, and nothing torn is left behind', async () => {
    const home = join(folder, 'limited');
    const lab = open(home, 'ulimit -f 0; ');
    await answer(lab);
    await lab.shows('not saved');
    expect(await leave(lab)).toBe('74');
    expect(lab.screen().replaceAll('\n', '')).toContain('the file may not grow any further');
    expect(readJournals(home)).toMatchObject({ events: [], notices: [] });
  });
});
