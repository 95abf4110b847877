import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Course } from '../../src/catalog/course.ts';
import type { Lesson } from '../../src/catalog/lesson.ts';
import type { Question } from '../../src/catalog/question.ts';
import { readCourse } from '../../src/catalog/read-course.ts';
import { readCourseFiles } from '../../src/io/course-files.ts';
import { readJournals } from '../../src/io/journal-reader.ts';
import { stepsOf } from '../../src/session/lesson-flow.ts';
import type { Pty } from '../pty.ts';
import { KEYS, openTerminal } from './lab-terminal.ts';
import { answer, goOn, play } from './learner.ts';
import { installPackedLab } from './packed-lab.ts';

const root = new URL('../..', import.meta.url).pathname;

function shippedCourse(): Course {
  const { course } = readCourse(readCourseFiles(root).files);
  if (!course) throw new Error('the shipped course is broken');
  return course;
}

const course = shippedCourse();
const lessons = course.lessons.filter(({ module }) => module !== undefined);

const questionsOf = (lesson: Lesson): readonly Question[] => lesson.sections.flatMap((section) => section.questions);

let bin: string;
let home: string;

beforeAll(() => {
  ({ bin } = installPackedLab());
  home = mkdtempSync(join(tmpdir(), 'mi-lab-modules-'));
});

afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

/** The first question of each kind: these are answered wrongly at first, so that they come back. */
function firstOfEachKind(questions: readonly Question[]): ReadonlySet<string> {
  const kinds = [...new Set(questions.map(({ kind }) => kind))];
  return new Set(kinds.map((kind) => questions.find((one) => one.kind === kind)?.id ?? ''));
}

/** Goes through all pages, questions and scenarios of a lesson; then what was missed comes back, and is answered rightly. */
async function learn(terminal: Pty, lesson: Lesson): Promise<void> {
  const questions = questionsOf(lesson);
  const missed = firstOfEachKind(questions);
  const steps = stepsOf(lesson);
  for (const [index, step] of steps.entries()) {
    await terminal.shows(`step ${index + 1} of ${steps.length}`);
    const section = step.kind === 'missed' ? undefined : lesson.sections[step.section];
    if (step.kind === 'question') {
      const question = section?.questions[step.index] as Question;
      await answer(terminal, question, 0, !missed.has(question.id));
    }
    await goOn(terminal);
    const scenario = step.kind === 'scenario' && course.scenarios.find(({ id }) => id === section?.scenario);
    if (scenario) await play(terminal, scenario);
  }
  for (const question of questions.filter(({ id }) => missed.has(id))) {
    await terminal.shows('once more');
    await answer(terminal, question, 1, true);
    await goOn(terminal);
  }
  await terminal.shows('Lesson done.');
}

describe('both modules, from the first page to the last, wrong turns included', () => {
  test.each(lessons.map((lesson) => [lesson.id, lesson] as const))(
    '%s',
    async (id, lesson) => {
      const terminal = openTerminal(bin, { args: ['learn', id, '--home', home] });
      await learn(terminal, lesson);
      terminal.press(KEYS.ctrlC);
      expect((await terminal.ended).exitCode).toBe(0);
    },
    180_000,
  );

  test('everything that was done is on disk: each question, the missed ones twice, each scenario, each lesson', () => {
    const { events, notices } = readJournals(home);
    const kinds = (type: string) => events.filter(({ event }) => event.type === type).map(({ event }) => event);
    const questions = lessons.flatMap(questionsOf);
    const twice = lessons.flatMap((lesson) => [...firstOfEachKind(questionsOf(lesson))]);
    const items = new Set(questions.map(({ id }) => `${course.pack.id}/${id}`));
    const answered = kinds('answered').filter((event) => items.has(String(event.item)));
    expect(answered).toHaveLength(questions.length + twice.length);
    expect(answered.filter((event) => event.isCorrect === false)).toHaveLength(twice.length);
    expect(new Set(kinds('solved').map((event) => event.item)).size).toBe(
      course.scenarios.filter(({ module }) => module !== undefined).length,
    );
    expect(kinds('completed')).toHaveLength(lessons.length);
    expect(notices).toEqual([]);
  });
});

test.each(course.pack.modules.map((module) => [module.title, module.id] as const))(
  '%s has twelve questions of five kinds and four scenarios at least',
  (_title, id) => {
    const questions = lessons.filter(({ module }) => module === id).flatMap(questionsOf);
    expect(questions.length).toBeGreaterThanOrEqual(12);
    expect(new Set(questions.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(5);
    expect(course.scenarios.filter(({ module }) => module === id).length).toBeGreaterThanOrEqual(4);
  },
);
