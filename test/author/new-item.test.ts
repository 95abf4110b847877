import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeNew } from '../../src/author/new-item.ts';
import { PreviewedPack } from '../../src/author/previewed-pack.ts';
import { QUESTION_TEMPLATES } from '../../src/author/template-questions.ts';
import { issueText } from '../../src/catalog/issue.ts';
import { readYaml } from '../../src/catalog/yaml-source.ts';
import { checkPaths } from '../../src/io/check.ts';

let folder: string;
let pack: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mi-lab-new-'));
  pack = join(folder, 'Contoso lab');
  makeNew('pack', pack, {});
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const issues = async (): Promise<readonly string[]> => (await checkPaths([pack])).issues.map(issueText);

test('a new pack is sound from the start, without a warning, and covers what it claims', async () => {
  const result = await checkPaths([pack], { coverage: true, form: true });
  expect({ ...result, coverage: undefined, form: undefined }).toMatchObject({
    isSound: true,
    issues: [],
    counts: { modules: 1, lessons: 1, sections: 1, questions: 1, scenarios: 1, fixtures: 1, facts: 1 },
  });
  expect(readFileSync(join(pack, 'pack.yaml'), 'utf8')).toContain('\nid: contoso-lab\n');
});

test('the prediction of a new scenario is sound once it is no comment any more, and can be looked at', async () => {
  const file = join(pack, 'lessons', 'first-scenario.yaml');
  const text = readFileSync(file, 'utf8');
  const [commented = ''] = /^ {4}# predictions:\n(?: {4}# .*\n)+/m.exec(text) ?? [];
  writeFileSync(file, text.replace(commented, commented.replaceAll(/^ {4}# /gm, '    ')));
  expect(await issues()).toEqual([]);
  const line = text.split('stem:')[0]?.split('\n').length ?? 0;
  expect(new PreviewedPack(pack, 'lessons/first-scenario.yaml', line).look()).toMatchObject({
    place: { part: { kind: 'prediction', task: 0, index: 0 } },
  });
  writeFileSync(file, text);
});

test('what is to be typed next can be typed as it stands, also where the folder has a space in its name', () => {
  const { next } = makeNew('pack', join(folder, 'My course'), {});
  expect(next).toMatch(/^Look at it: mi-lab check ".*My course"\nPlay it: +mi-lab --course ".*My course"$/);
});

test('each file leads an editor to the schema, and keeps to it', () => {
  const schema = JSON.parse(readFileSync(join(pack, 'course.schema.json'), 'utf8'));
  const validate = new Ajv({ formats: { uri: true, date: true, 'date-time': true } }).compile(schema);
  for (const path of [
    'pack.yaml',
    'lessons/first-lesson.yaml',
    'lessons/first-scenario.yaml',
    'fixtures/orders.yaml',
  ]) {
    const text = readFileSync(join(pack, path), 'utf8');
    const [, way = ''] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? [];
    expect(existsSync(join(pack, path, '..', way))).toBe(true);
    expect([path, validate(JSON.parse(JSON.stringify(readYaml(path, text).source?.value)))]).toEqual([path, true]);
  }
});

test('each thing that can be made finds its place and is sound', async () => {
  const made = ['lesson', 'scenario', 'fixture', 'facts', 'misconceptions', 'glossary'].flatMap(
    (what) => makeNew(what, `my-${what}`, { course: pack }).written,
  );
  expect(made.map((path) => path.slice(path.indexOf('Contoso lab/') + 12))).toEqual([
    'lessons/my-lesson.yaml',
    'lessons/my-scenario.yaml',
    'fixtures/my-scenario.yaml',
    'fixtures/my-fixture.yaml',
    'lessons/my-facts.yaml',
    'lessons/my-misconceptions.yaml',
    'lessons/my-glossary.yaml',
  ]);
  expect((await issues()).filter((one) => !one.includes('warning: this question asks the same'))).toEqual([]);
});

test('every kind of question can be put at the end of a lesson as it is printed, and is sound', async () => {
  const lesson = join(pack, 'lessons/first-lesson.yaml');
  for (const kind of Object.keys(QUESTION_TEMPLATES)) {
    const { text = '', written } = makeNew('question', `ask-${kind}`, { course: pack, kind });
    expect(written).toEqual([]);
    writeFileSync(lesson, text, { flag: 'a' });
  }
  const { counts } = await checkPaths([pack]);
  expect(counts.questions).toBe(2 + Object.keys(QUESTION_TEMPLATES).length);
  expect((await issues()).filter((one) => !one.includes('warning: this question asks the same'))).toEqual([]);
}, 60_000);

describe('nothing is written', () => {
  test.each([
    ['over a file', 'lesson', 'first-lesson', {}, /first-lesson\.yaml is there already, and nothing is written over/],
    [
      'of a taken id',
      'question',
      'first-lesson-question',
      {},
      /the id first-lesson-question is given already, at lessons\/first-lesson\.yaml:21:13\. Choose another\./,
    ],
    ['over a pack', 'pack', '', {}, /pack\.yaml is there already/],
    [
      'under an id that a question has',
      'lesson',
      'first-lesson-question',
      {},
      /would say: lessons\/first-lesson\.yaml:21:13 the id first-lesson-question is already that/,
    ],
    ['under an id that is none', 'lesson', 'My Lesson', {}, /'My Lesson' is no id: lower-case words/],
    ['for a word that means nothing', 'leson', 'x', {}, /no template for 'leson'\. Did you mean 'lesson'\?/],
    [
      'into a module that is not there',
      'lesson',
      'x',
      { module: 'first-step' },
      /no module 'first-step'\. Did you mean 'first-steps'/,
    ],
    [
      'of a kind that is not there',
      'question',
      'x',
      { kind: 'singel' },
      /no kind of question 'singel'\. Did you mean 'single'/,
    ],
    [
      'below a file',
      'pack',
      'package.json/mine',
      {},
      /cannot write package\.json\/mine\/pack\.yaml: a part of its path is a file/,
    ],
    ['where there is no pack', 'lesson', 'x', { course: tmpdir() }, /belongs to no pack.*author new pack/],
  ])('%s', (_name, what, id, options, said) => {
    const before = readFileSync(join(pack, 'lessons/first-lesson.yaml'), 'utf8');
    expect(() => makeNew(what, id || pack, { course: pack, ...options })).toThrow(said);
    expect(readFileSync(join(pack, 'lessons/first-lesson.yaml'), 'utf8')).toBe(before);
    for (const name of ['x', 'My Lesson', 'first-lesson-question']) {
      expect(existsSync(join(pack, `lessons/${name}.yaml`))).toBe(false);
    }
  });
});
