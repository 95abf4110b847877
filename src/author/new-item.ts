import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { CourseParts } from '../catalog/course-parts.ts';
import { idField } from '../catalog/fields.ts';
import { type Issue, issueText } from '../catalog/issue.ts';
import { courseJsonSchema } from '../catalog/json-schema.ts';
import { readCourse } from '../catalog/read-course.ts';
import { z } from '../catalog/zod-subset.ts';
import { didYouMean } from '../io/choose.ts';
import { readCourseFiles } from '../io/course-files.ts';
import { packFolderOf } from '../io/pack-folder.ts';
import { UsageError } from '../io/usage-error.ts';
import { SCHEMA_FILE, schemaLine } from './template.ts';
import { lessonTemplate } from './template-lesson.ts';
import { factsTemplate, packTemplate } from './template-pack.ts';
import { indented, QUESTION_TEMPLATES } from './template-questions.ts';
import { fixtureTemplate, scenarioTemplate } from './template-scenario.ts';
import { type NewFile, shownPath, writeNewFiles } from './write-files.ts';

/** What `mi-lab author new` can be asked for besides the kind and the id. */
export interface NewOptions {
  readonly course?: string;
  readonly module?: string;
  readonly kind?: string;
}

/** Files that were written, the text that was asked for, and what to do next. */
export interface Made {
  readonly written: readonly string[];
  readonly text?: string;
  readonly next: string;
}

function requireId(id: string): string {
  if (idField(z).safeParse(id).success) return id;
  throw new UsageError(`'${id}' is no id: lower-case words and numbers joined by hyphens, as in name-the-identity.`);
}

const schemaFile = (): NewFile => ({
  path: SCHEMA_FILE,
  text: `${JSON.stringify(courseJsonSchema(), undefined, 2)}\n`,
});

/** A file of a pack with the line for editors on top. */
const packFile = (path: string, text: string): NewFile => ({
  path,
  text: schemaLine(path.split('/').length - 1) + text,
});

interface OpenPack {
  readonly folder: string;
  readonly parts: CourseParts;
  readonly module: string;
  /** What would be wrong that was not before, such as an id that is taken. */
  refusal(files: readonly NewFile[]): Issue | undefined;
}

function openPack({ course = '.', module }: NewOptions): OpenPack {
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
function write({ folder, refusal }: OpenPack, files: readonly NewFile[]): readonly string[] {
  const taken = files.some(({ path }) => existsSync(join(folder, path)));
  const wrong = taken ? undefined : refusal(files);
  if (wrong) throw new UsageError(`nothing was written, for with it the check would say: ${issueText(wrong)}`);
  return writeNewFiles(folder, existsSync(join(folder, SCHEMA_FILE)) ? files : [...files, schemaFile()]);
}

/** Lessons and scenarios lie in a folder of their module where the pack has one. */
function lessonPath({ folder, module }: OpenPack, id: string): string {
  return existsSync(join(folder, 'lessons', module)) ? `lessons/${module}/${id}.yaml` : `lessons/${id}.yaml`;
}

const look = (folder: string): string => `mi-lab check ${shownPath(folder)}`;

function newPack(place: string): Made {
  const folder = resolve(place);
  const id = basename(folder)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  requireId(id);
  const values = { id, module: 'first-steps', fixture: 'orders', fact: 'X01' };
  const written = writeNewFiles(folder, [
    packFile('pack.yaml', packTemplate(values)),
    packFile('lessons/facts.yaml', factsTemplate()),
    packFile('lessons/first-lesson.yaml', lessonTemplate({ ...values, id: 'first-lesson' })),
    packFile('lessons/first-scenario.yaml', scenarioTemplate({ ...values, id: 'first-scenario' })),
    packFile('fixtures/orders.yaml', fixtureTemplate({ id: 'orders' })),
    schemaFile(),
  ]);
  const shown = shownPath(folder);
  return { written, next: `Look at it: ${look(folder)}\nPlay it:    mi-lab --course ${shown}` };
}

function newLesson(id: string, options: NewOptions): Made {
  const pack = openPack(options);
  const path = lessonPath(pack, id);
  const written = write(pack, [packFile(path, lessonTemplate({ id, module: pack.module, fixture: '' }))]);
  return { written, next: `See it while you write: mi-lab author preview ${written[0]} --watch` };
}

function newScenario(id: string, options: NewOptions): Made {
  const pack = openPack(options);
  const files = [
    packFile(lessonPath(pack, id), scenarioTemplate({ id, module: pack.module, fixture: id })),
    packFile(`fixtures/${id}.yaml`, fixtureTemplate({ id })),
  ];
  const written = write(pack, files);
  return { written, next: `See it while you write: mi-lab author preview ${written[0]} --watch` };
}

function newFixture(id: string, options: NewOptions): Made {
  const pack = openPack(options);
  const written = write(pack, [packFile(`fixtures/${id}.yaml`, fixtureTemplate({ id }))]);
  return { written, next: `Try it: mi-lab --course ${shownPath(pack.folder)} sandbox ${id}` };
}

function newFacts(id: string, options: NewOptions): Made {
  const pack = openPack(options);
  const prefix = `${id.toUpperCase()}-`.slice(0, 16);
  const written = write(pack, [packFile(`lessons/${id}.yaml`, factsTemplate(prefix))]);
  return { written, next: `Cite them by id, as in facts: [${prefix}01]. Then: ${look(pack.folder)}` };
}

/** The world that a pack's questions can be asked in. */
const anyFixture = ({ byKind }: CourseParts): string => byKind.fixture[0]?.content.id ?? 'FIXTURE-ID';

function newQuestion(id: string, options: NewOptions): Made {
  const { kind = 'single' } = options;
  const kinds = Object.keys(QUESTION_TEMPLATES);
  const template = Object.entries(QUESTION_TEMPLATES).find(([one]) => one === kind)?.[1];
  if (!template) {
    throw new UsageError(
      `there is no kind of question '${kind}'.${didYouMean(kind, kinds)} There are: ${kinds.join(', ')}.`,
    );
  }
  const { module, parts } = openPack(options);
  return {
    written: [],
    text: indented(template({ id, module, fixture: anyFixture(parts) }), 6),
    next: 'Put it below the "questions:" of a section, or add it to a lesson that ends with them: … >> lessons/LESSON.yaml',
  };
}

/** What can be made, each with what it is for. */
export const NEW_KINDS = {
  pack: 'a course folder with one of everything',
  lesson: 'pages with questions',
  question: 'a question, printed to be put into a lesson',
  scenario: 'a task in a sandbox, with its fixture',
  fixture: 'a starting world',
  facts: 'statements with their source',
} as const;

/** Makes one thing from its template; what is there is never written over. Throws a usage error where it cannot. */
export function makeNew(what: string, id: string, options: NewOptions): Made {
  switch (what) {
    case 'pack':
      return newPack(id);
    case 'lesson':
      return newLesson(requireId(id), options);
    case 'question':
      return newQuestion(requireId(id), options);
    case 'scenario':
      return newScenario(requireId(id), options);
    case 'fixture':
      return newFixture(requireId(id), options);
    case 'facts':
      return newFacts(requireId(id), options);
    default: {
      const kinds = Object.keys(NEW_KINDS);
      throw new UsageError(
        `there is no template for '${what}'.${didYouMean(what, kinds)} There are: ${kinds.join(', ')}.`,
      );
    }
  }
}
