import type { Course } from '../catalog/course.ts';
import { loadPatternsOf } from '../catalog/course-patterns.ts';
import { seenIn } from '../catalog/goal-kind.ts';
import type { Answer, Verdict } from '../catalog/prompt.ts';
import { gradeAnswer, type Question } from '../catalog/question.ts';
import { type CommandQuestion, exerciseOf } from '../catalog/question-command.ts';
import { scenarioState } from '../catalog/scenario-state.ts';
import { type WrittenAnswer, writtenAnswer } from '../catalog/written-answer.ts';
import { sanitize, sanitizeLine } from '../text/safe-text.ts';
import { didYouMean } from './choose.ts';
import { openFixture } from './open-fixture.ts';
import { commandsIn } from './run-script.ts';
import { UsageError } from './usage-error.ts';

/** How one question of a sheet came out. */
interface SheetItem {
  readonly id: string;
  readonly kind: Question['kind'];
  readonly answered: boolean;
  readonly correct: boolean;
  /** What is said about the answer, where it is wrong. */
  readonly why?: string;
}

/** What a sheet of answers came to. `percent` is rounded down: what is below the mark is below it. */
export interface SheetResult {
  readonly pass: number;
  readonly percent: number;
  readonly passed: boolean;
  readonly right: number;
  readonly asked: number;
  readonly items: readonly SheetItem[];
}

/** The map in a file of answers. Throws a usage error that says what is wrong with the file. */
export function answersIn(text: string, file: string): ReadonlyMap<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UsageError(sanitizeLine(`${file} is no JSON: ${(error as Error).message}.`));
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UsageError(`${file} holds no map. Write {"item id": answer, ...}; mi-lab quiz --help says more.`);
  }
  const entries = Object.entries(value);
  if (entries.length === 0) throw new UsageError(`${file} answers nothing. Write {"item id": answer, ...}.`);
  return new Map(entries);
}

/** The question that an id names: its own, an earlier one, or either with the pack before it. */
function questionNamed({ pack }: Course, questions: readonly Question[], name: string): Question | undefined {
  const id = name.startsWith(`${pack.id}/`) ? name.slice(pack.id.length + 1) : name;
  return questions.find((one) => one.id === id) ?? questions.find((one) => one.aliases.includes(id));
}

interface Sheet {
  readonly course: Course;
  /** Every question of the course. */
  readonly all: readonly Question[];
  /** What is asked; all that the file answers, where nothing was chosen. */
  readonly chosen: readonly Question[] | undefined;
  readonly answers: ReadonlyMap<string, unknown>;
  readonly file: string;
}

/** Each answer by its question. Throws one usage error that names everything wrong in the file. */
function readSheet({ course, all, chosen, answers, file }: Sheet): ReadonlyMap<Question, WrittenAnswer> {
  const read = new Map<Question, WrittenAnswer>();
  const complaints: string[] = [];
  let isUnknown = false;
  for (const [name, value] of answers) {
    const question = questionNamed(course, all, name);
    if (!question) {
      isUnknown = true;
      complaints.push(
        `there is no question '${name}'.${didYouMean(
          name,
          all.map(({ id }) => id),
        )}`,
      );
      continue;
    }
    const written = writtenAnswer(question, value);
    if (read.has(question)) complaints.push(`${question.id} is answered twice.`);
    if (chosen && !chosen.includes(question)) complaints.push(`${name} is not in this quiz.`);
    if ('complaint' in written) complaints.push(`${name} (${question.kind}): ${written.complaint}.`);
    read.set(question, written);
  }
  if (complaints.length === 0) return read;
  if (isUnknown) complaints.push('mi-lab list --json has the id and kind of every question, lesson by lesson.');
  throw new UsageError(sanitize([`${file} cannot be graded:`, ...complaints.map((one) => `  ${one}`)].join('\n')));
}

/** What the world comes to when the lines are played in it. */
async function played(course: Course, question: CommandQuestion, lines: readonly string[]): Promise<Answer> {
  const { runLine } = await import('../shell/run-line.ts');
  let sandbox = await openFixture(course.fixtures.find(({ id }) => id === question.fixture));
  const since = sandbox.world.log?.length ?? 0;
  for (const line of commandsIn(lines.join('\n'))) sandbox = (await runLine(sandbox, line)).sandbox;
  const goals = scenarioState(exerciseOf(question), seenIn(sandbox, since)).tasks.flatMap((task) => task.goals);
  return { kind: 'type', lines, met: goals.flatMap(({ id, isMet }) => (isMet ? [id] : [])) };
}

async function verdictOn(course: Course, question: Question, written: WrittenAnswer): Promise<Verdict> {
  if ('answer' in written) return gradeAnswer(question, written.answer);
  const lines = 'lines' in written ? written.lines : [];
  const answer: Answer =
    question.kind === 'command' ? await played(course, question, lines) : { kind: 'type', lines, met: [] };
  return gradeAnswer(question, answer);
}

/** Why an answer is wrong: what is said about what was chosen and should not have been, else about what is right. */
function whyWrong({ remarks }: Verdict): string {
  const wrong = remarks.find((one) => one.isChosen && !one.isKey) ?? remarks.find((one) => !one.isRight);
  return wrong?.why ?? '';
}

async function itemOf(course: Course, question: Question, written: WrittenAnswer | undefined): Promise<SheetItem> {
  const { id, kind } = question;
  if (!written) return { id, kind, answered: false, correct: false };
  const verdict = await verdictOn(course, question, written);
  if (verdict.isCorrect) return { id, kind, answered: true, correct: true };
  return { id, kind, answered: true, correct: false, why: whyWrong(verdict) };
}

/** Grades a file of answers. Questions that were chosen and not answered count as wrong. */
export async function gradeSheet(sheet: Sheet, pass: number): Promise<SheetResult> {
  const { course, chosen } = sheet;
  const read = readSheet(sheet);
  await loadPatternsOf(course);
  const items: SheetItem[] = [];
  for (const question of chosen ?? read.keys()) items.push(await itemOf(course, question, read.get(question)));
  const right = items.filter((one) => one.correct).length;
  const exact = items.length === 0 ? 0 : (100 * right) / items.length;
  return { pass, percent: Math.floor(exact), passed: exact >= pass, right, asked: items.length, items };
}

/** The result as text: a line for each question, then the sum. */
export function sheetText({ items, right, asked, percent, pass, passed }: SheetResult): string {
  const rows = items.map(({ id, answered, correct, why }) => {
    if (!answered) return `○ ${id}: not answered`;
    return correct ? `✓ ${id}` : `✗ ${id}: ${why}`;
  });
  const end = `${right} of ${asked} right, ${percent} %. The pass mark is ${pass} %: ${passed ? 'passed' : 'not passed'}.`;
  return sanitize(`${[...rows, end].join('\n')}\n`);
}
