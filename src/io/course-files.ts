import { createHash } from 'node:crypto';
import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { MOST_FILES } from '../catalog/course-limits.ts';
import type { Issue } from '../catalog/issue.ts';
import { realFileSystem } from './file-system.ts';
import { UsageError } from './usage-error.ts';

/** A file of a course, named relative to the course's folder with `/`. */
export interface CourseFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What of a course's folder could be read, and what was refused without being opened. */
export interface CourseFolder {
  readonly files: readonly CourseFile[];
  readonly issues: readonly Issue[];
}

/** What a single file may hold to be looked into at all; the reader of courses takes much less. */
const MOST_BYTES = 5 * 1024 * 1024;
const DEEPEST = 8;
const isYaml = (name: string): boolean => /\.ya?ml$/i.test(name);
/** Names that are the same file, and a file at all, on every system. */
const PLAIN_NAME = /^(?!(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))[a-z0-9][a-z0-9._-]*$/;

const LINK = 'this is a link, and links are never followed in a course. Put the file itself here.';
const NO_FILE = 'this is no plain file, and nothing else is read in a course. Delete it.';
const NAME =
  'this name would not work on every system. Use a to z, 0 to 9, dots, dashes and underscores, as in 10-first.yaml.';

const refused = (file: string, message: string): Issue => ({ file, line: 1, column: 1, severity: 'error', message });

/** What keeps something in a course's folder from being read; undefined where it may be, or is none of our business. */
function refusal(entry: Pick<Dirent, 'isFile' | 'isDirectory' | 'isSymbolicLink'>, path: string): string | undefined {
  const names = path.split('/');
  if (entry.isSymbolicLink()) return LINK;
  if (entry.isDirectory()) return names.length > DEEPEST ? 'folders are nested too deeply here.' : undefined;
  if (!isYaml(path)) return undefined;
  if (!entry.isFile()) return NO_FILE;
  return names.every((name) => PLAIN_NAME.test(name)) ? undefined : NAME;
}

/** Collects what lies below a folder of a course. Names that begin with a dot are other programs' business. */
function walk(root: string, path: string, found: { readonly paths: string[]; readonly issues: Issue[] }): void {
  const entries = readdirSync(join(root, path), { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'));
  for (const entry of entries.sort((one, other) => Number(one.name > other.name) - Number(one.name < other.name))) {
    if (found.paths.length > MOST_FILES) return;
    const inner = `${path}/${entry.name}`;
    const message = refusal(entry, inner);
    if (message) found.issues.push(refused(inner, message));
    else if (entry.isDirectory()) walk(root, inner, found);
    else if (isYaml(inner)) found.paths.push(inner);
  }
}

function read(root: string, path: string): CourseFile | Issue {
  const place = join(root, path);
  try {
    const { size } = lstatSync(place);
    if (size > MOST_BYTES)
      return refused(path, `the file is ${Math.ceil(size / 2 ** 20)} MiB large. Is it a course's?`);
    return { path, bytes: realFileSystem.readFile(place).bytes };
  } catch (error) {
    return refused(path, `the file cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

/**
 * The YAML of a course: everything under `lessons/` and `fixtures/`, and `pack.yaml` beside them, in the order of their paths.
 * Whatever else than a plain file has such a name (a link, a pipe, a device) is an issue, never opened. Throws a usage
 * error where there is nothing at all.
 */
export function readCourseFiles(folder: string): CourseFolder {
  const found = { paths: [] as string[], issues: [] as Issue[] };
  for (const name of ['fixtures', 'lessons', 'pack.yaml']) {
    const stats = lstatSync(join(folder, name), { throwIfNoEntry: false });
    const message = stats && refusal(stats, name);
    if (message) found.issues.push(refused(name, message));
    else if (stats?.isDirectory() && !isYaml(name)) walk(folder, name, found);
    else if (stats?.isFile() && isYaml(name)) found.paths.push(name);
  }
  if (found.paths.length + found.issues.length === 0) {
    throw new UsageError(
      `there is no course in ${folder}: it has no YAML in lessons/ or fixtures/. Name a folder that has: --course FOLDER`,
    );
  }
  const results = found.paths.sort().map((path) => read(folder, path));
  return {
    files: results.flatMap((result) => ('bytes' in result ? [result] : [])),
    issues: [...found.issues, ...results.flatMap((result) => ('bytes' in result ? [] : [result]))],
  };
}

/** Changes whenever a file of the course does. */
export function digestOf(files: readonly CourseFile[]): string {
  const hash = createHash('sha256');
  for (const { path, bytes } of files) hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  return hash.digest('base64url');
}
