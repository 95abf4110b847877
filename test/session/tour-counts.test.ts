import { expect, test } from 'vitest';
import type { Course } from '../../src/catalog/course.ts';
import { standings, standingsText } from '../../src/io/overview.ts';
import { groupOf } from '../../src/session/home-entries.ts';
import { learnerReport } from '../../src/session/learner-report.ts';
import { recorded } from '../../src/session/recorded.ts';
import type { Session } from '../../src/session/session.ts';
import { progressRows } from '../../src/ui/progress-rows.ts';
import { miniature, newcomer } from './miniature.ts';

const [lesson] = miniature.lessons;
const [scenario] = miniature.scenarios;
if (!lesson || !scenario) throw new Error('no lesson');
const [page] = lesson.sections;
const [question] = page?.questions ?? [];
if (!page || !question) throw new Error('no question');

/** The miniature with a tour of one question and one scenario before it. */
const course: Course = {
  ...miniature,
  pack: { ...miniature.pack, tour: 'tour' },
  lessons: [
    { ...lesson, id: 'tour', module: undefined, sections: [{ ...page, questions: [{ ...question, id: 'q-tour' }] }] },
    lesson,
  ],
  scenarios: [{ ...scenario, id: 'tour-terminal', module: undefined }, ...miniature.scenarios],
};

const learner: Session = {
  ...newcomer,
  course,
  progress: recorded(newcomer.progress, [
    {
      type: 'answered',
      item: 'mini/q-tour',
      revision: 1,
      answer: { kind: 'pick-one', option: 'a' },
      isCorrect: true,
      at: 1,
    },
    { type: 'completed', item: 'mini/tour', correct: 1, asked: 1, at: 2 },
    { type: 'solved', item: 'mini/tour-terminal', revision: 1, lines: 1, hints: 0, isAssisted: false, at: 3 },
  ]),
};

test('after the tour alone nothing is done of anything, at home, on the screen, by command and on the page', () => {
  const [module] = course.pack.modules;
  expect(module && groupOf(learner, module)).toMatchObject({ done: 0, total: 2 });
  const screen = progressRows(learner, 76, true).map((row) => row.map(({ text }) => text).join(''));
  expect(screen[0]).toContain('0 of 1 lesson and 0 of 1 scenario done.');
  expect(screen[1]).toContain('None of the 2 questions was asked yet.');
  expect(standingsText(course, learner.progress)).toMatch(/^0 of 2 done\./);
  expect(standings(course, learner.progress).reduce((sum, one) => sum + one.questions, 0)).toBe(2);
  const { modules, facts } = learnerReport(learner);
  for (const part of [modules, facts])
    for (const { asked, questions } of part) expect({ asked, questions }).toEqual({ asked: 0, questions: 2 });
});
