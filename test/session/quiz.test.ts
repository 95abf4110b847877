import { describe, expect, test } from 'vitest';
import type { Action } from '../../src/session/action.ts';
import { homeEntries } from '../../src/session/home-entries.ts';
import { labWordIn } from '../../src/session/lab-words.ts';
import { createSandbox } from '../../src/shell/create-sandbox.ts';
import { newcomerToKinds } from './new-kinds.ts';
import { begin, on, resume, Sitting } from './sitting.ts';

describe('which questions come', () => {
  test('no question twice, and no two neighbours with the same answer', () => {
    for (let seed = 1; seed < 60; seed++) {
      const { items } = new Sitting().do(1, begin({ seed, count: 12 })).quiz.quiz;
      expect(new Set(items).size).toBe(12);
      const keys = items.map((item) => (Number(item.slice('mini/q-'.length)) - 1) % 3);
      // The last ones may have nothing left to be put between them.
      expect(keys.slice(0, 8).some((key, index) => index > 0 && key === keys[index - 1])).toBe(false);
    }
  });

  test('with a seed everybody gets the same ones, with their options in the same order', () => {
    const one = new Sitting().do(1, begin({ seed: 5 }));
    const experienced = new Sitting()
      .do(1, begin({ seed: 9 }))
      .answer(2, false)
      .do(3, on)
      .answer(4, true);
    const other = new Sitting({
      ...experienced.session,
      progress: { ...experienced.session.progress, quiz: undefined },
    });
    other.do(99, begin({ seed: 5 }));
    expect(other.quiz.quiz.items).toEqual(one.quiz.quiz.items);
    expect(other.options).toEqual(one.options);
  });

  test('weak ones are those missed the last time', () => {
    const missed = new Sitting().do(1, begin({ seed: 5 }));
    const [first] = missed.quiz.quiz.items;
    missed
      .answer(2, false)
      .do(3, on)
      .answer(4, true)
      .do(5, begin({ isWeak: true }));
    expect(missed.quiz.quiz.items).toEqual([first]);
  });
});

describe('practice', () => {
  test('gives the reason at once, asks each question once, and ends with what was missed', () => {
    const sitting = new Sitting().do(1, begin({ seed: 3, count: 3 }));
    for (const isRight of [true, false, true]) {
      sitting.answer(2, isRight);
      expect(sitting.quiz.asking.answered?.verdict.isCorrect).toBe(isRight);
      sitting.do(3, on);
    }
    expect(sitting.session.screen).toMatchObject({ name: 'summary', of: { kind: 'quiz' }, next: { to: 'home' } });
    expect(sitting.events.map(({ type }) => type)).toEqual([
      'quiz-begun',
      'answered',
      'answered',
      'answered',
      'quiz-ended',
    ]);
    expect(sitting.session.progress.quiz).toBeUndefined();
  });

  test('is the same quiz after the lab was closed in the middle, and goes on at the first open question', () => {
    const before = new Sitting()
      .do(1, begin({ count: 4 }))
      .answer(2, true)
      .do(3, on);
    const { quiz } = before.quiz;
    const options = before.options;
    const after = before.reopened();
    expect(homeEntries(after.session).find(({ destination }) => destination.to === 'open-quiz')).toMatchObject({
      label: 'Go on: Quiz',
      detail: '1 of 4 answered',
    });
    after.do(50, resume);
    expect(after.quiz.quiz).toEqual(quiz);
    expect(after.quiz.index).toBe(1);
    expect(after.options).toEqual(options);
  });

  test('closed after the last answer, it comes to its end', () => {
    const closed = new Sitting()
      .do(1, begin({ count: 1 }))
      .answer(2, true)
      .reopened()
      .do(9, resume);
    expect(closed.session.screen).toMatchObject({ name: 'summary' });
    expect(closed.session.progress.quiz).toBeUndefined();
  });

  test('can be ended early, once the question is answered', () => {
    const sitting = new Sitting().do(1, begin()).do(2, { type: 'end-quiz' });
    expect(sitting.session.screen.name).toBe('quiz');
    expect(sitting.answer(3, true).do(4, { type: 'end-quiz' }).session.screen.name).toBe('summary');
    expect(homeEntries(sitting.session).some(({ destination }) => destination.to === 'open-quiz')).toBe(false);
  });

  test('show me lays the page over the question, and comes back to it', () => {
    const sitting = new Sitting().do(1, begin()).answer(2, true);
    const { screen } = sitting.session;
    sitting.do(3, { type: 'go', destination: { to: 'page', lessonId: 'first-lesson', sectionId: 'one' } });
    expect(sitting.session.screen).toMatchObject({ name: 'article', of: { kind: 'page', sectionId: 'one' } });
    expect(sitting.do(4, on).session.screen).toBe(screen);
  });
});

describe('choosing a quiz', () => {
  const setup: Action = { type: 'go', destination: { to: 'quiz-setup' } };
  const turn = (row: number, by = 1): Action => ({ type: 'adjust', by, row });

  test('begins as it stands, with one key', () => {
    const sitting = new Sitting().do(1, setup, { type: 'submit' });
    expect(sitting.quiz.quiz).toMatchObject({ mode: 'practice', items: { length: 10 } });
  });

  test('by kind, topic, length, limit and seed', () => {
    const sitting = new Sitting().do(1, setup, turn(0), turn(1), turn(2, -1), turn(3), turn(4), turn(4));
    sitting.do(2, { type: 'submit' });
    expect(sitting.quiz.quiz).toMatchObject({
      mode: 'exam',
      title: 'Exam: First module',
      minutes: 10,
      seed: 2,
      items: { length: 5 },
    });
  });
});

describe('a question that is passed over', () => {
  const skip: Action = { type: 'skip' };

  test('comes back after the others, and passed over again it ends the quiz', () => {
    const sitting = new Sitting().do(1, begin({ seed: 5, count: 3 })).do(2, skip);
    expect(sitting.quiz.index).toBe(1);
    sitting.answer(3, true).do(4, on).answer(5, true).do(6, on);
    expect(sitting.quiz.index).toBe(0);
    expect(sitting.do(7, skip).session.screen).toMatchObject({ name: 'summary', of: { kind: 'quiz' } });
    expect(sitting.events.filter(({ type }) => type === 'answered')).toHaveLength(2);
  });

  test('at a terminal is passed over by a word, which in a lesson is none', () => {
    const sitting = new Sitting(newcomerToKinds).do(1, begin({ topic: 'kinds', count: 3, seed: 1 }));
    while (sitting.quiz.asking.prompt.kind !== 'type') sitting.do(2, skip);
    const { ticket = 0 } = sitting.quiz.asking.sandbox ?? {};
    sitting.do(3, { type: 'sandbox-ready', ticket, sandbox: createSandbox() });
    const { run } = sitting.quiz.asking.sandbox ?? {};
    if (!run) throw new Error('no sandbox');
    expect(labWordIn('skip', run)).toEqual({ word: 'skip' });
    expect(labWordIn('skip', { ...run, isSkippable: false })).toBeUndefined();
    const other = sitting.do(4, { type: 'edit', edit: { do: 'insert', text: 'skip' } }, { type: 'enter-line' });
    expect(other.quiz.asking.prompt.kind).not.toBe('type');
  });

  test('is none once it is answered, nor in an exam', () => {
    const answered = new Sitting().do(1, begin({ seed: 5, count: 3 })).answer(2, true);
    expect(answered.do(3, skip).quiz.index).toBe(0);
    const exam = new Sitting().do(1, begin({ seed: 5, count: 3, mode: 'exam' }));
    expect(exam.do(2, skip).quiz.index).toBe(0);
  });
});

test('the world of a question that is tried out says what it is for, and quit leads back to the question', () => {
  const sitting = new Sitting(newcomerToKinds).do(1, begin({ topic: 'kinds', count: 3, seed: 1 }));
  while (sitting.quiz.asking.question.kind !== 'predict') sitting.do(2, { type: 'skip' });
  sitting.do(3, { type: 'pick', index: 0 }, { type: 'go', destination: { to: 'try' } });
  const { screen } = sitting.session;
  if (screen.name !== 'scenario') throw new Error(`on ${screen.name}`);
  sitting.do(4, { type: 'sandbox-ready', ticket: screen.ticket, sandbox: createSandbox() });
  const there = sitting.session.screen;
  const [note] = (there.name === 'scenario' && there.run?.entries) || [];
  expect(note).toMatchObject({ kind: 'note', text: expect.stringContaining('quit leads back') });
  const result = { sandbox: createSandbox(), outputs: [], exitCode: 0, isInterrupted: false };
  const ticket = (there.name === 'scenario' && there.run?.running?.ticket) || 0;
  sitting.do(5, { type: 'line-finished', ticket, result }, { type: 'lab-word', word: 'quit' });
  expect(sitting.quiz.asking.question.kind).toBe('predict');
});
