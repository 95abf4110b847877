import { describe, expect, test } from 'vitest';
import type { Action } from '../../src/session/action.ts';
import { homeEntries } from '../../src/session/home-entries.ts';
import { NO_PROGRESS, type ProgressEvent } from '../../src/session/progress.ts';
import { recorded } from '../../src/session/recorded.ts';
import type { Asking } from '../../src/session/screen.ts';
import type { Session } from '../../src/session/session.ts';
import { update } from '../../src/session/update.ts';
import { newcomer } from './miniature.ts';

/** The session after these actions, each a second after the last, with everything that was journalled. */
function play(session: Session, actions: readonly Action[]) {
  const journal: unknown[] = [];
  let present = session;
  let at = 1_000;
  for (const action of actions) {
    const { session: next, effects } = update(present, action, at);
    for (const effect of effects) if (effect.type === 'save') journal.push(effect.event);
    present = next;
    at += 1_000;
  }
  return { session: present, journal };
}

function askingIn({ screen }: Session): Asking {
  if (screen.name !== 'lesson' || !screen.asking) throw new Error(`no question on the screen ${screen.name}`);
  return screen.asking;
}

/** Picks the right option, or a wrong one, wherever it stands. */
function answer(session: Session, isRight: boolean): Action {
  const { prompt } = askingIn(session);
  const options = 'options' in prompt ? prompt.options : [];
  return { type: 'pick', index: options.findIndex(({ id }) => (id === 'a') === isRight) };
}

const open: Action = { type: 'go', destination: { to: 'lesson', lessonId: 'first-lesson' } };
const on: Action = { type: 'go-on' };
const third: Action = { type: 'go', destination: { to: 'lesson', lessonId: 'first-lesson', sectionId: 'three' } };

test('a lesson goes from page to question, and an answer is journalled under pack/id', () => {
  const asked = play(newcomer, [open, on]).session;
  expect(askingIn(asked).question.id).toBe('q-one');
  const { session, journal } = play(asked, [answer(asked, true)]);
  expect(askingIn(session).answered?.verdict.isCorrect).toBe(true);
  expect(journal).toMatchObject([{ type: 'answered', item: 'mini/q-one', isCorrect: true, revision: 1 }]);
});

test('an answer cannot be changed, and no key goes on before there is one', () => {
  const asked = play(newcomer, [open, on]).session;
  expect(play(asked, [on]).session).toBe(asked);
  const answered = play(asked, [answer(asked, false)]).session;
  expect(play(answered, [answer(asked, true)]).session).toBe(answered);
});

test('a missed question comes back once, before the lesson ends, with its options in another order or place', () => {
  const first = play(newcomer, [open, on]).session;
  const second = play(first, [answer(first, false), on, on]).session;
  const back = play(second, [answer(second, true), on, on, { type: 'skip' }]).session;
  expect(back.screen).toMatchObject({ name: 'lesson', step: { kind: 'missed', questionId: 'q-one' } });
  const ended = play(back, [answer(back, false), on]);
  expect(ended.session.screen).toMatchObject({ name: 'summary', of: { kind: 'lesson' } });
  expect(ended.journal.at(-1)).toMatchObject({ type: 'completed', item: 'mini/first-lesson', correct: 1, asked: 2 });
});

test('a lesson that was left is resumed at its section', () => {
  const first = play(newcomer, [open, on]).session;
  const left = play(first, [answer(first, true), on, { type: 'go-back' }]).session;
  expect(left.screen.name).toBe('home');
  expect(play(left, [open]).session.screen).toMatchObject({ name: 'lesson', step: { kind: 'page', section: 1 } });
});

describe('a lesson that was left', () => {
  /** The first question missed, the second one at hand; then the lab ends, and another process reads the journal. */
  function leftInTheMiddle(): Session {
    const first = play(newcomer, [open, on]).session;
    const second = play(first, [answer(first, false), on, on]);
    const seen = play(second.session, [answer(second.session, true)]);
    return { ...seen.session, screen: { name: 'home' } };
  }

  test('asks nothing again that was answered', () => {
    const again = play(leftInTheMiddle(), [open]).session;
    expect(again.screen).toMatchObject({ step: { kind: 'page', section: 2 } });
    const back = play(again, [{ type: 'go-to-previous' }]).session;
    expect(back.screen).toMatchObject({ step: { kind: 'page', section: 1 } });
    expect(play(back, [on]).session.screen).toMatchObject({ step: { kind: 'page', section: 2 } });
  });

  test('still brings back what was missed, and counts every question once at its end', () => {
    const back = play(leftInTheMiddle(), [open, on, { type: 'skip' }]).session;
    expect(back.screen).toMatchObject({ step: { kind: 'missed', questionId: 'q-one' } });
    const left = play(back, [{ type: 'go-back' }, open]).session;
    expect(left.screen).toMatchObject({ step: { kind: 'missed', questionId: 'q-one' } });
    const ended = play(left, [answer(left, true), on]);
    expect(ended.session.screen).toMatchObject({ name: 'summary', of: { outcomes: { length: 3 } } });
    expect(ended.journal.at(-1)).toMatchObject({ type: 'completed', correct: 1, asked: 2 });
  });

  test('stands at home with the step that Enter leads to', () => {
    expect(homeEntries(leftInTheMiddle())[0]).toMatchObject({
      label: 'Continue: First lesson',
      detail: 'step 5 of 6',
    });
  });

  test.each([
    ['at a question is gone on with at that question', [open, on], { kind: 'question', section: 0 }, 'step 2 of 6'],
    [
      'at a page that was read again, at that page',
      [open, on, { type: 'go-to-previous' }],
      { kind: 'page' },
      'step 1 of 6',
    ],
    ['at the door of its scenario, at that door', [third, on], { kind: 'scenario' }, 'step 6 of 6'],
  ] satisfies readonly [string, readonly Action[], object, string][])('%s', (_, actions, step, detail) => {
    const left = play(newcomer, [...actions, { type: 'go-back' }]);
    expect(homeEntries(left.session)[0]).toMatchObject({ label: 'Continue: First lesson', detail });
    const events = left.journal.map((event, at) => ({ ...(event as ProgressEvent), at }));
    const tomorrow: Session = { ...newcomer, progress: recorded(NO_PROGRESS, events) };
    expect(play(tomorrow, [open]).session.screen).toMatchObject({ name: 'lesson', step });
  });

  test('after its last answer is gone on with at its end', () => {
    const back = play(leftInTheMiddle(), [open, on, { type: 'skip' }]).session;
    const seen = play(back, [answer(back, true), { type: 'go-back' }]).session;
    expect(homeEntries(seen)[0]?.detail).toBe('its last step');
    expect(play(seen, [open]).session.screen).toMatchObject({ name: 'summary', of: { lessonId: 'first-lesson' } });
  });

  test('once it was finished it begins anew, and is not to be continued when only looked into', () => {
    const back = play(leftInTheMiddle(), [open, on, { type: 'skip' }]).session;
    const done = play(back, [answer(back, true), on, open]).session;
    expect(done.screen).toMatchObject({ step: { kind: 'page', section: 0 } });
    const again = play(done, [on]).session;
    expect(askingIn(again).question.id).toBe('q-one');
    expect(homeEntries(play(again, [{ type: 'go-back' }]).session)[0]?.label).not.toContain('Continue');
  });
});

test('the page of a question that comes back is read over it, and leads back to it', () => {
  const first = play(newcomer, [open, on]).session;
  const second = play(first, [answer(first, true), on, on]).session;
  const back = play(second, [answer(second, false), on, on, { type: 'skip' }]).session;
  const page = play(back, [{ type: 'go-to-previous' }]).session;
  expect(page.screen).toMatchObject({ name: 'article', of: { kind: 'page', sectionId: 'two' } });
  expect(play(page, [on]).session.screen).toBe(back.screen);
});

describe('the door of a scenario', () => {
  const solved: Session = {
    ...newcomer,
    progress: recorded(newcomer.progress, [
      { type: 'solved', item: 'mini/first-scenario', revision: 1, lines: 2, hints: 0, isAssisted: false, at: 900 },
    ]),
  };

  const atDoor = (session: Session): Session => play(session, [third, on]).session;

  test('leads in where it was not solved yet, and on where it was', () => {
    expect(play(atDoor(newcomer), [on]).session.screen.name).toBe('scenario');
    expect(play(atDoor(solved), [on]).session.screen.name).toBe('summary');
  });

  test('lets it be done again', () => {
    const again = play(atDoor(solved), [{ type: 'open-again' }]).session;
    expect(again.screen).toMatchObject({ name: 'scenario', scenarioId: 'first-scenario', from: { name: 'lesson' } });
    expect(play(newcomer, [{ type: 'open-again' }]).session).toEqual(newcomer);
  });
});

test('help comes back to the very same place', () => {
  const asked = play(newcomer, [open, on, { type: 'move-cursor', by: 1 }]).session;
  expect(play(asked, [{ type: 'show-help' }, { type: 'show-help' }, { type: 'go-back' }]).session.screen).toBe(
    asked.screen,
  );
});

test('a page back is a page, never a question again', () => {
  const first = play(newcomer, [open, on]).session;
  const session = play(first, [answer(first, true), on, { type: 'go-to-previous' }]).session;
  expect(session.screen).toMatchObject({ name: 'lesson', step: { kind: 'page', section: 0 } });
});

test('a quiz with a seed is the same for everybody; without one, what was missed comes first', () => {
  const quiz: Action = { type: 'go', destination: { to: 'quiz', seed: 7 } };
  const ids = (session: Session) =>
    session.screen.name === 'quiz' ? session.screen.quiz.items.map((item) => item.slice('mini/'.length)) : [];
  const missed = play(newcomer, [open, on]).session;
  const learner = play(missed, [answer(missed, false), { type: 'go-back' }]).session;
  expect(ids(play(learner, [quiz]).session)).toEqual(ids(play(newcomer, [quiz]).session));
  expect(ids(play(learner, [{ type: 'go', destination: { to: 'quiz' } }]).session)[0]).toBe('q-one');
});
