import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { QUESTION_TEMPLATES } from '../../src/author/template-questions.ts';
import { fixtureTemplate, scenarioTemplate } from '../../src/author/template-scenario.ts';
import { MOST_BYTES, MOST_FILES } from '../../src/catalog/course-limits.ts';
import { checkPaths } from '../../src/io/check.ts';
import { MINIATURE } from '../catalog/miniature-course.ts';
import { Pty } from '../pty.ts';
import { courseFolder } from './course-folder.ts';
import { AT_A_DESK, KEYS } from './lab-terminal.ts';
import { installPackedLab, type PackedLab } from './packed-lab.ts';

const GUIDE = readFileSync(new URL('../../AUTHORING.md', import.meta.url), 'utf8');
/** Every line that the guide asks to type, in its order. */
const LINES = [...GUIDE.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, block = '']) => block.trim().split('\n'));

let packed: PackedLab;
let folder: string;

beforeAll(() => {
  packed = installPackedLab();
  folder = mkdtempSync(join(tmpdir(), 'mi-lab-guide-'));
  mkdirSync(join(folder, 'bin'));
  symlinkSync(packed.bin, join(folder, 'bin', 'mi-lab'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const env = (): Record<string, string> => ({
  ...(process.env as Record<string, string>),
  PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
  MI_LAB_HOME: join(folder, 'home'),
});

/** What each line that opens a screen has to show; the others just have to end with 0. */
const SHOWS: Readonly<Record<string, string>> = {
  'mi-lab --course .': 'Contoso lab',
  'mi-lab author preview lessons/late-grant.yaml --watch': 'The nightly job',
  'mi-lab --course . scenario late-grant': 'open the terminal',
};

test('the guide, followed word by word, ends with a checked and played pack', { timeout: 240_000 }, async () => {
  expect(LINES.length).toBeGreaterThanOrEqual(11);
  let place = folder;
  for (const line of LINES) {
    if (line.startsWith('cd ')) {
      place = join(place, line.slice(3));
      continue;
    }
    const shows = SHOWS[line];
    if (shows === undefined) {
      const printed = execFileSync('bash', ['-c', line], { cwd: place, env: env(), encoding: 'utf8' });
      if (/^mi-lab check/.test(line)) expect([line, printed]).toEqual([line, expect.stringMatching(/: sound[.,]/)]);
      continue;
    }
    const pty = new Pty('bash', ['-c', `cd "${place}" && exec ${line}`], { env: { ...env(), ...AT_A_DESK } });
    await pty.shows(shows);
    pty.press(KEYS.ctrlC);
    await pty.ended;
  }
});

test('the word that the guide gives to a terminal starts the lab', () => {
  const [, alias = ''] = /`(alias mi-lab=[^`]+)`/.exec(GUIDE) ?? [];
  const given = alias.replace('/path/to/the/clone/dist/mi-lab.cjs', packed.bin);
  expect(given).not.toBe(alias);
  const script = `shopt -s expand_aliases\n${given}\nmi-lab --version`;
  expect(execFileSync('bash', ['-c', script], { env: env(), encoding: 'utf8' })).toMatch(/^\d+\.\d+\.\d+\n$/);
});

/** The examples of worlds, each with the comment that says what it is. */
const WORLDS = [...GUIDE.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);

test.each(WORLDS.map((block) => [block.split('\n')[0], block] as const))('sound as it stands: %s', async (_, block) => {
  const { lines, goals, solutions, nearMisses = [] } = parse(block) as Record<string, readonly unknown[]>;
  const values = { id: 'copied', module: 'badges', fixture: 'copied', fact: 'F02' };
  const fixture = parse(fixtureTemplate(values));
  const scenario = parse(scenarioTemplate(values));
  const [task] = scenario.tasks;
  const course = courseFolder({
    ...MINIATURE,
    'fixtures/copied.yaml': stringify({ ...fixture, lines: [...fixture.lines, ...(lines ?? [])] }),
    'lessons/copied.yaml': stringify({ ...scenario, tasks: [{ ...task, goals }], solutions, nearMisses }),
  });
  const { issues } = await checkPaths([join(course, 'lessons', 'copied.yaml')]);
  rmSync(course, { recursive: true, force: true });
  expect(issues).toEqual([]);
});

test('the guide shows a store, a web app and a vault', () => {
  expect(WORLDS.map((block) => /az (storage|webapp|keyvault) /.exec(block)?.[1])).toEqual([
    'storage',
    'webapp',
    'keyvault',
  ]);
});

test('every kind of question is named, and every limit is the one that is kept', () => {
  for (const kind of Object.keys(QUESTION_TEMPLATES)) expect(GUIDE).toContain(`\`${kind}\``);
  expect(GUIDE).toContain(`${MOST_FILES.toLocaleString('en')} files and ${MOST_BYTES / 1024 / 1024} MiB a pack`);
});
