import { expect, test } from 'vitest';
import type { Action } from '../../src/session/action.ts';
import type { Session } from '../../src/session/session.ts';
import { update } from '../../src/session/update.ts';
import { newcomer } from './miniature.ts';

/** Does the first at 1,000 and each of the others at its own time; gives the last journalled answer. */
function answerOf(destination: Action, steps: readonly (readonly [Action, at: number])[]): unknown {
  let session: Session = newcomer;
  let last: unknown;
  for (const [action, at] of [[destination, 1_000] as const, ...steps]) {
    const next = update(session, action, at);
    session = next.session;
    for (const effect of next.effects)
      if (effect.type === 'save' && effect.event.type === 'answered') last = effect.event;
  }
  return last;
}

const lesson: Action = { type: 'go', destination: { to: 'lesson', lessonId: 'first-lesson' } };
const quiz: Action = { type: 'go', destination: { to: 'quiz' } };
const on: Action = { type: 'go-on' };
const pick: Action = { type: 'pick', index: 0 };

test('an answer in a lesson says how long it took from when the question was put', () => {
  const steps = [
    [on, 5_000],
    [{ type: 'move-cursor', by: 1 }, 6_000],
    [pick, 12_345],
  ] as const;
  expect(answerOf(lesson, steps)).toMatchObject({ mode: 'lesson', duration: 7_345, hints: 0 });
  expect(answerOf(lesson, steps)).not.toHaveProperty('quiz');
});

test('an answer in a quiz names the quiz', () => {
  expect(answerOf(quiz, [[pick, 3_500]])).toMatchObject({ mode: 'practice', duration: 2_500, quiz: 'quiz-1000' });
});

test('a clock that is set back makes no negative time', () => {
  expect(answerOf(quiz, [[pick, 400]])).toMatchObject({ duration: 0 });
});
