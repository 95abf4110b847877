import { expect, test } from 'vitest';
import type { Action } from '../../src/session/action.ts';
import { homeEntries } from '../../src/session/home-entries.ts';
import type { Session } from '../../src/session/session.ts';
import { update } from '../../src/session/update.ts';
import { sanitize } from '../../src/text/safe-text.ts';
import { nextText } from '../../src/ui/next-text.ts';
import { miniature, newcomer } from './miniature.ts';

const brief = miniature.lessons.map((lesson) => ({
  ...lesson,
  sections: lesson.sections.map((section) => ({ ...section, questions: [] })).slice(0, 2),
}));
const titles = ['First', 'Second', 'Third'];
/** Three lessons of two pages each. */
const lessons = titles.flatMap((title) =>
  brief.map((one) => ({ ...one, id: title.toLowerCase(), title: sanitize(title) })),
);
const learner: Session = { ...newcomer, course: { ...miniature, lessons, scenarios: [] } };

/** Each action a second after the last. */
const play = (session: Session, ...actions: readonly Action[]): Session =>
  actions.reduce((before, action) => update(before, action, before.now + 1_000).session, session);
const open = (lessonId: string): Action => ({ type: 'go', destination: { to: 'lesson', lessonId } });
const on: Action = { type: 'go-on' };
const home: Action = { type: 'go-back' };

function nextOf(session: Session): string {
  const { screen } = session;
  if (screen.name !== 'summary') throw new Error(`on ${screen.name}`);
  return nextText(session, screen);
}

test('a summary leads where home leads: on with what was left in the middle', () => {
  const done = play(learner, open('third'), on, home, open('first'), on, on);
  expect(nextOf(done)).toBe('on with the lesson Third, step 2 of 2');
  expect(homeEntries(play(done, home))[0]).toMatchObject({ label: 'Continue: Third', detail: 'step 2 of 2' });
  const there = { name: 'lesson', lessonId: 'third', step: { section: 1 } };
  expect(play(done, on).screen).toMatchObject(there);
  expect(play(done, { type: 'go', destination: { to: 'next' } }).screen).toMatchObject(there);
});

test('where nothing was left in the middle both lead on in the course', () => {
  const done = play(learner, open('first'), on, on);
  expect(nextOf(done)).toBe('the lesson Second');
  expect(homeEntries(play(done, home))[0]?.label).toBe('Next: Second');
  expect(play(done, on).screen).toMatchObject({ name: 'lesson', lessonId: 'second' });
});

test('what was finished does not come next, though it was just worked on', () => {
  const done = play(learner, open('third'), on, on);
  expect(nextOf(done)).toBe('the lesson First');
});
