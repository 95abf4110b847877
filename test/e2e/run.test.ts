import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { MINIATURE } from '../catalog/miniature-course.ts';
import { courseFolder } from './course-folder.ts';
import { type Ended, runCommand } from './packed-command.ts';
import { installPackedLab, type PackedLab } from './packed-lab.ts';

let packed: PackedLab;
let course: string;

beforeAll(() => {
  packed = installPackedLab();
  course = courseFolder(MINIATURE);
});

afterAll(() => rmSync(course, { recursive: true, force: true }));

const run = (script: string, ...args: readonly string[]): Promise<Ended> =>
  runCommand(packed.bin, ['run', ...args], { input: script });

const objectsIn = ({ stdout }: Ended): readonly Record<string, unknown>[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

test.concurrent('a transcript: each line, then what it printed, in order', async () => {
  const { status, stdout, stderr } = await run('echo one; echo two >&2; echo three\n\n# nothing\nfalse\necho four\n');
  expect(stdout).toBe('$ echo one; echo two >&2; echo three\none\ntwo\nthree\n$ false\n$ echo four\nfour\n');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test.concurrent('from a file, from -, and from nothing: the same', async () => {
  const file = join(course, 'script.sh');
  writeFileSync(file, 'date\n');
  const results = [await run('', file), await run('date\n', '-'), await run('date\n')];
  expect(new Set(results.map(({ stdout }) => stdout)).size).toBe(1);
});

describe('--json', () => {
  test.concurrent('one object for each complete command; none for a blank line or a comment', async () => {
    const script = 'for i in 1 2; do\n  echo $i\ndone\n\n# a comment\necho a; echo b\necho "two\nlines"\n';
    const objects = objectsIn(await run(script, '--json'));
    expect(objects.map(({ line }) => line)).toEqual([
      'for i in 1 2; do\n  echo $i\ndone',
      'echo a; echo b',
      'echo "two\nlines"',
    ]);
    expect(objects.map(({ stdout }) => stdout)).toEqual(['1\n2\n', 'a\nb\n', 'two\nlines\n']);
  });

  test.concurrent('outputs keep their order and their descriptor; each object is whole and of version 1', async () => {
    const [object] = objectsIn(await run('echo a; echo b >&2; echo c; ls /nowhere\n', '--json'));
    expect(object).toMatchObject({ version: 1, exitCode: 2, stdout: 'a\nc\n' });
    const outputs = object?.outputs as readonly { fd: number; text: string }[];
    expect(outputs.map(({ fd }) => fd)).toEqual([1, 2, 1, 2]);
    expect(outputs.flatMap(({ fd, text }) => (fd === 2 ? [text] : [])).join('')).toBe(object?.stderr);
    expect(Object.keys(object ?? {})).toEqual(['version', 'line', 'exitCode', 'outputs', 'stdout', 'stderr', 'now']);
  });

  test.concurrent('now is the simulated time after the line, in ISO 8601', async () => {
    const objects = objectsIn(await run('echo\nclock +24h\nsleep 60\n', '--json'));
    const times = objects.map(({ now }) => String(now));
    for (const time of times) expect(new Date(time).toISOString()).toBe(time);
    const [first = 0, second = 0, third = 0] = times.map((time) => Date.parse(time));
    expect(Math.round((second - first) / 3_600_000)).toBe(24);
    expect(Math.round((third - second) / 1_000)).toBeGreaterThanOrEqual(60);
  });

  test.concurrent('nothing in it would be acted upon by a terminal', async () => {
    const { stdout } = await run("printf '\\033]0;owned\\007 \\302\\233\\n'\n", '--json');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those must not be there
    expect(stdout.trim()).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
  });

  test.concurrent('same lines, same seed: the same in every process; another seed, other ids', async () => {
    const script = 'az group create -n rg-a -l westeurope\naz identity create -g rg-a -n id-a\n';
    const [one, other, seeded] = await Promise.all([
      run(script, '--json'),
      run(script, '--json'),
      run(script, '--json', '--seed', 'another'),
    ]);
    expect(one.stdout).toBe(other.stdout);
    expect(seeded.stdout).not.toBe(one.stdout);
  });
});

describe('--strict', () => {
  test.concurrent('stops at the first line that fails, with status 1', async () => {
    const result = await run('echo a\nfalse\necho b\n', '--strict', '--json');
    expect(result.status).toBe(1);
    expect(objectsIn(result).map(({ line }) => line)).toEqual(['echo a', 'false']);
  });

  test.concurrent('without it a failing line stops nothing, and the status is 0', async () => {
    expect(await run('false\necho b\n')).toMatchObject({ status: 0, stdout: '$ false\n$ echo b\nb\n' });
  });
});

interface ScenarioFile {
  readonly kind: string;
  readonly id: string;
  readonly solutions: readonly { readonly lines: readonly string[] }[];
}

/** A scenario as it is shipped, with a solution of its author's. */
function anyScenario(): ScenarioFile {
  const lessons = join(packed.folder, 'node_modules', 'mi-lab', 'lessons');
  const files = readdirSync(lessons, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
  const parsed = files.map((name): ScenarioFile => parse(readFileSync(join(lessons, name), 'utf8')));
  const found = parsed.find(({ kind, solutions }) => kind === 'scenario' && solutions?.length > 0);
  if (!found) throw new Error('the package has no scenario');
  return found;
}

describe('--scenario', () => {
  test.concurrent('unsolved: status 1, and a last object with every goal', async () => {
    const { id } = anyScenario();
    const result = await run('date\n', '--json', '--scenario', id);
    expect(result.status).toBe(1);
    const last = objectsIn(result).at(-1);
    expect(last).toMatchObject({ version: 1 });
    const goals = last?.goals as readonly { id: string; met: boolean }[];
    expect(goals.some(({ met }) => !met)).toBe(true);
    for (const goal of goals) expect(Object.keys(goal)).toEqual(['id', 'met']);
  });

  test.concurrent('solved by its author’s lines: status 0, every goal met', async () => {
    const { id, solutions } = anyScenario();
    const result = await run(`${solutions[0]?.lines.join('\n')}\n`, '--json', '--scenario', id);
    const goals = objectsIn(result).at(-1)?.goals as readonly { met: boolean }[];
    expect(goals.map(({ met }) => met)).toEqual(goals.map(() => true));
    expect(result.status).toBe(0);
  });

  test.concurrent('as text: each goal in words, with what is missing', async () => {
    const { stdout } = await run('date\n', '--scenario', anyScenario().id);
    expect(stdout).toMatch(/^✗ .+: .+$/m);
  });
});

test.concurrent('--fixture starts from its world; with neither, the tenant is empty and yours', async () => {
  const groups = 'az group list --query "[].name" -o tsv\n';
  const fixture = await runCommand(packed.bin, ['run', '--fixture', 'office', '--course', course], { input: groups });
  expect(fixture.stdout).toBe(`$ ${groups}rg-app\n`);
  expect((await run(groups)).stdout).toBe(`$ ${groups}`);
  const owner = await run('az role assignment list --query "[].roleDefinitionName" -o tsv\n');
  expect(owner.stdout).toMatch(/\nOwner\n$/);
});
