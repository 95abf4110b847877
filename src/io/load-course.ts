import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Course } from '../catalog/course.ts';
import type { Issue } from '../catalog/issue.ts';
import type { CommandHelp } from '../session/command-help.ts';
import { type CourseFile, digestOf, readCourseFiles } from './course-files.ts';

/** A course, as far as it could be read, and what is wrong with its files. */
export interface LoadedCourse {
  readonly folder: string;
  readonly course: Course | undefined;
  readonly issues: readonly Issue[];
  /** What can be read about the sandbox's commands: prepared, or gathered from the shell when it is asked for. */
  commands(): Promise<readonly CommandHelp[]>;
}

interface PreparedCourse {
  readonly version: 1;
  readonly digest: string;
  readonly course: Course;
  readonly commands: readonly CommandHelp[];
}

/** The folder of the package: two levels above the chunk that this code is in, or the repository in tests. */
export function packageFolder(): string {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const dist = here.lastIndexOf(join('/', 'dist', '/'));
  return dist >= 0 ? here.slice(0, dist) : fileURLToPath(new URL('../..', import.meta.url));
}

/** The shipped course as the build prepared it, where its files are still the ones that were prepared. */
function prepared(folder: string, files: readonly CourseFile[]): PreparedCourse | undefined {
  try {
    const found = JSON.parse(readFileSync(join(folder, 'dist', 'course.json'), 'utf8')) as PreparedCourse;
    return found.version === 1 && found.digest === digestOf(files) ? found : undefined;
  } catch {
    return undefined;
  }
}

/** By this name the shipped course is asked for beside others, unless there is a folder of that name. */
const SHIPPED = 'mi-lab';

/** The folder that was asked for; that of the shipped course if left out or named by its id. */
export const courseFolder = (named?: string): string =>
  named === undefined || (named === SHIPPED && !existsSync(named)) ? packageFolder() : named;

/**
 * The course in `folder`, the shipped one if left out or named by its id. A shipped file that was edited since the build is
 * read anew. Throws a usage error where there is none.
 */
export async function loadCourse(named?: string): Promise<LoadedCourse> {
  const place = courseFolder(named);
  const found = readCourseFiles(place);
  const isReady = place === packageFolder() && found.issues.length === 0;
  const ready = isReady ? prepared(place, found.files) : undefined;
  if (ready) return { folder: place, course: ready.course, commands: async () => ready.commands, issues: [] };
  const { checkedCourse } = await import('./checked-course.ts');
  const commands = async () => (await import('./command-help.ts')).commandHelp();
  return { folder: place, course: undefined, ...checkedCourse(found), commands };
}
