import { expect, test } from 'vitest';
import { NO_PROGRESS, type Progress, type Recorded } from '../../src/session/progress.ts';
import { recorded } from '../../src/session/recorded.ts';
import { DAY } from '../../src/sim/duration.ts';

const at = Date.UTC(2026, 10, 1, 9);

const answer = (isCorrect: boolean, more: Partial<Recorded & { type: 'answered' }> = {}): Recorded => ({
  type: 'answered',
  item: 'mini/q-one',
  revision: 1,
  answer: { kind: 'pick-one', option: isCorrect ? 'a' : 'c' },
  isCorrect,
  at,
  ...more,
});

const withdraw: Recorded = { type: 'withdrawn', item: 'mini/q-one', at };

const after = (...events: readonly Recorded[]): Progress => recorded(NO_PROGRESS, events);
const itemIn = (progress: Progress) => progress.items.get('mini/q-one');

test('a withdrawn answer leaves everything as it was before it', () => {
  const { before: _, ...once } = itemIn(after(answer(true))) ?? {};
  expect(itemIn(after(answer(true), answer(false), withdraw))).toEqual(once);
});

test('the first answer can be withdrawn as well, and one answer is withdrawn once', () => {
  expect(itemIn(after(answer(false), withdraw))).toBeUndefined();
  expect(itemIn(after(answer(true), answer(true), withdraw, withdraw))?.attempts).toBe(1);
});

test('a changed question starts anew, and what was picked wrongly in its old form is forgotten', () => {
  const item = itemIn(after(answer(false), answer(true, { revision: 2, at: at + DAY })));
  expect(item).toMatchObject({ attempts: 1, correct: 1, revision: 2, wrongPicks: {} });
  expect(item?.card.repetitions).toBe(1);
});

test('what was picked wrongly is remembered with its last time', () => {
  const item = itemIn(after(answer(false), answer(true, { at: at + 1 }), answer(false, { at: at + 2 })));
  expect(item?.wrongPicks).toEqual({ c: at + 2 });
});

test('a scenario that was solved alone leaves no card; one that took help comes back until it takes none', () => {
  const solved = (hints: number, isAssisted = false): Recorded => ({
    type: 'solved',
    item: 'mini/q-one',
    revision: 1,
    lines: 3,
    hints,
    isAssisted,
    at,
  });
  expect(itemIn(after(solved(0)))).toBeUndefined();
  expect(itemIn(after(solved(0, true)))).toMatchObject({ attempts: 1, correct: 0 });
  expect(itemIn(after(solved(2), solved(0)))).toMatchObject({ attempts: 2, correct: 2, isLastCorrect: true });
});

test('counting in two halves is counting at once', () => {
  const events = [answer(true), answer(false, { at: at + DAY }), withdraw, answer(true, { at: at + 2 * DAY })];
  const halves = recorded(recorded(NO_PROGRESS, events.slice(0, 2)), events.slice(2));
  expect(halves).toEqual(recorded(NO_PROGRESS, events));
});
