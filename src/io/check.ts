import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { formOf, type Guess } from '../catalog/bank-form.ts';
import { coverageIssues } from '../catalog/check-coverage.ts';
import { formIssues } from '../catalog/check-form.ts';
import { overflowIssues, type RowCounts } from '../catalog/check-overflow.ts';
import type { Course } from '../catalog/course.ts';
import { type CourseParts, placedQuestions } from '../catalog/course-parts.ts';
import { coverageOf, type FactCoverage } from '../catalog/coverage.ts';
import { type Issue, inReadingOrder } from '../catalog/issue.ts';
import { checkedCourse } from './checked-course.ts';
import { readCourseFiles } from './course-files.ts';
import { packageFolder } from './load-course.ts';
import { packAround } from './pack-folder.ts';
import { type Rehearse, rehearseHere } from './rehearsals.ts';
import { rehearsedIssues } from './rehearsed-course.ts';
import { shownPath } from './shown-path.ts';
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

/** How it is played, and what is looked at besides: either of these can find a course wanting that is sound otherwise. */
export interface CheckOptions {
  /** Whether every covered fact is taught, asked and met. */
  readonly coverage?: boolean;
  /** Whether the questions can be answered by their form. */
  readonly form?: boolean;
  /** How high things are on a screen, where it is looked whether they fit. */
  readonly counts?: RowCounts;
  /** In this thread, if left out. */
  readonly rehearse?: Rehearse;
}

/** The modules of a course with the facts that they cover, for the matrix. */
export interface CourseCoverage {
  readonly modules: readonly { readonly id: string; readonly title: string }[];
  readonly facts: readonly FactCoverage[];
}

/** What a check found. Warnings alone leave a course sound. */
export interface CheckResult {
  readonly isSound: boolean;
  readonly issues: readonly Issue[];
  readonly counts: Counts;
  /** One for each course, where it was asked for. */
  readonly coverage?: readonly CourseCoverage[];
  readonly form?: readonly (readonly Guess[])[];
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

const coverageIn = (parts: CourseParts): CourseCoverage => ({
  modules: parts.byKind.pack.flatMap(({ content }) => content.modules.map(({ id, title }) => ({ id, title }))),
  facts: coverageOf(parts),
});

const formIn = (parts: CourseParts): readonly Guess[] => formOf(placedQuestions(parts).map(({ thing }) => thing));

interface CourseResult {
  readonly issues: readonly Issue[];
  readonly counts: Counts;
  readonly parts: CourseParts;
}

/** Reads one course, and where its files are sound plays it. What is asked of the course as a whole is told whatever the file. */
async function checkCourse({ folder, file }: Place, options: CheckOptions): Promise<CourseResult> {
  const { course, issues, parts } = checkedCourse(readCourseFiles(folder));
  const { rehearse = rehearseHere } = options;
  const played = course ? await rehearsedIssues(course, parts, rehearse, file) : [];
  const whole = [...(options.coverage ? coverageIssues(parts) : []), ...(options.form ? formIssues(parts) : [])];
  const high = options.counts ? overflowIssues(parts, options.counts) : [];
  const asked = [...issues, ...high].filter((issue) => file === undefined || issue.file === file);
  return {
    issues: inReadingOrder([...asked, ...played, ...whole]).map((issue) => ({
      ...issue,
      file: shownPath(join(folder, issue.file)),
    })),
    counts: course ? countsOf(course) : NOTHING,
    parts,
  };
}

function sumOf(one: Counts, other: Counts): Counts {
  const keys = Object.keys(NOTHING) as readonly (keyof Counts)[];
  return Object.fromEntries(keys.map((key) => [key, one[key] + other[key]])) as unknown as Counts;
}

/** Checks the courses at these paths; where there are none, the pack around the present folder, or else the shipped course. */
export async function checkPaths(paths: readonly string[], options: CheckOptions = {}): Promise<CheckResult> {
  const places = paths.length > 0 ? paths.map(placeOf) : [{ folder: packAround('.') ?? packageFolder() }];
  const results = [];
  for (const place of places) results.push(await checkCourse(place, options));
  const issues = results.flatMap((result) => result.issues);
  const counts = results.map((result) => result.counts).reduce(sumOf, NOTHING);
  return {
    isSound: issues.every((issue) => issue.severity === 'warning'),
    issues,
    counts,
    ...(options.coverage ? { coverage: results.map(({ parts }) => coverageIn(parts)) } : {}),
    ...(options.form ? { form: results.map(({ parts }) => formIn(parts)) } : {}),
  };
}
