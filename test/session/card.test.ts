import fc from 'fast-check';
import { createEmptyCard, fsrs, Rating } from 'ts-fsrs';
import { expect, test } from 'vitest';
import { type Card, dueAtSeen, gradeOf, reviewed } from '../../src/session/card.ts';
import { DAY, MINUTE } from '../../src/sim/duration.ts';

const START = Date.UTC(2026, 10, 1);

const histories = fc.array(
  fc.record({
    wait: fc.integer({ min: 0, max: 400 * DAY }),
    isCorrect: fc.boolean(),
    hints: fc.integer({ max: 3, min: 0 }),
  }),
  { minLength: 1, maxLength: 25 },
);

const RUNS = 10_000;

test('schedules as ts-fsrs does, though the card was stored as JSON between any two answers', () => {
  const reference = fsrs({ enable_short_term: false });
  fc.assert(
    fc.property(histories, (history) => {
      let now = START;
      let theirs = createEmptyCard(now);
      let ours: Card | undefined;
      for (const { wait, isCorrect, hints } of history) {
        now += wait;
        const grade = !isCorrect ? Rating.Again : hints > 0 ? Rating.Hard : Rating.Good;
        // The first card is empty as of its first answer.
        if (!ours) theirs = createEmptyCard(now);
        theirs = reference.next(theirs, now, grade).card;
        ours = reviewed(JSON.parse(JSON.stringify(ours ?? null)) ?? undefined, now, { isCorrect, hints });
        expect([ours.dueAt, ours.stability, ours.difficulty, ours.lapses, ours.repetitions, ours.state]).toEqual([
          theirs.due.getTime(),
          theirs.stability,
          theirs.difficulty,
          theirs.lapses,
          theirs.reps,
          theirs.state,
        ]);
      }
    }),
    { numRuns: RUNS },
  );
});

test('wrong and shown answers are Again, helped and slow ones Hard, others Good', () => {
  expect(gradeOf({ isCorrect: false })).toBe(Rating.Again);
  expect(gradeOf({ isCorrect: true, isAssisted: true })).toBe(Rating.Again);
  expect(gradeOf({ isCorrect: true, hints: 1 })).toBe(Rating.Hard);
  expect(gradeOf({ isCorrect: true, duration: 3 * MINUTE })).toBe(Rating.Hard);
  expect(gradeOf({ isCorrect: true, hints: 0, duration: 4_000 })).toBe(Rating.Good);
});

test('a clock that is set back never makes an interval negative, nor the card forget', () => {
  const first = reviewed(undefined, START, { isCorrect: true });
  const second = reviewed(first, START - 30 * DAY, { isCorrect: true });
  expect(second.lastAt).toBe(START);
  expect(second.dueAt).toBeGreaterThan(START);
});

test('what was answered while the clock ran ten years ahead is due in days, not in ten years', () => {
  const ahead = START + 3650 * DAY;
  let card = reviewed(undefined, ahead, { isCorrect: true });
  card = reviewed(card, ahead + 10 * MINUTE, { isCorrect: true });
  const days = (dueAtSeen(card, START) - START) / DAY;
  expect(days).toBeGreaterThan(0);
  expect(days).toBeLessThan(15);
});
