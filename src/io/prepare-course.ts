import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { issueText } from '../catalog/issue.ts';
import { checkedCourse } from './checked-course.ts';
import { commandHelp } from './command-help.ts';
import { digestOf, readCourseFiles } from './course-files.ts';
import { prepareWorlds } from './open-fixture.ts';

/**
 * Checks the course in `folder` and writes it, and the world of each fixture, as data into `target`, so that starting needs
 * neither YAML nor the shell. Throws with the issues, one a line.
 */
export async function prepareCourse(folder: string, target: string): Promise<void> {
  const found = readCourseFiles(folder);
  const { course, issues } = checkedCourse(found);
  const errors = issues.filter((issue) => issue.severity === 'error');
  if (!course || errors.length > 0) throw new Error(`the course is broken:\n${errors.map(issueText).join('\n')}`);
  writeFileSync(
    join(target, 'course.json'),
    JSON.stringify({ version: 1, digest: digestOf(found.files), course, commands: commandHelp() }),
  );
  await prepareWorlds([undefined, ...course.fixtures], join(target, 'worlds'));
}
