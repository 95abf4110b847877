import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** A file of a course, named relative to the course's folder with `/`. */
export interface CourseFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Far more than any course: a guard against being pointed at the wrong folder. */
const MOST_FILES = 500;

/** The person pointed at something that is no course. Its message says what to do. */
export class CourseNotFound extends Error {}

function yamlFilesIn(folder: string): readonly string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** The YAML of a course: everything under `lessons/` and `fixtures/`, and `pack.yaml` beside them. */
export function readCourseFiles(folder: string): readonly CourseFile[] {
  const paths = [...yamlFilesIn(join(folder, 'lessons')), ...yamlFilesIn(join(folder, 'fixtures'))];
  const pack = join(folder, 'pack.yaml');
  if (statSync(pack, { throwIfNoEntry: false })?.isFile()) paths.push(pack);
  if (paths.length === 0) {
    throw new CourseNotFound(
      `No course in ${folder}: it has no YAML in lessons/ or fixtures/. Name a folder that has: --course FOLDER`,
    );
  }
  if (paths.length > MOST_FILES) {
    throw new CourseNotFound(
      `${folder} holds ${paths.length} YAML files; a course has at most ${MOST_FILES}. Is it the right folder?`,
    );
  }
  return paths.sort().map((path) => ({ path: relative(folder, path).split(sep).join('/'), bytes: readFileSync(path) }));
}

/** Changes whenever a file of the course does. */
export function digestOf(files: readonly CourseFile[]): string {
  const hash = createHash('sha256');
  for (const { path, bytes } of files) hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  return hash.digest('base64url');
}
