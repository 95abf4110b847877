import { join } from 'node:path';
import type { CourseParts } from '../catalog/course-parts.ts';
import { readCourse } from '../catalog/read-course.ts';
import { readCourseFiles } from './course-files.ts';
import { FixtureFailed } from './fixture-failed.ts';
import { courseFolder } from './load-course.ts';
import { shownPath } from './shown-path.ts';
import { UsageError } from './usage-error.ts';

/** `file:line:column` of the line of a fixture that failed, in one pack; undefined where the pack has no such fixture. */
export function placeIn(folder: string, { byKind }: CourseParts, id: string, index: number): string | undefined {
  const source = byKind.fixture.find(({ content }) => content.id === id)?.source;
  if (!source) return undefined;
  const { line, column } = source.positionOf(['lines', index]);
  return `${shownPath(join(folder, source.file))}:${line}:${column}`;
}

/** What failed, with its place in one of the packs that were opened; those beside the first have their name before their ids. */
export function located({ fixtureId, index, reason, message }: FixtureFailed, packs: readonly string[] = []): string {
  for (const named of packs.length > 0 ? packs : [undefined]) {
    const folder = courseFolder(named);
    const { parts } = readCourse(readCourseFiles(folder).files);
    const prefix = `${parts.byKind.pack[0]?.content.id}/`;
    const own = fixtureId.startsWith(prefix) ? fixtureId.slice(prefix.length) : fixtureId;
    const place = placeIn(folder, parts, own, index);
    if (place !== undefined) return `${place} ${reason}`;
  }
  return message;
}

/** Does what may need worlds. Throws a usage error with its place in these packs where a line of a fixture fails. */
export async function withPlaces<Result>(
  packs: readonly string[] | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof FixtureFailed ? new UsageError(located(error, packs)) : error;
  }
}
