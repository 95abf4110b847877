import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer, Option } from '../../src/catalog/prompt.ts';
import { gradeAnswer, promptOf, type Question } from '../../src/catalog/question.ts';
import type { MatchQuestion } from '../../src/catalog/question-match.ts';
import type { OrderQuestion } from '../../src/catalog/question-order.ts';
import { anyQuestion, command, keyOf, letter, match, multiple, order, single } from './any-question.ts';

const optionsShown = (question: Question, permutation: number): readonly Option[] => {
  const prompt = promptOf(question, permutation);
  return 'options' in prompt ? prompt.options : [];
};

/** What is remarked on where there are no options. */
const fixedRemarks: { readonly [Kind in Question['kind']]?: readonly string[] } = {
  command: ['solution'],
  number: ['key'],
  words: ['key'],
};

describe('every kind of question', () => {
  test('takes its key for correct', () => {
    fc.assert(fc.property(anyQuestion, (question) => gradeAnswer(question, keyOf(question)).isCorrect));
  });

  test('takes an answer of another kind, or none, for wrong', () => {
    fc.assert(
      fc.property(anyQuestion, anyQuestion, (question, other) => {
        if (keyOf(question).kind !== keyOf(other).kind)
          expect(gradeAnswer(question, keyOf(other)).isCorrect).toBe(false);
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
        const options = fixedRemarks[question.kind] ?? optionsShown(question, 0).map((one) => one.id);
        const ids = remarks.map((one) => one.option.id).filter((id) => !id.startsWith('error-'));
        expect(ids.sort()).toEqual([...options].sort());
        expect(remarks.every((one) => /^(no )?reason|^So it is|^One too many/.test(one.why))).toBe(true);
      }),
    );
  });

  test('asks with the same options in the same order for the same number', () => {
    fc.assert(
      fc.property(anyQuestion, fc.nat(), (question, permutation) => {
        const prompt = promptOf(question, permutation);
        expect(promptOf(question, permutation)).toEqual(prompt);
        const ids = optionsShown(question, permutation).map((one) => one.id);
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
      const shown = optionsShown(question, permutation)
        .map((one) => one.id)
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

describe('match', () => {
  test('is wrong as soon as two lefts change their rights, and says which two', () => {
    fc.assert(
      fc.property(match, fc.nat(), (question, seed) => {
        const key = keyOf(question) as Extract<Answer, { kind: 'match' }>;
        const first = seed % key.pairs.length;
        const second = (first + 1) % key.pairs.length;
        const swapped = key.pairs.map(({ left, right }, index) => {
          if (index === first) return { left, right: letter(second) };
          return { left, right: index === second ? letter(first) : right };
        });
        const verdict = gradeAnswer(question, { kind: 'match', pairs: swapped });
        expect(verdict.isCorrect).toBe(false);
        const wrong = verdict.remarks.filter((one) => !one.isRight).map((one) => one.option.id);
        expect(wrong).toEqual([letter(first), letter(second)].sort());
      }),
    );
  });

  test('is wrong with a distractor, which is then said to have been chosen', () => {
    const question = fc.sample(
      match.filter((one) => one.distractors.length > 0),
      1,
    )[0] as MatchQuestion;
    const key = keyOf(question) as Extract<Answer, { kind: 'match' }>;
    const distractor = letter(question.pairs.length);
    const pairs = key.pairs.with(0, { left: 'a', right: distractor });
    const verdict = gradeAnswer(question, { kind: 'match', pairs });
    expect(verdict.isCorrect).toBe(false);
    expect(verdict.remarks.find((one) => one.option.id === distractor)).toMatchObject({ isChosen: true, isKey: false });
  });

  test('is wrong with a pair left out, given twice, or made up', () => {
    fc.assert(
      fc.property(match, (question) => {
        const { pairs } = keyOf(question) as Extract<Answer, { kind: 'match' }>;
        const [first = { left: 'a', right: 'a' }] = pairs;
        for (const wrong of [pairs.slice(1), [...pairs, first], [...pairs, { left: 'z', right: 'z' }]]) {
          expect(gradeAnswer(question, { kind: 'match', pairs: wrong }).isCorrect).toBe(false);
        }
      }),
    );
  });
});

describe('command', () => {
  test('is right when every goal is met, whatever was typed, and wrong when one is not', () => {
    fc.assert(
      fc.property(command, fc.array(fc.string()), (question, lines) => {
        const met = question.goals.map(({ id }) => id);
        expect(gradeAnswer(question, { kind: 'type', lines, met: [...met, 'more'] }).isCorrect).toBe(true);
        expect(gradeAnswer(question, { kind: 'type', lines, met: met.slice(1) }).isCorrect).toBe(false);
      }),
    );
  });
});
