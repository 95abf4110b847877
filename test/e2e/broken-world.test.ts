import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Pty } from '../pty.ts';
import { courseFolder } from './course-folder.ts';
import { AT_A_DESK, KEYS } from './lab-terminal.ts';
import { runCommand } from './packed-command.ts';
import { installPackedLab, type PackedLab } from './packed-lab.ts';

let packed: PackedLab;
let folder: string;
let fixture: string;
let sound: string;

beforeAll(async () => {
  packed = installPackedLab();
  folder = courseFolder({});
  await runCommand(packed.bin, ['author', 'new', 'pack', join(folder, 'own')]);
  fixture = join(folder, 'own', 'fixtures', 'orders.yaml');
  sound = readFileSync(fixture, 'utf8');
});

beforeEach(() => writeFileSync(fixture, sound));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A long path moves the break of the row, so a space may be one. */
const PLACE = /fixtures\/orders\.yaml:17:5\s+`?az\s+identity\s+crate/;
const broken = (): void => writeFileSync(fixture, sound.replace('az identity create', 'az identity crate'));

const inTheLab = (...args: readonly string[]): readonly string[] => [
  '--course',
  join(folder, 'own'),
  '--home',
  join(folder, 'home'),
  ...args,
];

test('a preview shows the line of a fixture that fails, and comes back when it is mended', {
  timeout: 120_000,
}, async () => {
  const file = join(folder, 'own', 'lessons', 'first-scenario.yaml');
  const nearMiss =
    readFileSync(file, 'utf8')
      .split('\n')
      .findIndex((line) => line.includes('it is its own')) + 1;
  const pty = new Pty(packed.bin, ['author', 'preview', `${file}:${nearMiss}`, '--watch'], {
    env: AT_A_DESK,
    columns: 120,
  });
  await pty.shows('it is its own');
  broken();
  await pty.shows('its world cannot be made');
  await pty.shows(PLACE);
  expect(pty.screen()).toContain('Did you mean');
  expect(pty.screen()).not.toContain('␊');
  await pty.shows('the page comes back by itself');
  writeFileSync(fixture, sound);
  await pty.shows('it is its own');
  expect(pty.screen()).not.toContain('You were here before');
  pty.end();
});

test('a scenario whose world cannot be made says so and leads back; who leaves there gets 2', {
  timeout: 120_000,
}, async () => {
  broken();
  const pty = new Pty(packed.bin, inTheLab('scenario', 'first-scenario'), { env: AT_A_DESK, columns: 120 });
  await pty.shows('its world cannot be made');
  await pty.shows(PLACE);
  pty.press(KEYS.enter);
  await pty.shows('Start here');
  pty.press('x');
  expect((await pty.ended).exitCode).toBe(0);
  const left = new Pty(packed.bin, inTheLab('scenario', 'first-scenario'), { env: AT_A_DESK, columns: 120 });
  await left.shows('its world cannot be made');
  left.press(KEYS.ctrlC);
  expect((await left.ended).exitCode).toBe(2);
  await left.shows(/mi-lab: this world cannot be made: [\s\S]*orders\.yaml:17:5/);
  const { stdout } = await runCommand(packed.bin, inTheLab('progress', '--json'));
  expect(JSON.parse(stdout).items.every((one: { state: string }) => one.state === 'open')).toBe(true);
});

test('line by line, and without a screen, it is told at the same place', async () => {
  broken();
  const plain = await runCommand(packed.bin, inTheLab('--plain', 'scenario', 'first-scenario'), { input: '\n' });
  expect(plain.status).toBe(2);
  expect(plain.stdout).toMatch(PLACE);
  const unread = await runCommand(packed.bin, inTheLab('--plain', 'scenario', 'first-scenario'), { input: '' });
  expect(unread).toMatchObject({ status: 2, stdout: expect.stringMatching(PLACE) });
  const run = await runCommand(packed.bin, inTheLab('run', '--scenario', 'first-scenario'));
  expect(run).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(PLACE) });
});
