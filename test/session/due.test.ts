import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Question } from '../../src/catalog/question.ts';
import { dueQuestions, dueScenarios, keptApart } from '../../src/session/due.ts';
import { NO_PROGRESS, type Recorded } from '../../src/session/progress.ts';
import { recorded } from '../../src/session/recorded.ts';
import { DAY, MINUTE } from '../../src/sim/duration.ts';
import { sanitize } from '../../src/text/safe-text.ts';
import { miniature } from './miniature.ts';

const START = Date.UTC(2026, 10, 1, 9);

const answered = (id: string, isCorrect: boolean, at: number, revision = 1): Recorded => ({
  type: 'answered',
  item: `mini/${id}`,
  revision,
  answer: { kind: 'pick-one', option: 'a' },
  isCorrect,
  at,
});

const learner = (...events: readonly Recorded[]) => ({ course: miniature, progress: recorded(NO_PROGRESS, events) });
const idsDue = (now: number, ...events: readonly Recorded[]): readonly string[] =>
  dueQuestions(learner(...events), now).map(({ id }) => id);

test('nothing is due that was never met', () => {
  expect(idsDue(START)).toEqual([]);
});

test('what is most likely forgotten comes first', () => {
  const known = [answered('q-one', true, START), answered('q-one', true, START + 15 * MINUTE)];
  expect(idsDue(START + 30 * DAY, ...known, answered('q-two', false, START))).toEqual(['q-two', 'q-one']);
});

test('a question that changed is due at once', () => {
  const known = [answered('q-one', true, START), answered('q-one', true, START + 15 * MINUTE)];
  expect(idsDue(START + DAY, ...known)).toEqual([]);
  expect(idsDue(START + DAY, ...known.map((one) => ({ ...one, revision: 7 })))).toEqual(['q-one']);
});

test('a scenario that was shown is due again', () => {
  const shown: Recorded = {
    type: 'solved',
    item: 'mini/first-scenario',
    revision: 1,
    lines: 1,
    hints: 3,
    isAssisted: true,
    at: START,
  };
  expect(dueScenarios(learner(shown), START + DAY).map(({ id }) => id)).toEqual(['first-scenario']);
});

const withKey = (id: string, key: string): Question => ({
  kind: 'single',
  id,
  revision: 1,
  aliases: [],
  facts: [],
  stem: sanitize('What?'),
  choices: [
    { text: sanitize(key), correct: true, why: sanitize('So it is.') },
    { text: sanitize(`not ${key}`), correct: false, why: sanitize('It is not so.') },
  ],
});

test('questions with the same answer are no neighbours where others can stand between, and none is lost', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('yes', 'no', 'later'), { maxLength: 12 }), (keys) => {
      const questions = keys.map((key, index) => withKey(`q-${index}`, key));
      const ordered = keptApart(questions);
      expect([...ordered].map(({ id }) => id).sort()).toEqual(questions.map(({ id }) => id).sort());
      const keyOf = ({ id }: Question): string => keys[Number(id.slice(2))] ?? '';
      const clashes = ordered.findIndex((one, index) => index > 0 && keyOf(one) === keyOf(ordered[index - 1] ?? one));
      // A clash is left only where everything that follows has that one answer.
      if (clashes > 0) expect(new Set(ordered.slice(clashes).map(keyOf)).size).toBe(1);
    }),
  );
});
