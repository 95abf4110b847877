import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { changedLine, placeAt } from '../../src/author/edited-step.ts';
import { PreviewedPack } from '../../src/author/previewed-pack.ts';
import { watchPack } from '../../src/author/watch-pack.ts';
import { readCourse } from '../../src/catalog/read-course.ts';
import type { Look } from '../../src/session/edited-place.ts';
import { BADGE, changed, FACTS, IMDS, MINIATURE, OFFICE, PACK, SCENARIO } from '../catalog/miniature-course.ts';
import { courseFolder } from '../e2e/course-folder.ts';

let folder: string;
beforeEach(() => {
  folder = courseFolder(MINIATURE);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const { parts } = readCourse(Object.entries(MINIATURE).map(([path, text]) => ({ path, text })));
const lineOf = (file: string, text: string): number =>
  (MINIATURE[file] ?? '').split('\n').findIndex((row) => row.includes(text)) + 1;

describe('what somebody who writes at a line wants to see', () => {
  test.each([
    ['the head of a lesson: its first page', BADGE, 'summary:', { section: 0, kind: 'page' }],
    ['a page', BADGE, 'A token is asked for', { section: 1, kind: 'page' }],
    ['a question', BADGE, 'Both of the calls', { section: 0, kind: 'question', index: 0 }],
    ['the second question of a page', BADGE, 'What does the token say', { section: 1, kind: 'question', index: 1 }],
    ['the scenario that a page leads to', IMDS, 'scenario: two-identities', { section: 0, kind: 'scenario' }],
  ])('%s', (_name, file, text, step) => {
    expect(placeAt(parts, file, lineOf(file, text))).toMatchObject({ kind: 'step', step });
  });

  test.each([
    ['a fixture', OFFICE, 'az group create', { to: 'sandbox', fixtureId: 'office' }],
    ['a fact', FACTS, 'The older text', { to: 'fact', factId: 'F29' }],
    ['the pack', PACK, 'title', { to: 'home' }],
  ])('%s', (_name, file, text, destination) => {
    expect(placeAt(parts, file, lineOf(file, text))).toEqual({ kind: 'screen', destination });
  });
});

test('a term of a glossary is looked at as the search shows it', () => {
  const term = (id: string): string => `  - id: ${id}\n    term: ${id}\n    meaning: A word.\n`;
  const text = `kind: glossary\nterms:\n${term('first-word')}${term('second-word')}`;
  const { parts: own } = readCourse([
    { path: 'lessons/glossary.yaml', text },
    ...Object.entries(MINIATURE).map(([path, yaml]) => ({ path, text: yaml })),
  ]);
  expect(placeAt(own, 'lessons/glossary.yaml', 7)).toEqual({
    kind: 'screen',
    destination: { to: 'term', termId: 'second-word' },
  });
});

test.each([
  ['its title: the story', 'title:', { kind: 'story' }],
  ['its story', 'The nightly job', { kind: 'story' }],
  ['a task: its goals', 'Let it read', { kind: 'goals', task: 1 }],
  ['a goal', 'id: still-attached', { kind: 'goals', task: 0 }],
  ['a hint', 'It names what is missing', { kind: 'hints', task: 0 }],
  ['a solution: all of it', 'title: Name the identity', { kind: 'solution', index: 0 }],
  [
    'a line of a solution: down to it',
    'az role assignment create --assignee',
    { kind: 'solution', index: 0, lines: 1 },
  ],
  ['a near miss', 'The doubt is gone', { kind: 'near-miss', index: 1 }],
  ['its takeaways', 'With several identities, name', { kind: 'takeaways' }],
])('somebody who writes in a scenario wants to see %s', (_name, text, part) => {
  expect(placeAt(parts, SCENARIO, lineOf(SCENARIO, text))).toEqual({
    kind: 'scenario',
    scenarioId: 'two-identities',
    part,
  });
});

test.each([
  ['a\nb\nc', 'a\nB\nc', 2],
  ['a\nb', 'a\nb\nc', 3],
  ['a\nb\nc', 'a\nb', 2],
  ['', 'a', 1],
  ['a', 'a', undefined],
])('the first line that changed, from %j to %j', (before, now, line) => {
  expect(changedLine(before, now)).toBe(line);
});

const save = (...changes: readonly (readonly [string, string, string])[]): void => {
  for (const [path, text] of Object.entries(changed(...changes))) writeFileSync(join(folder, path), text);
};

test('a pack that is written: shown where it changed, broken in place, and back when it is mended', () => {
  const pack = new PreviewedPack(folder, BADGE, 40);
  expect(pack.look()).toMatchObject({
    type: 'show-edited',
    place: { step: { kind: 'question', section: 1, index: 0 } },
  });
  expect(pack.look()).toBeUndefined();
  save([BADGE, 'text: Both of the calls', 'text: Each of the calls']);
  expect(pack.look()).toMatchObject({
    type: 'show-edited',
    place: { step: { kind: 'question', section: 0, index: 0 } },
  });
  save([BADGE, 'title: A badge is not', 'title: "A badge is not']);
  const broken = pack.look();
  expect(broken).toMatchObject({ type: 'show-broken' });
  expect(broken?.type === 'show-broken' && broken.issues[0]).toMatch(
    /lessons\/10-badge\.yaml:3:8 this quote is never closed/,
  );
  save([BADGE, 'title: A badge is not a key', 'title: A badge opens nothing']);
  expect(pack.look()).toMatchObject({ type: 'show-edited', place: { step: { kind: 'page', section: 0 } } });
  save(
    [BADGE, 'title: A badge is not a key', 'title: A badge opens nothing'],
    [FACTS, 'The older text', 'An older text'],
  );
  expect(pack.look()).toMatchObject({ type: 'show-reread', files: 'read again: facts.yaml' });
});

const elsewhereIn = (look: Look | undefined): string =>
  `${look?.elsewhere?.count} ${look?.elsewhere?.first.replace(/^.*?((?:lessons|fixtures)\/)/, '$1')}`;

describe('another file that breaks does not hide the page', () => {
  test('it is told beside it, and is what it was when it was sound', () => {
    const pack = new PreviewedPack(folder, BADGE, 40);
    pack.look();
    save([SCENARIO, 'minutes: 10', 'minutes: soon']);
    const broken = pack.look();
    expect(broken).toMatchObject({ type: 'show-reread', files: 'read again: 20-two-identities.yaml' });
    expect(elsewhereIn(broken)).toMatch(new RegExp(`^1 ${SCENARIO}:6:10 the number of minutes`));
    expect(broken && 'course' in broken && broken.course.scenarios).toMatchObject([{ minutes: 10 }]);
    save([SCENARIO, 'minutes: 10', 'minutes: soon'], [BADGE, 'text: Both of the calls', 'text: Each of the calls']);
    expect(pack.look()).toMatchObject({ type: 'show-edited', elsewhere: { count: 1 } });
    save([BADGE, 'text: Both of the calls', 'text: Each of the calls']);
    const mended = pack.look();
    expect(mended?.elsewhere).toBeUndefined();
    expect(mended).toMatchObject({ type: 'show-reread' });
  });

  test('nor when it was broken from the start: the page is shown without it', () => {
    save([FACTS, 'kind: facts', 'kind: fatcs'], [SCENARIO, 'minutes: 10', 'minutes: soon']);
    const look = new PreviewedPack(folder, BADGE, 1).look();
    expect(look).toMatchObject({ type: 'show-edited', place: { lessonId: 'badge' }, course: { facts: [] } });
    expect(elsewhereIn(look)).toMatch(new RegExp(`^2 ${SCENARIO}:6:10 the number of minutes`));
  });

  test('but where the file leads to it, what is wrong there is shown', () => {
    save([OFFICE, 'kind: fixture', 'kind: fixtrue']);
    const look = new PreviewedPack(folder, SCENARIO, 1).look();
    expect(look).toMatchObject({ type: 'show-broken', issues: [expect.stringContaining(`${OFFICE}:1:7`)] });
    const led = new PreviewedPack(folder, IMDS, 1).look();
    expect(led).toMatchObject({ type: 'show-broken', issues: [expect.stringContaining(`${OFFICE}:1:7`)] });
  });

  test('of a file that is broken itself its own errors are shown, and how many there are elsewhere', () => {
    save([BADGE, 'minutes: 5', 'minutes: soon'], [SCENARIO, 'minutes: 10', 'minutes: soon']);
    const look = new PreviewedPack(folder, SCENARIO, 1).look();
    expect(look).toMatchObject({ type: 'show-broken', issues: [expect.stringContaining(SCENARIO)] });
    expect(elsewhereIn(look)).toMatch(new RegExp(`^1 ${BADGE}:6:10`));
  });
});

test('a file that an editor takes away for a moment is waited for', () => {
  const pack = new PreviewedPack(folder, BADGE, 1);
  pack.look();
  rmSync(join(folder, BADGE));
  expect(pack.look()).toMatchObject({ type: 'show-broken', issues: [expect.stringContaining('no such file')] });
  save();
  expect(pack.look()).toMatchObject({ type: 'show-reread', files: 'mended' });
});

describe('a change is told, however an editor saves', () => {
  const told = async (change: (file: string) => void): Promise<void> => {
    const file = join(folder, BADGE);
    let stop: () => void = () => undefined;
    const change1 = new Promise<void>((resolve) => {
      stop = watchPack(folder, file, resolve);
    });
    change(file);
    await change1;
    stop();
  };

  test('over the old file', () => told((file) => writeFileSync(file, 'kind: lesson\n')));

  test('as a new file in its place', () =>
    told((file) => {
      writeFileSync(`${file}.swp`, 'kind: lesson\n');
      renameSync(`${file}.swp`, file);
    }));

  test('removed and written anew', () =>
    told((file) => {
      rmSync(file);
      writeFileSync(file, 'kind: lesson\n');
    }));

  test('in another folder of the pack', () => {
    mkdirSync(join(folder, 'lessons/more'));
    return told(() => writeFileSync(join(folder, 'lessons/more/new.yaml'), 'kind: lesson\n'));
  });
});
