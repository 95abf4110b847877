import { expect, test } from 'vitest';
import { loadPatterns } from '../../src/catalog/pattern.ts';
import { gradeAnswer, type Question } from '../../src/catalog/question.ts';
import { courseFrom, issuesOf, MINIATURE } from './miniature-course.ts';

/** A lesson with these questions, each as lines of YAML. */
const lessonWith = (...questions: readonly string[]): string => `kind: lesson
id: typed-answers
title: Typed answers
summary: A number and a word.
module: imds
minutes: 4
sections:
  - id: one-page
    title: One page
    text: Say what you know.
    questions:
${questions.map((one) => one.replace(/^/gm, '      ')).join('\n')}
`;

const filesWith = (...questions: readonly string[]) => ({
  ...MINIATURE,
  'lessons/40-typed.yaml': lessonWith(...questions),
});

const NUMBER = `- id: how-long
  kind: number
  stem: How long does IMDS keep a token?
  answer: 24 hours
  tolerance: 10 min
  why: The platform caches it for a day.
  commonErrors:
    - answer: 1 hour
      why: That is what other tokens live for.`;

const WORDS = `- id: which-claim
  kind: words
  stem: Which claim names the audience?
  answers: [aud, audience claim]
  patterns: ['(the )?aud(ience)?']
  why: aud is short for audience.
  commonErrors:
    - answers: [iss, issuer]
      why: That is who made it.`;

const messages = (...questions: readonly string[]): readonly string[] => issuesOf(filesWith(...questions));

function question(id: string, yaml: string): Question {
  const found = courseFrom(filesWith(yaml))
    .lessons.flatMap(({ sections }) => sections.flatMap((one) => one.questions))
    .find((one) => one.id === id);
  if (!found) throw new Error(`no question ${id}`);
  return found;
}

test('a number and words are read as an author writes them, and judged in any form that says the same', async () => {
  await loadPatterns();
  expect(messages(NUMBER, WORDS)).toEqual([]);
  const grade = (one: Question, text: string) => gradeAnswer(one, { kind: 'enter', text });
  const number = question('how-long', NUMBER);
  for (const text of ['24 hours', '1 day', '24h', '1435 min', 'one day'])
    expect(grade(number, text).isCorrect).toBe(true);
  for (const text of ['24', '25 h', '60 min', 'never']) expect(grade(number, text).isCorrect).toBe(false);
  expect(grade(number, '60 minutes').remarks).toMatchObject([
    { option: { text: '1 hour' }, isChosen: true, why: 'That is what other tokens live for.' },
    { option: { text: '24 hours' }, isKey: true, isChosen: false },
  ]);
  const words = question('which-claim', WORDS);
  for (const text of ['aud', ' AUD ', '"aud"', 'the Audience', 'audience-claim'])
    expect(grade(words, text).isCorrect).toBe(true);
  for (const text of ['iss', 'audit', 'aud or iss', '']) expect(grade(words, text).isCorrect).toBe(false);
  expect(grade(words, 'Issuer').remarks[0]).toMatchObject({ isChosen: true, why: 'That is who made it.' });
});

test('an answer may be a plain number, and is no number without one', () => {
  expect(messages(NUMBER.replace('24 hours', '24').replace('10 min', '2').replace('1 hour', '1'))).toEqual([]);
  expect(messages(NUMBER.replace('24 hours', 'a while'))).toEqual([
    'lessons/40-typed.yaml:15:17 a quantity is a number with its unit, as in 24 hours, or a plain number.',
  ]);
  expect(messages(NUMBER.replace('  answer: 24 hours\n', ''))).toEqual([expect.stringContaining('has no answer')]);
});

test('a known error that is right, or cannot be compared, is told at its place', () => {
  expect(messages(NUMBER.replace('1 hour', '1435 minutes'))).toEqual([
    'lessons/40-typed.yaml:19:21 this is accepted as right, so it is no error. Change it, or the answer.',
  ]);
  expect(messages(NUMBER.replace('10 min', '10'))).toEqual([
    'lessons/40-typed.yaml:16:20 the tolerance is not a length of time, as the answer is. Write one that can be added to it.',
  ]);
  expect(messages(WORDS.replace('issuer', 'Audience'))).toEqual([
    'lessons/40-typed.yaml:19:28 this is accepted as right, so it is no error. Change it, or the answer.',
  ]);
  expect(messages(WORDS.replace('audience claim', 'A.u.d'))).toEqual([
    'lessons/40-typed.yaml:15:24 this says the same as "aud": case and signs do not count.',
  ]);
});

test('a pattern is compiled when the course is checked', () => {
  const withPattern = (pattern: string): string => WORDS.replace("'(the )?aud(ience)?'", pattern);
  expect(messages(withPattern("'aud('"))[0]).toMatch(
    /^lessons\/40-typed.yaml:16:20 "aud\(" is no regular expression of RE2: .*missing/,
  );
  expect(messages(withPattern("'(a+)+(?=x)'"))[0]).toContain('is no regular expression of RE2');
  expect(messages(withPattern("'.*'"))[0]).toContain('takes an empty answer');
  expect(messages(withPattern("'Aud'"))[0]).toContain('asks for a capital letter');
  expect(messages(withPattern(`'${'a'.repeat(201)}'`))[0]).toContain('at most 200');
});

test('a pattern that would take a backtracking engine for ever is matched at once', async () => {
  await loadPatterns();
  const slow = question('which-claim', WORDS.replace("'(the )?aud(ience)?'", "'(a+)+b'"));
  expect(gradeAnswer(slow, { kind: 'enter', text: 'a'.repeat(200) }).isCorrect).toBe(false);
});
