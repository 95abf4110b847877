import type { Course } from '../catalog/course.ts';
import { issueText } from '../catalog/issue.ts';
import { type LoadedCourse, loadCourse } from './load-course.ts';
import { UsageError } from './usage-error.ts';

const MOST_SHOWN = 20;

/** A course that can be played, and what can be read about the commands of its sandboxes. */
export interface UsableCourse extends Pick<LoadedCourse, 'commands'> {
  readonly course: Course;
}

/** One course, or a usage error with every broken place. */
async function sound(folder: string | undefined): Promise<UsableCourse & { readonly folder: string }> {
  const { folder: place, course, issues, commands } = await loadCourse(folder);
  const errors = issues.filter((issue) => issue.severity === 'error');
  if (course && errors.length === 0) return { course, commands, folder: place };
  const rows = errors.slice(0, MOST_SHOWN).map((issue) => `  ${issueText(issue)}`);
  const more = errors.length > MOST_SHOWN ? `\n  and ${errors.length - MOST_SHOWN} more` : '';
  throw new UsageError(
    `this course cannot be opened yet:\n${rows.join('\n')}${more}\nMend what is named, then look again: mi-lab check ${place}`,
  );
}

/**
 * The packs in these folders as one course that can be played; the shipped one without any. Throws a usage error with every
 * broken place where one can't, and where two packs have the same id.
 */
export async function openedCourse([first, ...others]: readonly string[] = []): Promise<UsableCourse> {
  const opened = await sound(first);
  const { course, commands } = opened;
  if (others.length === 0) return { course, commands };
  const folders = new Map([[course.pack.id, opened.folder]]);
  const beside: Course[] = [];
  for (const folder of others) {
    const next = await sound(folder);
    const { id } = next.course.pack;
    const twin = folders.get(id);
    if (twin !== undefined) {
      throw new UsageError(
        `the packs in ${twin} and ${next.folder} have the same id, ${id}. Leave one of them out, or change the id of one.`,
      );
    }
    folders.set(id, next.folder);
    beside.push(next.course);
  }
  const { joinedCourse } = await import('../catalog/joined-course.ts');
  return { course: joinedCourse([course, ...beside]), commands };
}

/** The content of the packs that can be played. Throws as `openedCourse` does. */
export async function usableCourse(folders?: readonly string[]): Promise<Course> {
  return (await openedCourse(folders)).course;
}
