import { expect, test } from 'vitest';
import { answersIn, gradeSheet, sheetText } from '../../src/io/answer-sheet.ts';
import { UsageError } from '../../src/io/usage-error.ts';
import { courseFrom, MINIATURE } from '../catalog/miniature-course.ts';
import { KINDS, KINDS_LESSON } from '../catalog/new-kinds.ts';

const course = courseFrom({ ...MINIATURE, [KINDS]: KINDS_LESSON });
const all = course.lessons.flatMap(({ sections }) => sections.flatMap((section) => section.questions));
const kinds = course.lessons.find(({ id }) => id === 'more-kinds')?.sections.flatMap((one) => one.questions);

const grade = (answers: object, pass = 100, chosen = undefined as typeof kinds) =>
  gradeSheet({ course, all, chosen, answers: new Map(Object.entries(answers)), file: 'sheet.json' }, pass);

const RIGHT = {
  'which-id': { 1: 'a', 2: 'b' },
  'make-it': ['GROUP=rg-app', 'az identity create -g $GROUP -n id-new'],
  'what-comes': 'rg-app',
  'how-long': '1440 min',
  'mini/what-names': 'client-id',
};

async function complaint(answers: object): Promise<string> {
  try {
    await grade(answers);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return 'nothing';
}

test('a sheet with an answer of each kind passes; commands are played in their world', async () => {
  const result = await grade(RIGHT);
  expect(result).toMatchObject({ passed: true, percent: 100, right: 5, asked: 5 });
  expect(sheetText(result)).toContain('5 of 5 right, 100 %. The pass mark is 100 %: passed.\n');
});

test('what is wrong is named with its reason, and the pass mark decides', async () => {
  const sheet = { ...RIGHT, 'make-it': 'az identity create -g rg-app -n id-old', 'how-long': '1 hour' };
  const result = await grade(sheet, 60);
  expect(result).toMatchObject({ passed: true, percent: 60, right: 3 });
  expect(result.items).toContainEqual({
    id: 'how-long',
    kind: 'number',
    answered: true,
    correct: false,
    why: 'Other tokens live that long.',
  });
  expect(sheetText(result)).toContain('✗ make-it: An identity is a resource');
  expect((await grade(sheet, 61)).passed).toBe(false);
});

test('of questions that were chosen, those without an answer count as wrong', async () => {
  const { 'how-long': _, ...rest } = RIGHT;
  const result = await grade(rest, 80, kinds);
  expect(result).toMatchObject({ passed: true, right: 4, asked: 5 });
  expect(sheetText(result)).toContain('○ how-long: not answered');
});

test('everything that is wrong with a file is said at once', async () => {
  const said = await complaint({
    'how-lonk': 1,
    'what-comes': 'rg-none',
    'which-id': 'a',
    'how-long': '1 d',
    'mini/how-long': 1,
  });
  expect(said.split('\n')).toEqual([
    'sheet.json cannot be graded:',
    "  there is no question 'how-lonk'. Did you mean 'how-long'?",
    "  what-comes (predict): no option reads 'rg-none', nor is there one of that letter.",
    '  which-id (match): it takes a map from what is to be matched to what belongs to it.',
    '  how-long is answered twice.',
    '  mi-lab list --json has the id and kind of every question, lesson by lesson.',
  ]);
});

test('a file that is no map of answers is refused', () => {
  expect(() => answersIn('{"a":', 'x.json')).toThrow('x.json is no JSON');
  expect(() => answersIn('["a"]', 'x.json')).toThrow('holds no map');
  expect(() => answersIn('{}', 'x.json')).toThrow('answers nothing');
});
