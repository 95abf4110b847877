import { describe, expect, test } from 'vitest';
import { homeEntries } from '../../src/session/home-entries.ts';
import { NO_PROGRESS } from '../../src/session/progress.ts';
import { recorded } from '../../src/session/recorded.ts';
import { quizAside } from '../../src/ui/quiz-aside.ts';
import { newcomerToKinds } from './new-kinds.ts';
import { answered, begin, course, exam, handIn, list, on, open, resume, Sitting } from './sitting.ts';

/** The questions of the course in two modules: q-1 to q-8 in two lessons of the first, the others in one of the second. */
const [whole] = course.lessons;
const [page] = whole?.sections ?? [];
if (!whole || !page) throw new Error('no lesson');
const lessonOf = (id: string, module: string, from: number, to: number) => ({
  ...whole,
  id,
  module,
  sections: [{ ...page, questions: page.questions.slice(from, to) }],
});
const lessons = [lessonOf('l-1', 'm-1', 0, 6), lessonOf('l-2', 'm-1', 6, 8), lessonOf('l-3', 'm-2', 8, 12)];
const LESSON_OF = new Map(
  lessons.flatMap(({ id, sections }) => sections.flatMap((one) => one.questions.map((q) => [`mini/${q.id}`, id]))),
);

describe('an exam is a fair sample', () => {
  const before = new Sitting({ ...new Sitting().session, course: { ...course, lessons } })
    .do(1, begin({ count: 4 }))
    .answer(2, false)
    .do(3, on)
    .answer(4, false)
    .do(5, on)
    .answer(6, false);
  const missed = new Set(before.quiz.quiz.items.slice(0, 3));
  const drawn = (at: number) => new Sitting(before.session).do(at, begin({ ...exam, count: 4 })).quiz.quiz.items;
  const draws = Array.from({ length: 60 }, (_, index) => drawn(1000 + index * 7919));

  test('of modules, and of the lessons of each', () => {
    for (const items of draws) {
      const counts = new Map<string, number>();
      for (const item of items) counts.set(LESSON_OF.get(item) ?? '', (counts.get(LESSON_OF.get(item) ?? '') ?? 0) + 1);
      expect(Object.fromEntries(counts)).toEqual({ 'l-1': 1, 'l-2': 1, 'l-3': 2 });
    }
  });

  test('and not of what was just missed', () => {
    const seen = new Set(draws.flat());
    expect(seen.size).toBe(12);
    expect(draws.filter((items) => missed.has(items[0] ?? '')).length).toBeLessThan(40);
    expect(draws.some((items) => items.every((item) => !missed.has(item)))).toBe(true);
  });
});

describe('an exam', () => {
  test('says nothing of an answer and journals it at once; it can be changed until the end', () => {
    const sitting = new Sitting().do(1, begin({ ...exam, count: 2, seed: 3 })).answer(2, false);
    expect(sitting.quiz.asking.answered).toBeUndefined();
    expect(sitting.events.at(-1)).toMatchObject({ type: 'exam-answered', quiz: 'quiz-1' });
    sitting.answer(3, true);
    expect(answered(sitting)).toEqual([]);
    expect(sitting.session.progress.items.size).toBe(0);
    sitting.do(4, on).answer(5, true).do(6, list, handIn);
    expect(answered(sitting)).toMatchObject([
      { isCorrect: true, mode: 'exam', quiz: 'quiz-1' },
      { isCorrect: true, mode: 'exam', quiz: 'quiz-1' },
    ]);
    expect(sitting.events.at(-1)).toMatchObject({ type: 'quiz-ended' });
  });

  test('keeps marks and answers, and loses none when the lab is killed', () => {
    const before = new Sitting()
      .do(1, begin({ ...exam, count: 3 }))
      .answer(2, true)
      .do(3, { type: 'flag' }, on);
    const after = before.reopened().do(4, resume);
    expect(after.quiz.index).toBe(1);
    expect(after.quiz.quiz).toEqual(before.quiz.quiz);
    expect(after.quiz.quiz.flagged).toEqual([after.quiz.quiz.items[0]]);
    after.do(5, { type: 'go-to-previous' });
    expect(after.quiz.asking).toMatchObject({ picked: ['a'], isKept: true });
    after.do(6, { type: 'flag' });
    expect(after.quiz.quiz.flagged).toEqual([]);
  });

  test('goes on past what is open, back from the list, and after the last question to the list', () => {
    const sitting = new Sitting().do(1, begin({ ...exam, count: 3 })).do(2, on, on);
    expect(sitting.quiz.index).toBe(2);
    expect(sitting.do(3, on).session.screen.name).toBe('exam-list');
    expect(sitting.do(4, open(1)).quiz.index).toBe(1);
    expect(sitting.do(5, list, list).session.screen.name).toBe('home');
    expect(sitting.do(6, resume).quiz.index).toBe(0);
  });

  test('is looked through question by question once it is handed in, those left open as well', () => {
    const sitting = new Sitting()
      .do(1, begin({ ...exam, count: 3, seed: 3 }))
      .answer(2, true)
      .do(3, on)
      .answer(4, false);
    sitting.do(5, list, handIn);
    expect(sitting.session.screen, 'one is open: it asks once more').toMatchObject({ name: 'exam-list', isSure: true });
    sitting.do(5, handIn);
    expect(sitting.session.screen).toMatchObject({ name: 'summary', of: { quiz: { items: { length: 3 } } } });
    const verdicts = [0, 1, 2].map(() => sitting.do(6, on).quiz.asking.answered?.verdict.isCorrect);
    expect(verdicts).toEqual([true, false, false]);
    expect(sitting.do(7, on).session.screen).toMatchObject({ name: 'summary', next: { to: 'home' } });
    expect(answered(sitting)).toHaveLength(2);
  });

  test('ends by itself when its time is up, with what was answered', () => {
    const sitting = new Sitting().do(1, begin({ ...exam, count: 3, minutes: 2 })).answer(60_000, true);
    expect(sitting.wakes.at(-1)).toBe(60_001);
    sitting.do(60_001, { type: 'woken' });
    expect(sitting.wakes.at(-1)).toBe(61_001);
    sitting.do(100_000, on).answer(119_000, true).do(120_001, { type: 'woken' });
    expect(sitting.session.screen).toMatchObject({ name: 'summary', of: { isTimeUp: true } });
    expect(answered(sitting)).toHaveLength(2);
  });

  test('says its time in minutes, and in the last one in seconds: one frame a second at most', () => {
    const sitting = new Sitting().do(1, begin({ ...exam, count: 3, minutes: 2 }));
    const said = (): string =>
      sitting.session.screen.name === 'quiz' ? quizAside(sitting.session, sitting.quiz) : 'over';
    const texts = [said()];
    const wakes: number[] = [];
    for (let at = sitting.wakes.at(-1); said() !== 'over' && at !== undefined; at = sitting.wakes.at(-1)) {
      wakes.push(at);
      texts.push(sitting.do(at, { type: 'woken' }) && said());
    }
    const left = texts.map((text) => text.replace('1 of 3 · ', ''));
    expect(left.slice(0, 3)).toEqual(['2 min left', '60 s left', '59 s left']);
    expect(left.slice(-2)).toEqual(['1 s left', 'over']);
    expect(new Set(left).size).toBe(left.length);
    expect(wakes.every((at, index) => index === 0 || at - (wakes[index - 1] ?? 0) >= 1000)).toBe(true);
  });

  test('takes no answer after its time, whatever key comes first', () => {
    const sitting = new Sitting()
      .do(1, begin({ ...exam, count: 3, minutes: 1 }))
      .answer(30_000, true)
      .do(40_000, on);
    sitting.do(70_000, { type: 'pick', index: 0 });
    expect(sitting.session.screen.name).toBe('summary');
    expect(answered(sitting)).toHaveLength(1);
  });

  test('keeps an order or a match that is not whole, as no answer, and loses nothing of it when the lab is killed', () => {
    const isMatch = (sitting: Sitting) => sitting.quiz.asking.prompt.kind === 'match';
    const sitting = new Sitting(newcomerToKinds).do(1, begin({ ...exam, topic: 'kinds', count: 3, seed: 3 }));
    while (!isMatch(sitting)) sitting.do(2, on);
    const { index } = sitting.quiz;
    sitting.do(3, { type: 'pick', index: 2 }, list);
    const { picked } = sitting.session.progress.quiz ?? {};
    expect(Object.values(picked ?? {})).toEqual([[expect.any(String), '', '']]);
    const again = new Sitting({ ...newcomerToKinds, progress: recorded(NO_PROGRESS, sitting.events) });
    again.do(4, resume);
    while (again.quiz.index !== index) again.do(5, on);
    expect(again.quiz.asking.picked).toEqual(Object.values(picked ?? {})[0]);
    expect(again.quiz.asking.isKept).toBeUndefined();
    const journalled = again.events.length;
    again.do(6, on);
    expect(again.events, 'nothing new was placed').toHaveLength(journalled);
  });

  test('whose time ran out while the lab was closed is offered with its result', () => {
    const closed = new Sitting()
      .do(1, begin({ ...exam, count: 3, minutes: 1 }))
      .answer(30_000, true)
      .reopened();
    const [entry] = homeEntries({ ...closed.session, now: 3_600_000 });
    expect(entry).toMatchObject({ label: 'See how it went: Exam', detail: '1 of 3 answered, the time is up' });
    closed.do(3_600_000, resume);
    expect(closed.session.screen).toMatchObject({ name: 'summary', of: { isTimeUp: true } });
    expect(answered(closed)).toHaveLength(1);
  });

  test('is handed in before another quiz begins', () => {
    const sitting = new Sitting()
      .do(1, begin({ ...exam, count: 3 }))
      .answer(2, true)
      .do(3, list, list, begin({ count: 1 }));
    expect(sitting.events.map(({ type }) => type)).toEqual([
      'quiz-begun',
      'exam-answered',
      'answered',
      'quiz-ended',
      'quiz-begun',
    ]);
  });

  test('asks again what was changed in the course since, and leaves out what is gone', () => {
    const before = new Sitting()
      .do(1, begin({ ...exam, count: 12, seed: 3 }))
      .answer(2, true)
      .do(3, on)
      .answer(4, true);
    const [first = '', second = ''] = before.quiz.quiz.items.map((item) => item.slice('mini/'.length));
    const after = before.reopened();
    const [only] = course.lessons;
    const [section] = only?.sections ?? [];
    if (!only || !section) throw new Error('no section');
    const questions = section.questions
      .filter(({ id }) => id !== first)
      .map((one) => (one.id === second ? { ...one, revision: 2 } : one));
    after.session = {
      ...after.session,
      course: { ...course, lessons: [{ ...only, sections: [{ ...section, questions }] }] },
    };
    after.do(5, resume);
    expect(after.quiz.quiz.items).toHaveLength(11);
    expect(after.quiz.asking.question.id).toBe(second);
    expect(after.quiz.asking.isKept).toBeUndefined();
  });
});
