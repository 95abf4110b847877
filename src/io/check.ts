import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Course } from '../catalog/course.ts';
import { type Issue, issueText } from '../catalog/issue.ts';
import { predictionQuestions } from '../catalog/prediction.ts';
import type { Question } from '../catalog/question.ts';
import { checkedCourse } from './checked-course.ts';
import { readCourseFiles } from './course-files.ts';
import { packageFolder } from './load-course.ts';
import { type Finding, Rehearsal } from './rehearse.ts';
import { UsageError } from './usage-error.ts';

/** How much there is of each thing in the courses that could be read. */
export interface Counts {
  readonly modules: number;
  readonly lessons: number;
  readonly sections: number;
  readonly questions: number;
  readonly scenarios: number;
  readonly fixtures: number;
  readonly facts: number;
}

/** What a check found. Warnings alone leave a course sound. */
export interface CheckResult {
  readonly isSound: boolean;
  readonly issues: readonly Issue[];
  readonly counts: Counts;
}

/** A course to check: its folder, and the one file of it that is asked about, if not all. */
interface Place {
  readonly folder: string;
  readonly file?: string;
}

/** The course that a path belongs to: the folder itself, or the nearest one above with `lessons/` in it. */
function placeOf(path: string): Place {
  const full = resolve(path);
  const stats = statSync(full, { throwIfNoEntry: false });
  if (!stats) throw new UsageError(`there is nothing at ${path}. Name a course folder, or a file in one.`);
  if (stats.isDirectory()) return { folder: full };
  for (let folder = dirname(full); folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'lessons'))) return { folder, file: relative(folder, full).split(sep).join('/') };
  }
  throw new UsageError(`${path} belongs to no course: no folder above it has lessons/.`);
}

function countsOf({ pack, lessons, scenarios, fixtures, facts }: Course): Counts {
  const sections = lessons.flatMap((lesson) => lesson.sections);
  return {
    modules: pack.modules.length,
    lessons: lessons.length,
    sections: sections.length,
    questions: sections.flatMap((section) => section.questions).length,
    scenarios: scenarios.length,
    fixtures: fixtures.length,
    facts: facts.length,
  };
}

const NOTHING: Counts = { modules: 0, lessons: 0, sections: 0, questions: 0, scenarios: 0, fixtures: 0, facts: 0 };

const questionsIn = ({ lessons }: Course): readonly Question[] =>
  lessons.flatMap((lesson) => lesson.sections.flatMap((section) => section.questions));

/** Reads one course, and where its files are sound plays every scenario and every question that can be played. */
async function checkCourse({ folder, file }: Place): Promise<Omit<CheckResult, 'isSound'>> {
  const { course, issues, itemIssue } = checkedCourse(readCourseFiles(folder));
  const found = [...issues];
  if (course) {
    const rehearsal = new Rehearsal(course);
    const note = (id: string, findings: readonly Finding[]): void =>
      void found.push(...findings.map(({ path, message }) => itemIssue(id, path, message)));
    for (const scenario of course.scenarios) note(scenario.id, await rehearsal.scenario(scenario));
    const predictions = course.scenarios.flatMap(predictionQuestions);
    for (const question of [...questionsIn(course), ...predictions])
      note(question.id, await rehearsal.question(question));
  }
  const asked = file === undefined ? found : found.filter((issue) => issue.file === file);
  const shown = (path: string): string => relative(process.cwd(), join(folder, path)) || path;
  return {
    issues: asked.map((issue) => ({ ...issue, file: shown(issue.file) })),
    counts: course ? countsOf(course) : NOTHING,
  };
}

function sumOf(one: Counts, other: Counts): Counts {
  const keys = Object.keys(NOTHING) as readonly (keyof Counts)[];
  return Object.fromEntries(keys.map((key) => [key, one[key] + other[key]])) as unknown as Counts;
}

/** Checks the courses at these paths, the shipped one where there are none. */
export async function checkPaths(paths: readonly string[]): Promise<CheckResult> {
  const places = paths.length > 0 ? paths.map(placeOf) : [{ folder: packageFolder() }];
  const results = [];
  for (const place of places) results.push(await checkCourse(place));
  const issues = results.flatMap((result) => result.issues);
  const counts = results.map((result) => result.counts).reduce(sumOf, NOTHING);
  return { isSound: issues.every((issue) => issue.severity === 'warning'), issues, counts };
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** The result as text: every issue at its place, then one line that sums up. */
export function checkText({ isSound, issues, counts }: CheckResult): string {
  const rows = issues.map(issueText);
  const { lessons, questions, scenarios, fixtures } = counts;
  const content = [
    counted(lessons, 'lesson'),
    counted(questions, 'question'),
    counted(scenarios, 'scenario'),
    counted(fixtures, 'fixture'),
  ].join(', ');
  const errors = issues.filter((issue) => issue.severity === 'error').length;
  const end = isSound
    ? `${content}: sound. Every scenario and command starts unsolved and is solved by its solutions, near misses are known, predictions come true.`
    : `${counted(errors, 'problem')} to mend.`;
  return `${[...rows, end].join('\n')}\n`;
}
