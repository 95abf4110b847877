import { writeFileSync } from 'node:fs';
import { issueText } from '../catalog/issue.ts';
import { readCourse } from '../catalog/read-course.ts';
import { digestOf, readCourseFiles } from './course-files.ts';

/** Checks the course in `folder` and writes it as data, so that starting needs no YAML. Throws with the issues, one a line. */
export function prepareCourse(folder: string, target: string): void {
  const files = readCourseFiles(folder);
  const { course, issues } = readCourse(files);
  const errors = issues.filter((issue) => issue.severity === 'error');
  if (!course || errors.length > 0) throw new Error(`the course is broken:\n${errors.map(issueText).join('\n')}`);
  writeFileSync(target, JSON.stringify({ version: 1, digest: digestOf(files), course }));
}
