import { expect, test } from 'vitest';
import type { Action } from '../../src/session/action.ts';
import { seenMisconceptions } from '../../src/session/misconceptions.ts';
import type { ProgressEvent } from '../../src/session/progress.ts';
import type { Asking } from '../../src/session/screen.ts';
import type { Session } from '../../src/session/session.ts';
import { update } from '../../src/session/update.ts';
import { sanitize as safe } from '../../src/text/safe-text.ts';
import { newcomerToEntries } from './new-kinds.ts';

/** A quiz, as long as the course, at the question with this id. */
function askedFor(id: string): Session {
  const { course } = newcomerToEntries;
  const lessons = course.lessons.map((lesson) => ({
    ...lesson,
    sections: lesson.sections.map((section) => ({
      ...section,
      questions: section.questions.filter((one) => one.id === id),
    })),
  }));
  return update(
    { ...newcomerToEntries, course: { ...course, lessons } },
    { type: 'go', destination: { to: 'quiz' } },
    1_000,
  ).session;
}

function play(session: Session, ...actions: readonly Action[]) {
  const events: ProgressEvent[] = [];
  let hasLeft = false;
  const last = actions.reduce((before, action) => {
    const { session: next, effects } = update(before, action, 2_000);
    for (const effect of effects) {
      if (effect.type === 'save') events.push(effect.event);
      if (effect.type === 'leave') hasLeft = true;
    }
    return next;
  }, session);
  if (last.screen.name !== 'quiz') throw new Error(`on ${last.screen.name}`);
  return { session: last, asking: last.screen.asking as Asking, events, hasLeft };
}

const insert = (text: string): Action => ({ type: 'edit', edit: { do: 'insert', text } });
const enter: Action = { type: 'submit' };

test('a number is typed and judged in any unit, and journalled as it was typed', () => {
  const { asking, events } = play(askedFor('q-number'), insert('1 da'), insert('y'), enter);
  expect(asking.answered?.verdict.isCorrect).toBe(true);
  expect(events).toMatchObject([{ type: 'answered', answer: { kind: 'enter', text: '1 day' }, isCorrect: true }]);
});

test('a time without its unit is neither right nor wrong: it says what is missing, until something is typed', () => {
  const { session, asking, events } = play(askedFor('q-number'), insert('24'), enter);
  expect(asking.complaint).toContain('with its unit');
  expect(asking.answered).toBeUndefined();
  expect(events).toEqual([]);
  expect(play(session, insert(' h')).asking.complaint).toBeUndefined();
  expect(play(session, insert(' h'), enter).asking.answered?.verdict.isCorrect).toBe(true);
});

test('words are judged whatever their case and signs; an empty line is no answer', () => {
  const asked = askedFor('q-words');
  expect(play(asked, enter).asking.answered).toBeUndefined();
  expect(play(asked, insert('Client ID'), enter).asking.answered?.verdict.isCorrect).toBe(true);
  expect(play(asked, insert('object id'), enter).asking.answered?.verdict.isCorrect).toBe(false);
});

test('a slip of the pen is pointed out once, and neither judged nor journalled; the next text counts', () => {
  const { session, asking, events } = play(askedFor('q-words'), insert('cleint id'), enter);
  expect(asking.answered).toBeUndefined();
  expect(asking.complaint).toContain('look at the spelling');
  expect(events).toEqual([]);
  expect(play(session, { type: 'edit', edit: { do: 'clear' } }, insert('client_id'), enter).events).toMatchObject([
    { type: 'answered', isCorrect: true, answer: { text: 'client_id' } },
  ]);
  expect(play(session, enter).events).toMatchObject([{ isCorrect: false, answer: { text: 'cleint id' } }]);
});

test('of a paste the first line counts, and nothing longer than any answer gets in', () => {
  const asked = askedFor('q-words');
  expect(play(asked, { type: 'paste', text: '\n client_id\nmore' }).asking.editor?.text).toBe('client_id');
  expect(play(asked, insert('a'.repeat(201))).asking.editor?.text).toBe('');
});

test('Ctrl-C clears what is typed, then leaves', () => {
  const cleared = play(askedFor('q-words'), insert('x'), { type: 'interrupt' });
  expect(cleared.asking.editor?.text).toBe('');
  expect(cleared.hasLeft).toBe(false);
  expect(play(cleared.session, { type: 'interrupt' }).hasLeft).toBe(true);
});

test('nothing is typed into a question that is answered', () => {
  const { session } = play(askedFor('q-words'), insert('aud'), enter);
  expect(play(session, insert('x'), enter).session).toBe(session);
});

test('a known error that points to a misconception counts as one that was seen, until the question is answered rightly', () => {
  const { course } = newcomerToEntries;
  const misconception = {
    id: 'an-hour',
    belief: safe('Tokens live an hour.'),
    correction: safe('A day.'),
    facts: [],
    assumed: true,
  };
  const lessons = course.lessons.map((lesson) => ({
    ...lesson,
    sections: lesson.sections.map((section) => ({
      ...section,
      questions: section.questions
        .filter(({ kind }) => kind === 'number')
        .map((one) => ({
          ...one,
          commonErrors: [{ answer: safe('1 hour'), why: safe('No.'), misconception: 'an-hour' }],
        })),
    })),
  })) as typeof course.lessons;
  const learner: Session = { ...newcomerToEntries, course: { ...course, lessons, misconceptions: [misconception] } };
  const begin: Action = { type: 'go', destination: { to: 'quiz' } };
  const wrong = [begin, insert('60 min'), enter].reduce((now, one) => update(now, one, 5).session, learner);
  expect(seenMisconceptions(wrong)).toMatchObject([{ misconception: { id: 'an-hour' }, isCleared: false }]);
  const right = [begin, insert('1 day'), enter].reduce((now, one) => update(now, one, 6).session, wrong);
  expect(seenMisconceptions(right)).toMatchObject([{ isCleared: true }]);
});
