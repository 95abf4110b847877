import type { Course } from '../catalog/course.ts';
import type { CourseParts } from '../catalog/course-parts.ts';
import type { Issue } from '../catalog/issue.ts';
import { readableCourse, readCourse } from '../catalog/read-course.ts';

/** A pack that can be shown, and the texts of the files that it was read from. */
export interface SoundPack {
  readonly course: Course;
  readonly parts: CourseParts;
  readonly texts: ReadonlyMap<string, string>;
}

interface BrokenPack {
  readonly texts: ReadonlyMap<string, string>;
  /** The files as the pack could last be shown. */
  readonly shown: ReadonlyMap<string, string>;
  /** The file that is written, in which nothing is wrong. */
  readonly file: string;
  /** What is wrong with the others. */
  readonly errors: readonly Issue[];
}

/** The texts, and for those with errors what they were when they could be shown. */
function asTheyWere({ texts, shown, errors }: BrokenPack): ReadonlyMap<string, string> {
  const before = errors.flatMap(({ file }) => {
    const text = shown.get(file);
    return text === undefined ? [] : [[file, text] as const];
  });
  return new Map([...texts, ...before]);
}

/** Whether the worlds are there that a file leads to. Without a fact or a misconception a page can do. */
function canBePlayed({ scenarios, fixtures }: Course, { byKind }: CourseParts, file: string): boolean {
  const lesson = byKind.lesson.find(({ source }) => source.file === file)?.content;
  const own = byKind.scenario.find(({ source }) => source.file === file)?.content;
  const led = lesson?.sections.flatMap(({ scenario }) => (scenario === undefined ? [] : [scenario])) ?? [];
  const questions = lesson?.sections.flatMap((section) => section.questions) ?? [];
  const worlds = [
    ...(own ? [own.fixture] : []),
    ...led.map((id) => scenarios.find((one) => one.id === id)?.fixture),
    ...questions.flatMap((one) => ('fixture' in one ? [one.fixture] : [])),
  ];
  return worlds.every((id) => fixtures.some((one) => one.id === id));
}

/**
 * A pack in which other files are broken than the one that is written: these as they last were, or without them; undefined where
 * the file itself cannot do without.
 */
export function soundWithout(pack: BrokenPack): SoundPack | undefined {
  const texts = asTheyWere(pack);
  const { parts, issues } = readCourse([...texts].map(([path, text]) => ({ path, text })));
  const course = readableCourse(parts);
  const isOwn = issues.some(({ severity, file }) => severity === 'error' && file === pack.file);
  return course && !isOwn && canBePlayed(course, parts, pack.file) ? { course, parts, texts } : undefined;
}
