import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixtureTemplate, scenarioTemplate } from '../../src/author/template-scenario.ts';
import { checkPaths } from '../../src/io/check.ts';
import { changed, MINIATURE } from '../catalog/miniature-course.ts';
import { courseFolder } from './course-folder.ts';
import { type Ended, runCommand } from './packed-command.ts';
import { installPackedLab, type PackedLab } from './packed-lab.ts';

let packed: PackedLab;
let home: string;
let course: string;

beforeAll(() => {
  packed = installPackedLab();
  home = mkdtempSync(join(tmpdir(), 'mi-lab-packs-'));
  course = courseFolder(MINIATURE);
});

afterAll(() => {
  for (const one of [home, course]) rmSync(one, { recursive: true, force: true });
});

const lab = (args: readonly string[]): Promise<Ended> => runCommand(packed.bin, [...args, '--home', home]);

const listedIn = async (options: readonly string[]): Promise<readonly { id: string }[]> =>
  JSON.parse((await lab(['list', '--json', ...options])).stdout).items;

describe('packs on the command line', () => {
  test.concurrent('given again, a second pack lies beside the first, and its items are found with and without its name', async () => {
    const other = courseFolder(changed(['pack.yaml', 'id: mini', 'id: other']));
    const both = ['--course', course, '--course', other];
    const ids = (await listedIn(both)).map((one) => one.id);
    expect(ids).toEqual(expect.arrayContaining(['badge', 'other/badge', 'other/two-identities', 'other/office']));
    expect((await lab(['learn', 'other/badge', ...both])).stdout).toMatch(/A badge is not a key, 1 of 2/);
    const twins = await lab(['list', '--course', course, '--course', course]);
    expect(twins).toMatchObject({ status: 2, stderr: expect.stringMatching(/have the same id, mini/) });
    rmSync(other, { recursive: true });
  });

  test.concurrent('check: many worlds are played in several threads, and what is said is what one thread says', async () => {
    const worlds = Array.from({ length: 9 }, (_, index) => `orders-${index}`).flatMap((id) => [
      [`fixtures/${id}.yaml`, fixtureTemplate({ id })],
      [`lessons/${id}.yaml`, scenarioTemplate({ id: `own-${id}`, module: 'badges', fixture: id, fact: 'F02' })],
    ]);
    const files: Record<string, string> = { ...MINIATURE, ...Object.fromEntries(worlds) };
    files['fixtures/orders-3.yaml'] =
      files['fixtures/orders-3.yaml']?.replace('identity create', 'identity crate') ?? '';
    files['lessons/orders-5.yaml'] = files['lessons/orders-5.yaml']?.replaceAll('identity assign', 'show') ?? '';
    const folder = courseFolder(files);
    const { issues } = await checkPaths([folder]);
    expect(issues.map(({ file }) => basename(file))).toEqual(
      expect.arrayContaining(['orders-3.yaml', 'orders-5.yaml', '20-two-identities.yaml']),
    );
    const said = JSON.parse((await lab(['check', folder, '--json'])).stdout);
    expect(said.issues).toEqual(issues);
    rmSync(folder, { recursive: true });
  });

  test.concurrent('check --coverage: the matrix, 1 where a covered fact has a hole, and all of it as JSON', async () => {
    const holes = await lab(['check', course, '--coverage']);
    expect(holes.status).toBe(1);
    expect(holes.stdout).toMatch(/F02 +Authentication is not authorization +1 +1 +✗/);
    expect(holes.stdout).toMatch(/pack\.yaml:8:14 the module badges covers F02, but no scenario/);
    const { counts, coverage, form } = JSON.parse(
      (await lab(['check', course, '--coverage', '--form', '--json'])).stdout,
    );
    expect(counts).toEqual({ modules: 2, lessons: 2, sections: 3, questions: 4, scenarios: 1, fixtures: 1, facts: 2 });
    expect(coverage[0].facts[1]).toMatchObject({
      fact: 'F29',
      taught: [],
      asked: ['why-400'],
      met: ['two-identities'],
    });
    expect(form[0][0]).toMatchObject({ choice: 'the longest option', questions: 3 });
  });
});
