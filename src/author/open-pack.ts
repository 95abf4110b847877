import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CourseParts } from '../catalog/course-parts.ts';
import { idField } from '../catalog/fields.ts';
import { type Issue, issueText } from '../catalog/issue.ts';
import { courseJsonSchema } from '../catalog/json-schema.ts';
import { readCourse } from '../catalog/read-course.ts';
import { z } from '../catalog/zod-subset.ts';
import { didYouMean } from '../io/choose.ts';
import { readCourseFiles } from '../io/course-files.ts';
import { packFolderOf } from '../io/pack-folder.ts';
import { shownPath } from '../io/shown-path.ts';
import { UsageError } from '../io/usage-error.ts';
import { SCHEMA_FILE, schemaLine } from './template.ts';
import { type NewFile, writeNewFiles } from './write-files.ts';

/** Which pack, and which module of it. */
export interface PackOptions {
  readonly course?: string;
  readonly module?: string;
}

/** The id, where it is one. Throws a usage error where it is not. */
export function requireId(id: string): string {
  if (idField(z).safeParse(id).success) return id;
  throw new UsageError(`'${id}' is no id: lower-case words and numbers joined by hyphens, as in name-the-identity.`);
}

export const schemaFile = (): NewFile => ({
  path: SCHEMA_FILE,
  text: `${JSON.stringify(courseJsonSchema(), undefined, 2)}\n`,
});

/** A file of a pack with the line for editors on top. */
export const packFile = (path: string, text: string): NewFile => ({
  path,
  text: schemaLine(path.split('/').length - 1) + text,
});

/** A pack that something is put into. */
export interface OpenPack {
  readonly folder: string;
  readonly parts: CourseParts;
  readonly module: string;
  /** What would be wrong that was not before, such as an id that is taken. */
  refusal(files: readonly NewFile[]): Issue | undefined;
}

/** The pack that an item goes into. Throws a usage error where there is none, or no such module. */
export function openPack({ course = '.', module }: PackOptions): OpenPack {
  const folder = packFolderOf(course);
  const { files } = readCourseFiles(folder);
  const { parts, issues } = readCourse(files);
  const modules = parts.byKind.pack.flatMap(({ content }) => content.modules.map((one) => one.id));
  const [first] = modules;
  if (first === undefined) {
    throw new UsageError(
      `the pack.yaml of ${shownPath(folder)} has no module to put it in. mi-lab check says what is wrong.`,
    );
  }
  if (module !== undefined && !modules.includes(module)) {
    throw new UsageError(
      `there is no module '${module}'.${didYouMean(module, modules)} There are: ${modules.join(', ')}.`,
    );
  }
  return {
    folder,
    parts,
    module: module ?? first,
    refusal: (added) => {
      const known = new Set(issues.map(issueText));
      const after = readCourse([...files, ...added.filter(({ path }) => path.endsWith('.yaml'))]);
      return after.issues.find((issue) => issue.severity === 'error' && !known.has(issueText(issue)));
    },
  };
}

/** Writes files into a pack, the schema for editors with them where it has none yet. */
export function writeInto({ folder, refusal }: OpenPack, files: readonly NewFile[]): readonly string[] {
  const taken = files.some(({ path }) => existsSync(join(folder, path)));
  const wrong = taken ? undefined : refusal(files);
  if (wrong) throw new UsageError(`nothing was written, for with it the check would say: ${issueText(wrong)}`);
  return writeNewFiles(folder, existsSync(join(folder, SCHEMA_FILE)) ? files : [...files, schemaFile()]);
}

/** Lessons and scenarios lie in a folder of their module where the pack has one. */
export function lessonPath({ folder, module }: OpenPack, id: string): string {
  return existsSync(join(folder, 'lessons', module)) ? `lessons/${module}/${id}.yaml` : `lessons/${id}.yaml`;
}
