import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BADGE, changed, MINIATURE } from '../catalog/miniature-course.ts';
import { Pty } from '../pty.ts';
import { courseFolder } from './course-folder.ts';
import { AT_A_DESK, KEYS } from './lab-terminal.ts';
import { runCommand } from './packed-command.ts';
import { installPackedLab, type PackedLab } from './packed-lab.ts';

let packed: PackedLab;
let folder: string;

beforeAll(() => {
  packed = installPackedLab();
  folder = courseFolder(MINIATURE);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const save = (...changes: readonly (readonly [string, string, string])[]): void =>
  writeFileSync(join(folder, BADGE), changed(...changes)[BADGE] ?? '');

test('the page of a file, its error in place, the page again: and nothing is kept', { timeout: 120_000 }, async () => {
  const home = join(folder, 'home');
  const pty = new Pty(packed.bin, ['author', 'preview', join(folder, BADGE), '--watch', '--home', home], {
    env: AT_A_DESK,
  });
  await pty.shows('Who are you?');
  save([BADGE, 'title: Two questions', 'title: "Two questions']);
  await pty.shows('lessons/10-badge.yaml:10:12');
  await pty.shows('Close it at the end of the text');
  await pty.shows('the page comes back by itself');
  save([BADGE, 'title: The way of a token', 'title: The way that a token takes']);
  await pty.shows('The way that a token takes');
  pty.press(KEYS.ctrlC);
  expect((await pty.ended).exitCode).toBe(0);
  const { stdout } = await runCommand(packed.bin, ['progress', '--course', folder, '--home', home, '--json']);
  expect(JSON.parse(stdout).items.every((one: { state: string }) => one.state === 'open')).toBe(true);
});

test('of a scenario: the task, the line of a solution or the near miss that is being written', {
  timeout: 120_000,
}, async () => {
  await runCommand(packed.bin, ['author', 'new', 'pack', join(folder, 'own')]);
  const file = join(folder, 'own', 'lessons', 'first-scenario.yaml');
  const write = (search: string, replacement: string): void => {
    const text = readFileSync(file, 'utf8');
    expect(text).toContain(search);
    writeFileSync(
      file,
      text.replace(search, () => replacement),
    );
  };
  const pty = new Pty(packed.bin, ['author', 'preview', `${file}:27`, '--watch', '--home', join(folder, 'home')], {
    env: AT_A_DESK,
  });
  await pty.shows('── goals ──');
  write('- Nothing is attached.', '- No identity is attached.');
  await pty.shows('Hint 2 of 3: No identity is attached.');
  write('it is its own.', 'that is its own one.');
  await pty.shows('that is its own one.');
  expect(pty.screen()).toContain('$ az vm identity assign -g rg-orders -n vm-orders\n');
  const fixture = join(folder, 'own', 'fixtures', 'orders.yaml');
  writeFileSync(fixture, readFileSync(fixture, 'utf8').replace('A machine and', 'One machine and'));
  await pty.shows('read again: orders.yaml');
  await pty.shows('that is its own one.');
  pty.press(KEYS.ctrlC);
  await pty.shows('Ctrl-C again');
  pty.press(KEYS.ctrlC);
  expect((await pty.ended).exitCode).toBe(0);
});

test('over a pipe: the page at a line, or what is wrong with 1', async () => {
  save();
  const sound = await runCommand(packed.bin, ['author', 'preview', `${join(folder, BADGE)}:48`]);
  expect(sound).toMatchObject({ status: 0, stderr: '' });
  expect(sound.stdout).toMatch(/What does the token say\?/);
  save([BADGE, 'minutes: 5', 'minutes: soon']);
  const broken = await runCommand(packed.bin, ['author', 'preview', join(folder, BADGE)]);
  expect(broken).toMatchObject({ status: 1, stderr: '' });
  expect(broken.stdout).toMatch(/lessons\/10-badge\.yaml:6:10 the number of minutes/);
});
