import type { Course } from '../catalog/course.ts';
import { issueText } from '../catalog/issue.ts';
import { CourseNotFound } from './course-files.ts';
import { loadCourse } from './load-course.ts';
import { UsageError } from './usage-error.ts';

/** A course that can be played. Throws a usage error with every broken place where it can't. */
export async function usableCourse(folder?: string): Promise<Course> {
  try {
    const { course, issues } = await loadCourse(folder);
    const errors = issues.filter((issue) => issue.severity === 'error');
    if (course && errors.length === 0) return course;
    const rows = errors.slice(0, 20).map((issue) => `  ${issueText(issue)}`);
    throw new UsageError(`this course cannot be opened yet:\n${rows.join('\n')}\nmi-lab check says more.`);
  } catch (error) {
    if (error instanceof CourseNotFound) throw new UsageError(error.message);
    throw error;
  }
}
