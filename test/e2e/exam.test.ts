import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Course } from '../../src/catalog/course.ts';
import type { Question } from '../../src/catalog/question.ts';
import { checkedCourse } from '../../src/io/checked-course.ts';
import { readCourseFiles } from '../../src/io/course-files.ts';
import { readJournals } from '../../src/io/journal-reader.ts';
import { NO_PROGRESS } from '../../src/session/progress.ts';
import { questionsFor } from '../../src/session/quiz-choice.ts';
import type { Pty } from '../pty.ts';
import { KEYS, openTerminal } from './lab-terminal.ts';
import { beginning, goOn, keysFor, textFor } from './learner.ts';
import { installPackedLab, type PackedLab } from './packed-lab.ts';

const root = new URL('../..', import.meta.url).pathname;
let lab: PackedLab;
let home: string;

beforeAll(() => {
  lab = installPackedLab();
  home = mkdtempSync(join(tmpdir(), 'mi-lab-exam-'));
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

function shipped(): Course {
  const { course } = checkedCourse(readCourseFiles(root));
  if (!course) throw new Error('the course is broken');
  return course;
}

/** A seed whose ten questions are of several kinds, and none of them is answered at a terminal. */
function chosen(): { readonly seed: number; readonly questions: readonly Question[] } {
  const learner = { course: shipped(), progress: NO_PROGRESS, now: 0, utcOffset: 0 };
  for (let seed = 1; seed < 500; seed++) {
    const questions = questionsFor(learner, { mode: 'exam', count: 10, seed }, seed);
    const kinds = new Set(questions.map(({ kind }) => kind));
    const isMarkable = questions.slice(0, 4).some((one) => one.kind === 'single');
    if (isMarkable && kinds.size >= 4 && !kinds.has('command') && (kinds.has('number') || kinds.has('words')))
      return { seed, questions };
  }
  throw new Error('no such quiz');
}

const open = (...args: readonly string[]): Pty =>
  openTerminal(lab.bin, { args: [...args, '--home', home], columns: 80, rows: 24 });

const at = (number: number): RegExp => new RegExp(` ${number} of 10 · \\d+ min left`);

/** Answers the question on the screen and waits until it is kept; nothing is said of whether it is right. */
async function keep(terminal: Pty, number: number, { questions, seed }: ReturnType<typeof chosen>, isRight: boolean) {
  const question = questions[number - 1] as Question;
  await terminal.shows(at(number));
  await terminal.shows(beginning(question).slice(0, 30));
  const text = textFor(question, isRight);
  for (const key of text === undefined ? keysFor(question, seed, isRight) : [text]) {
    const before = terminal.screen();
    terminal.press(key);
    await terminal.changes(before);
  }
  // Before all of it stands there, Enter would be taken for a part of the text.
  if (text !== undefined) await terminal.shows(text);
  if (question.kind !== 'single' && question.kind !== 'predict') terminal.press(KEYS.enter);
  await terminal.shows('Kept. Enter goes on');
  expect(terminal.screen()).not.toMatch(/✓ Right|✗ Not/);
}

test('an exam of ten questions, with the window resized, the lab left and killed in the middle, loses nothing', async () => {
  const exam = chosen();
  // Where an answer is typed, m is a letter of it.
  const marked = exam.questions.findIndex((one) => one.kind === 'single') + 1;
  const first = open('quiz', '--exam', '--count', '10', '--seed', String(exam.seed), '--minutes', '90');
  for (const number of [1, 2, 3, 4]) {
    await keep(first, number, exam, number !== 2);
    if (number === marked) {
      first.press('m');
      await first.shows('marked');
    }
    await goOn(first);
  }
  await first.shows(at(5));
  first.resize(60, 20);
  await first.shows(at(5));
  await keep(first, 5, exam, true);
  first.resize(120, 40);
  await first.shows('Kept. Enter goes on');
  await goOn(first);
  await first.shows(at(6));
  first.press(KEYS.escape);
  await first.shows('5 of 10 answered');
  first.press(KEYS.ctrlC);
  expect((await first.ended).exitCode).toBe(0);

  const second = open('quiz');
  for (const number of [6, 7, 8]) {
    await keep(second, number, exam, true);
    await goOn(second);
  }
  await keep(second, 9, exam, true);
  second.process.kill('SIGKILL');
  await second.ended;

  const third = open();
  await third.shows(/Go on: Exam +9 of 10 answered, \d+ min left/);
  third.press('o');
  await keep(third, 10, exam, true);
  await goOn(third);
  await third.shows('1 marked');
  expect(third.screen()).toContain('answered, marked');
  third.press('2');
  await third.shows(at(2));
  await third.shows('Kept. Enter goes on');
  third.press(KEYS.escape);
  await third.shows('1 marked');
  expect(readJournals(home).events.filter(({ event }) => event.type === 'answered')).toEqual([]);
  third.press('h');
  await third.shows('1 marked: once more hands it in');
  third.press('h');
  await third.shows('Exam done. 9 of 10 right, 90 %.');
  await goOn(third);
  for (let number = 1; number <= 10; number++) {
    await third.shows(new RegExp(` ${number} of 10 · 9 right`));
    await third.shows(number === 2 ? '✗ Not' : '✓ Right.');
    await goOn(third);
  }
  await third.shows('Exam done. 9 of 10 right, 90 %.');
  await goOn(third);
  await third.shows('Start here');
  third.press(KEYS.ctrlC);
  expect((await third.ended).exitCode).toBe(0);
  const answers = readJournals(home).events.flatMap(({ event }) => (event.type === 'answered' ? [event] : []));
  expect(answers.map(({ item }) => item)).toEqual(exam.questions.map(({ id }) => `mi-lab/${id}`));
  expect(answers.map(({ isCorrect }) => isCorrect)).toEqual(exam.questions.map((_, index) => index !== 1));
}, 180_000);
