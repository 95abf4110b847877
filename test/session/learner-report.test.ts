import { expect, test } from 'vitest';
import type { Course } from '../../src/catalog/course.ts';
import { learnerReport } from '../../src/session/learner-report.ts';
import { NO_PROGRESS, type Recorded } from '../../src/session/progress.ts';
import { recorded } from '../../src/session/recorded.ts';
import { DAY, HOUR, MINUTE } from '../../src/sim/duration.ts';
import { sanitize } from '../../src/text/safe-text.ts';
import { miniature } from './miniature.ts';

/** A Monday, 9:00 UTC. */
const START = Date.UTC(2026, 10, 2, 9);

const course: Course = {
  ...miniature,
  facts: [
    {
      id: 'F29',
      title: sanitize('Several, no default'),
      statement: sanitize('It has to be named.'),
      source: { title: sanitize('A page'), url: 'https://example.com', checked: '2026-11-21' },
    },
  ],
  misconceptions: [
    {
      id: 'first-wins',
      belief: sanitize('The first one wins.'),
      correction: sanitize('None does.'),
      facts: [],
      assumed: true,
    },
  ],
  lessons: miniature.lessons.map((lesson) => ({
    ...lesson,
    sections: lesson.sections.map((section) => ({
      ...section,
      questions: section.questions.map((question) =>
        question.kind === 'single'
          ? {
              ...question,
              choices: question.choices.map((one, index) =>
                index === 2 ? { ...one, misconception: 'first-wins' } : one,
              ),
            }
          : question,
      ),
    })),
  })),
};

const answer = (id: string, option: string, at: number, more: object = {}): Recorded => ({
  type: 'answered',
  item: `mini/${id}`,
  revision: 1,
  answer: { kind: 'pick-one', option },
  isCorrect: option === 'a',
  at,
  ...more,
});

const reportAt = (now: number, utcOffset: number, ...events: readonly Recorded[]) =>
  learnerReport({ course, progress: recorded(NO_PROGRESS, events), now, utcOffset });

test('nobody who has done nothing is told that something is due', () => {
  const report = reportAt(START, 0);
  expect(report.due).toEqual({ questions: 0, scenarios: 0, today: 0 });
  expect(report.modules).toMatchObject([{ level: 'unseen', questions: 2, asked: 0, share: 0 }]);
  expect(report.streak).toBe(0);
});

test('mastery rises with right answers that last, and falls with time and with a miss', () => {
  const both = (at: number) => [answer('q-one', 'a', at), answer('q-two', 'a', at)];
  const first = [...both(START), ...both(START + 15 * MINUTE)];
  const fresh = reportAt(START + HOUR, 0, ...first).modules[0];
  expect(fresh).toMatchObject({ level: 'familiar', asked: 2, right: 2 });
  expect(fresh?.share).toBeGreaterThan(0.95);
  const later = reportAt(START + 60 * DAY, 0, ...first).modules[0];
  expect(later?.share).toBeLessThan(fresh?.share ?? 0);
  const lasting = [...first, ...both(START + 3 * DAY), ...both(START + 20 * DAY)];
  expect(reportAt(START + 21 * DAY, 0, ...lasting).facts).toMatchObject([{ id: 'F29', level: 'mastered' }]);
  const missed = reportAt(START + 22 * DAY, 0, ...lasting, answer('q-one', 'b', START + 21 * DAY)).modules[0];
  expect(missed).toMatchObject({ level: 'attempted', right: 1 });
});

test('a question that changed since it was answered is named, and due at once', () => {
  const report = reportAt(START + HOUR, 0, answer('q-one', 'a', START, { revision: 7 }), answer('q-two', 'a', START));
  expect(report.changed).toEqual(['q-one']);
  expect(report.due.questions).toBe(1);
});

test('a misconception is seen when its option is picked, and cleared when the question is answered rightly since', () => {
  const seen = reportAt(START + HOUR, 0, answer('q-one', 'c', START)).misconceptions;
  expect(seen).toMatchObject([{ id: 'first-wins', isCleared: false, lastAt: START }]);
  const cleared = reportAt(START + HOUR, 0, answer('q-one', 'c', START), answer('q-one', 'a', START + 1));
  expect(cleared.misconceptions).toMatchObject([{ isCleared: true }]);
  expect(reportAt(START, 0, answer('q-one', 'b', START)).misconceptions).toEqual([]);
});

test('a day begins at the learner’s own midnight', () => {
  const late = answer('q-one', 'a', START + 13.5 * HOUR);
  const inUtc = reportAt(START + 20 * HOUR, 0, late).days.slice(-2);
  expect(inUtc.map((day) => [day.date, day.weekday, day.answered])).toEqual([
    ['2026-11-02', 0, 1],
    ['2026-11-03', 1, 0],
  ]);
  const inTokyo = reportAt(START + 20 * HOUR, 9 * HOUR, late).days.at(-1);
  expect(inTokyo).toMatchObject({ date: '2026-11-03', answered: 1 });
});

test('a streak lives through today, and breaks with a day that was let go', () => {
  const on = (...days: readonly number[]) => days.map((day) => answer('q-one', 'a', START + day * DAY));
  expect(reportAt(START + 3 * DAY, 0, ...on(0, 1, 2)).streak).toBe(3);
  expect(reportAt(START + 3 * DAY, 0, ...on(0, 2, 3)).streak).toBe(2);
  expect(reportAt(START + 9 * DAY, 0, ...on(0, 1)).streak).toBe(0);
});

test('what review asked today counts against the daily cap', () => {
  const today = START + 10 * DAY;
  const reviews = (count: number) =>
    Array.from({ length: count }, (_, index) => answer('q-one', 'b', today + index * MINUTE, { mode: 'review' }));
  const missed = answer('q-two', 'b', START);
  expect(reportAt(today + HOUR, 0, missed, ...reviews(19)).due).toEqual({ questions: 1, scenarios: 0, today: 1 });
  expect(reportAt(today + HOUR, 0, missed, ...reviews(20)).due).toEqual({ questions: 1, scenarios: 0, today: 0 });
  expect(reportAt(today + 2 * DAY, 0, missed, ...reviews(20)).due).toEqual({ questions: 2, scenarios: 0, today: 2 });
});
