import { expect, test } from 'vitest';
import { gradeAnswer, type Question } from '../../src/catalog/question.ts';
import { writtenAnswer } from '../../src/catalog/written-answer.ts';
import { courseFrom, MINIATURE } from './miniature-course.ts';
import { KINDS, KINDS_LESSON } from './new-kinds.ts';

const course = courseFrom({ ...MINIATURE, [KINDS]: KINDS_LESSON });
const questions = course.lessons.flatMap(({ sections }) => sections.flatMap((section) => section.questions));

function question(kind: Question['kind']): Question {
  const found = questions.find((one) => one.kind === kind);
  if (!found) throw new Error(`no ${kind}`);
  return found;
}

function isRight(kind: Question['kind'], value: unknown): boolean | string {
  const written = writtenAnswer(question(kind), value);
  if ('complaint' in written) return written.complaint;
  return 'answer' in written ? gradeAnswer(question(kind), written.answer).isCorrect : 'lines';
}

test('options go by their text, in any case, or by the letter of the author’s order', () => {
  expect(isRight('predict', 'rg-app')).toBe(true);
  expect(isRight('predict', 'RG-App')).toBe(true);
  expect(isRight('predict', 'a')).toBe(true);
  expect(isRight('predict', 'B')).toBe(false);
  expect(isRight('predict', 'rg-nothing')).toContain("no option reads 'rg-nothing'");
  expect(isRight('predict', ['a'])).toContain('the text of an option');
});

test('several options are a list of either, or letters in one text', () => {
  const multiple = question('multiple');
  const order = question('order');
  if (multiple.kind !== 'multiple' || order.kind !== 'order') throw new Error('other kinds');
  const right = multiple.choices.filter((one) => one.correct).map((one) => one.text);
  expect(isRight('multiple', right)).toBe(true);
  expect(isRight('multiple', right.slice(1))).toBe(false);
  const steps = order.steps.map((one) => one.text);
  expect(isRight('order', steps)).toBe(true);
  expect(isRight('order', [...steps].reverse())).toBe(false);
  expect(isRight('order', order.steps.map((_, index) => 'abcdefgh'[index]).join(' '))).toBe(true);
  expect(isRight('order', 7)).toContain('list of options');
});

test('what is matched is a map, by text or by number and letter', () => {
  expect(isRight('match', { 'A request for a token': 'the client id', 'A role assignment': 'the principal id' })).toBe(
    true,
  );
  expect(isRight('match', { 1: 'a', 2: 'b' })).toBe(true);
  expect(isRight('match', { 1: 'b', 2: 'a' })).toBe(false);
  expect(isRight('match', { 1: 'a' })).toBe(false);
  expect(isRight('match', { 3: 'a' })).toContain("nothing to be matched reads '3'");
  expect(isRight('match', { 1: 'z' })).toContain("no option reads 'z'");
  expect(isRight('match', 'a b')).toContain('a map');
});

test('numbers and words are texts; of commands the lines are played elsewhere', () => {
  expect(isRight('number', '1 day')).toBe(true);
  expect(isRight('number', 24)).toBe(false);
  expect(isRight('words', 'Client ID')).toBe(true);
  expect(isRight('words', true)).toContain('a text or a number');
  expect(writtenAnswer(question('command'), 'one\ntwo')).toEqual({ lines: ['one', 'two'] });
  expect(writtenAnswer(question('command'), ['one'])).toEqual({ lines: ['one'] });
  expect(isRight('command', 3)).toContain('lines');
});
