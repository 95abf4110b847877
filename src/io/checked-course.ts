import { inReadingOrder } from '../catalog/issue.ts';
import { type CourseReading, readCourse } from '../catalog/read-course.ts';
import type { CourseFolder } from './course-files.ts';

/** Reads and checks the files of a course. There is a course only where nothing was refused unopened, either. */
export function checkedCourse({ files, issues }: CourseFolder): CourseReading {
  const { course, ...reading } = readCourse(files);
  if (issues.length > 0) return { ...reading, issues: inReadingOrder([...issues, ...reading.issues]) };
  return course ? { ...reading, course } : reading;
}
