import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/catalog/prompt.ts';
import { gradeAnswer, promptOf, type Question } from '../../src/catalog/question.ts';
import type { MultipleQuestion } from '../../src/catalog/question-multiple.ts';
import type { OrderQuestion } from '../../src/catalog/question-order.ts';
import type { SingleQuestion } from '../../src/catalog/question-single.ts';
import { sanitize } from '../../src/text/safe-text.ts';

const base = { id: 'q', revision: 1, aliases: [], facts: [], stem: sanitize('What happens?') };
const choice = (correct: boolean, index: number) => ({
  text: sanitize(`option ${index}`),
  correct,
  why: sanitize(`reason ${index}`),
});

const single = fc
  .integer({ min: 2, max: 6 })
  .chain((count) => fc.nat(count - 1).map((key) => ({ count, key })))
  .map(({ count, key }): SingleQuestion => {
    return {
      ...base,
      kind: 'single',
      choices: Array.from({ length: count }, (_, index) => choice(index === key, index)),
    };
  });

const multiple = fc
  .array(fc.boolean(), { minLength: 2, maxLength: 6 })
  .filter((flags) => flags.includes(true) && flags.includes(false))
  .map((flags): MultipleQuestion => ({ ...base, kind: 'multiple', choices: flags.map(choice) }));

const order = fc.integer({ min: 3, max: 8 }).map((count): OrderQuestion => {
  const steps = Array.from({ length: count }, (_, index) => ({
    text: sanitize(`step ${index}`),
    why: sanitize(`reason ${index}`),
  }));
  return { ...base, kind: 'order', steps };
});

const letter = (index: number): string => 'abcdefgh'.charAt(index);

/** The answer that the author marked. */
function keyOf(question: Question): Answer {
  switch (question.kind) {
    case 'single':
      return { kind: 'pick-one', option: letter(question.choices.findIndex((one) => one.correct)) };
    case 'multiple':
      return {
        kind: 'pick-many',
        options: question.choices.flatMap((one, index) => (one.correct ? [letter(index)] : [])),
      };
    case 'order':
      return { kind: 'arrange', options: question.steps.map((_, index) => letter(index)) };
  }
}

const anyQuestion = fc.oneof<fc.Arbitrary<Question>[]>(single, multiple, order);

describe('every kind of question', () => {
  test('takes its key for correct', () => {
    fc.assert(fc.property(anyQuestion, (question) => gradeAnswer(question, keyOf(question)).isCorrect));
  });

  test('takes an answer of another kind, or none, for wrong', () => {
    fc.assert(
      fc.property(anyQuestion, anyQuestion, (question, other) => {
        if (question.kind !== other.kind) expect(gradeAnswer(question, keyOf(other)).isCorrect).toBe(false);
        expect(gradeAnswer(question, { kind: 'pick-many', options: [] }).isCorrect).toBe(false);
        expect(gradeAnswer(question, { kind: 'arrange', options: [] }).isCorrect).toBe(false);
        expect(gradeAnswer(question, { kind: 'pick-one', option: 'x' }).isCorrect).toBe(false);
      }),
    );
  });

  test('has a reason for every option, whatever was answered', () => {
    fc.assert(
      fc.property(anyQuestion, anyQuestion, (question, other) => {
        const { remarks } = gradeAnswer(question, keyOf(other));
        const options = promptOf(question, 0).options.map((one) => one.id);
        expect(remarks.map((one) => one.option.id).sort()).toEqual([...options].sort());
        expect(remarks.every((one) => one.why.startsWith('reason'))).toBe(true);
      }),
    );
  });

  test('asks with the same options in the same order for the same number', () => {
    fc.assert(
      fc.property(anyQuestion, fc.nat(), (question, permutation) => {
        const prompt = promptOf(question, permutation);
        expect(promptOf(question, permutation)).toEqual(prompt);
        const ids = prompt.options.map((one) => one.id);
        expect([...ids].sort().join('')).toBe('abcdefgh'.slice(0, ids.length));
      }),
    );
  });
});

describe('single', () => {
  test('is wrong for every other option, and then names the right one first', () => {
    fc.assert(
      fc.property(single, (question) => {
        const key = question.choices.findIndex((one) => one.correct);
        for (const index of question.choices.keys()) {
          const verdict = gradeAnswer(question, { kind: 'pick-one', option: letter(index) });
          expect(verdict.isCorrect).toBe(index === key);
          if (index !== key) expect(verdict.remarks[0]?.option.id).toBe(letter(key));
        }
      }),
    );
  });
});

describe('multiple', () => {
  test('is wrong as soon as one option is ticked or unticked, and says which', () => {
    fc.assert(
      fc.property(multiple, (question) => {
        const key = new Set(question.choices.flatMap((one, index) => (one.correct ? [letter(index)] : [])));
        for (const index of question.choices.keys()) {
          const flipped = new Set(key);
          if (!flipped.delete(letter(index))) flipped.add(letter(index));
          const verdict = gradeAnswer(question, { kind: 'pick-many', options: [...flipped] });
          expect(verdict.isCorrect).toBe(false);
          expect(verdict.remarks.filter((one) => !one.isRight).map((one) => one.option.id)).toEqual([letter(index)]);
        }
      }),
    );
  });

  test('does not care for the order of the ticks, but for options that are not there', () => {
    fc.assert(
      fc.property(multiple, (question) => {
        const key = keyOf(question) as Extract<Answer, { kind: 'pick-many' }>;
        const reversed = [...key.options].reverse();
        expect(gradeAnswer(question, { kind: 'pick-many', options: reversed }).isCorrect).toBe(true);
        expect(gradeAnswer(question, { kind: 'pick-many', options: [...reversed, 'z'] }).isCorrect).toBe(false);
      }),
    );
  });
});

describe('order', () => {
  test('never shows the right order at the start, and every other one fairly', () => {
    const question = fc.sample(
      order.filter((one) => one.steps.length === 3),
      1,
    )[0] as OrderQuestion;
    const counts = new Map<string, number>();
    for (let permutation = 0; permutation < 5_000; permutation++) {
      const shown = promptOf(question, permutation)
        .options.map((one) => one.id)
        .join('');
      counts.set(shown, (counts.get(shown) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual(['acb', 'bac', 'bca', 'cab', 'cba']);
    for (const count of counts.values()) expect(count).toBeGreaterThan(850);
  });

  test('is wrong as soon as two steps change places, and says which two', () => {
    fc.assert(
      fc.property(order, fc.nat(), (question, seed) => {
        const right = question.steps.map((_, index) => letter(index));
        const first = seed % right.length;
        const second = (first + 1) % right.length;
        const swapped = right.with(first, letter(second)).with(second, letter(first));
        const verdict = gradeAnswer(question, { kind: 'arrange', options: swapped });
        expect(verdict.isCorrect).toBe(false);
        const wrong = verdict.remarks.filter((one) => !one.isRight).map((one) => one.option.id);
        expect(wrong).toEqual([letter(first), letter(second)].sort());
        expect(verdict.remarks.map((one) => one.option.id)).toEqual(right);
      }),
    );
  });

  test('is wrong when steps are missing or named twice', () => {
    const [question] = fc.sample(order, 1);
    if (!question) throw new Error('no question');
    const right = question.steps.map((_, index) => letter(index));
    expect(gradeAnswer(question, { kind: 'arrange', options: right.slice(0, -1) }).isCorrect).toBe(false);
    expect(gradeAnswer(question, { kind: 'arrange', options: [...right, 'a'] }).isCorrect).toBe(false);
  });
});
