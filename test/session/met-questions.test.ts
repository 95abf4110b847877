import { expect, test } from 'vitest';
import { metQuestions } from '../../src/session/met-questions.ts';
import type { Recorded } from '../../src/session/progress.ts';
import { recorded } from '../../src/session/recorded.ts';
import type { Session } from '../../src/session/session.ts';
import { update } from '../../src/session/update.ts';
import { newcomer } from './miniature.ts';

const after = (...events: readonly Recorded[]): Session => ({
  ...newcomer,
  progress: recorded(newcomer.progress, events),
});
const reached = (section: string): Recorded => ({ type: 'reached', item: 'mini/first-lesson', section, at: 1 });
const met = (session: Session): readonly string[] => [...metQuestions(session)].map(({ id }) => id);

const setup = (session: Session) =>
  update(session, { type: 'go', destination: { to: 'quiz-setup' } }, 2).session.screen;

test('what was met ends at the page where a lesson was left, and is all of it once it was done', () => {
  expect(met(newcomer)).toEqual([]);
  expect(met(after(reached('one')))).toEqual(['q-one']);
  expect(met(after(reached('two')))).toEqual(['q-one', 'q-two']);
  expect(met(after({ type: 'completed', item: 'mini/first-lesson', correct: 2, asked: 2, at: 1 }))).toHaveLength(2);
});

test('a quiz from home asks only what was met, until one chooses otherwise', () => {
  const screen = setup(after(reached('one')));
  expect(screen).toMatchObject({ name: 'quiz-setup', choice: { isMet: true } });
  const session = { ...after(reached('one')), screen };
  const begun = update(session, { type: 'submit' }, 3).session.screen;
  expect(begun).toMatchObject({ name: 'quiz', asking: { question: { id: 'q-one' } } });
  const turned = update({ ...session }, { type: 'adjust', by: 1, row: 1 }, 3).session.screen;
  expect(turned).toMatchObject({ choice: {} });
  expect(turned.name === 'quiz-setup' && turned.choice.isMet).toBeFalsy();
});

const quiz = (session: Session, choice: object = {}) => {
  const { screen } = update(session, { type: 'go', destination: { to: 'quiz', ...choice } }, 2).session;
  return screen.name === 'quiz' ? screen.quiz.items : [];
};

test('so does one from the command line, except about a topic, with a seed, or as an exam', () => {
  const learner = after(reached('one'));
  expect(quiz(learner, { count: 8 })).toEqual(['mini/q-one']);
  expect(update(learner, { type: 'go', destination: { to: 'open-quiz' } }, 2).session.screen).toMatchObject({
    quiz: { items: ['mini/q-one'] },
  });
  for (const choice of [{ topic: 'first-module' }, { seed: 4 }, { mode: 'exam' }])
    expect(quiz(learner, choice)).toHaveLength(2);
});

test('where nothing was met yet it is about everything', () => {
  expect(setup(newcomer)).toMatchObject({ choice: {} });
  expect(quiz(newcomer)).toHaveLength(2);
});
