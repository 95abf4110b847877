import type { Course } from '../catalog/course.ts';
import { issueText } from '../catalog/issue.ts';
import { type LoadedCourse, loadCourse } from './load-course.ts';
import { UsageError } from './usage-error.ts';

const MOST_SHOWN = 20;

/** A course that can be played, and what can be read about the commands of its sandboxes. */
export interface UsableCourse extends Pick<LoadedCourse, 'commands'> {
  readonly course: Course;
}

/** A course that can be played. Throws a usage error with every broken place where it can't. */
export async function openedCourse(folder?: string): Promise<UsableCourse> {
  const { folder: place, course, issues, commands } = await loadCourse(folder);
  const errors = issues.filter((issue) => issue.severity === 'error');
  if (course && errors.length === 0) return { course, commands };
  const rows = errors.slice(0, MOST_SHOWN).map((issue) => `  ${issueText(issue)}`);
  const more = errors.length > MOST_SHOWN ? `\n  and ${errors.length - MOST_SHOWN} more` : '';
  throw new UsageError(
    `this course cannot be opened yet:\n${rows.join('\n')}${more}\nMend what is named, then look again: mi-lab check ${place}`,
  );
}

/** The content of a course that can be played. Throws as `openedCourse` does. */
export async function usableCourse(folder?: string): Promise<Course> {
  return (await openedCourse(folder)).course;
}
