import type { Course } from '../catalog/course.ts';
import type { CourseParts } from '../catalog/course-parts.ts';
import type { Issue } from '../catalog/issue.ts';
import { readCourse } from '../catalog/read-course.ts';

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
  /** The file that has to stay as it is. */
  readonly kept: string;
  /** What is wrong with the others. */
  readonly errors: readonly Issue[];
}

/** The texts without those that have errors: each is what it was when it could be shown, or left out where that is no better. */
function withoutErrors({ texts, shown, errors }: BrokenPack): ReadonlyMap<string, string> {
  const next = new Map(texts);
  for (const file of new Set(errors.map((one) => one.file))) {
    const before = shown.get(file);
    if (before === undefined || before === texts.get(file)) next.delete(file);
    else next.set(file, before);
  }
  return next;
}

/**
 * A pack in which other files are broken than the one that is written: these as they last were, or without them; undefined where
 * the file itself cannot do without. Each round changes at least one file, and each file at most twice.
 */
export function soundWithout(pack: BrokenPack): SoundPack | undefined {
  const texts = withoutErrors(pack);
  const { course, parts, issues } = readCourse([...texts].map(([path, text]) => ({ path, text })));
  if (course) return { course, parts, texts };
  const errors = issues.filter(({ severity }) => severity === 'error');
  const isHelpless = errors.some(({ file }) => file === pack.kept || !texts.has(file));
  return isHelpless ? undefined : soundWithout({ ...pack, texts, errors });
}
