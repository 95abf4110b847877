import fc from 'fast-check';
import type { Answer } from '../../src/catalog/prompt.ts';
import type { Question } from '../../src/catalog/question.ts';
import type { CommandQuestion } from '../../src/catalog/question-command.ts';
import type { MatchQuestion } from '../../src/catalog/question-match.ts';
import type { MultipleQuestion } from '../../src/catalog/question-multiple.ts';
import type { NumberQuestion } from '../../src/catalog/question-number.ts';
import type { OrderQuestion } from '../../src/catalog/question-order.ts';
import type { PredictQuestion } from '../../src/catalog/question-predict.ts';
import type { SingleQuestion } from '../../src/catalog/question-single.ts';
import type { WordsQuestion } from '../../src/catalog/question-words.ts';
import { sanitize } from '../../src/text/safe-text.ts';

const base = { id: 'q', revision: 1, aliases: [], facts: [], stem: sanitize('What happens?') };
const choice = (correct: boolean, index: number) => ({
  text: sanitize(`option ${index}`),
  correct,
  why: sanitize(`reason ${index}`),
});

export const single = fc
  .integer({ min: 2, max: 6 })
  .chain((count) => fc.nat(count - 1).map((key) => ({ count, key })))
  .map(({ count, key }): SingleQuestion => {
    return {
      ...base,
      kind: 'single',
      choices: Array.from({ length: count }, (_, index) => choice(index === key, index)),
    };
  });

export const multiple = fc
  .array(fc.boolean(), { minLength: 2, maxLength: 6 })
  .filter((flags) => flags.includes(true) && flags.includes(false))
  .map((flags): MultipleQuestion => ({ ...base, kind: 'multiple', choices: flags.map(choice) }));

export const order = fc.integer({ min: 3, max: 8 }).map((count): OrderQuestion => {
  const steps = Array.from({ length: count }, (_, index) => ({
    text: sanitize(`step ${index}`),
    why: sanitize(`reason ${index}`),
  }));
  return { ...base, kind: 'order', steps };
});

export const match = fc.tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 0, max: 2 })).map(([count, more]) => {
  const pairs = Array.from({ length: count }, (_, index) => ({
    left: sanitize(`left ${index}`),
    right: sanitize(`right ${index}`),
    why: sanitize(`reason ${index}`),
  }));
  const distractors = Array.from({ length: more }, (_, index) => ({
    text: sanitize(`distractor ${index}`),
    why: sanitize(`no reason ${index}`),
  }));
  return { ...base, kind: 'match', pairs, distractors } satisfies MatchQuestion;
});

const predict = single.map((question): PredictQuestion => {
  return { ...question, kind: 'predict', fixture: 'office', lines: ['date'], shows: '2026' };
});

export const command = fc.integer({ min: 1, max: 5 }).map((count): CommandQuestion => {
  const goals = Array.from({ length: count }, (_, index) => ({
    kind: 'identity-exists' as const,
    id: `goal-${index}`,
    identity: sanitize(`id-${index}`),
    not: false,
  }));
  return { ...base, kind: 'command', fixture: 'office', goals, solution: ['true'], why: sanitize('So it is.') };
});

const number = fc.integer({ min: -50, max: 1e6 }).map(
  (count): NumberQuestion => ({
    ...base,
    kind: 'number',
    answer: sanitize(`${count} hours`),
    why: sanitize('So it is.'),
    commonErrors: [{ answer: sanitize(`${count + 1} hours`), why: sanitize('One too many.') }],
  }),
);

const words = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 4 }).map(
  (answers): WordsQuestion => ({
    ...base,
    kind: 'words',
    answers: answers.map((one) => sanitize(`x${one}`)),
    patterns: [],
    why: sanitize('So it is.'),
    commonErrors: [],
  }),
);

export const letter = (index: number): string => 'abcdefgh'.charAt(index);

/** The answer that the author marked. */
export function keyOf(question: Question): Answer {
  switch (question.kind) {
    case 'single':
    case 'predict':
      return { kind: 'pick-one', option: letter(question.choices.findIndex((one) => one.correct)) };
    case 'multiple':
      return {
        kind: 'pick-many',
        options: question.choices.flatMap((one, index) => (one.correct ? [letter(index)] : [])),
      };
    case 'order':
      return { kind: 'arrange', options: question.steps.map((_, index) => letter(index)) };
    case 'match':
      return {
        kind: 'match',
        pairs: question.pairs.map((_, index) => ({ left: letter(index), right: letter(index) })),
      };
    case 'command':
      return { kind: 'type', lines: [], met: question.goals.map(({ id }) => id) };
    case 'number':
      return { kind: 'enter', text: question.answer };
    case 'words':
      return { kind: 'enter', text: question.answers[0] ?? '' };
  }
}

export const anyQuestion = fc.oneof<fc.Arbitrary<Question>[]>(
  single,
  multiple,
  order,
  match,
  predict,
  command,
  number,
  words,
);
