import { basename, resolve } from 'node:path';
import { type CourseParts, placedItems } from '../catalog/course-parts.ts';
import { didYouMean } from '../io/choose.ts';
import { typedPath } from '../io/shown-path.ts';
import { UsageError } from '../io/usage-error.ts';
import { lessonPath, openPack, type PackOptions, packFile, requireId, schemaFile, writeInto } from './open-pack.ts';
import { lessonTemplate } from './template-lesson.ts';
import { factsTemplate, glossaryTemplate, misconceptionsTemplate, packTemplate } from './template-pack.ts';
import { indented, QUESTION_TEMPLATES } from './template-questions.ts';
import { fixtureTemplate, scenarioTemplate } from './template-scenario.ts';
import { writeNewFiles } from './write-files.ts';

/** What `mi-lab author new` can be asked for besides the kind and the id. */
export interface NewOptions extends PackOptions {
  readonly kind?: string;
}

/** Files that were written, the text that was asked for, and what to do next. */
export interface Made {
  readonly written: readonly string[];
  readonly text?: string;
  readonly next: string;
}

const look = (folder: string): string => `mi-lab check ${typedPath(folder)}`;

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
  return { written, next: `Look at it: ${look(folder)}\nPlay it:    mi-lab --course ${typedPath(folder)}` };
}

function newLesson(id: string, options: NewOptions): Made {
  const pack = openPack(options);
  const path = lessonPath(pack, id);
  const written = writeInto(pack, [packFile(path, lessonTemplate({ id, module: pack.module, fixture: '' }))]);
  return { written, next: `See it while you write: mi-lab author preview ${written[0]} --watch` };
}

function newScenario(id: string, options: NewOptions): Made {
  const pack = openPack(options);
  const files = [
    packFile(lessonPath(pack, id), scenarioTemplate({ id, module: pack.module, fixture: id })),
    packFile(`fixtures/${id}.yaml`, fixtureTemplate({ id })),
  ];
  const written = writeInto(pack, files);
  return { written, next: `See it while you write: mi-lab author preview ${written[0]} --watch` };
}

function newFixture(id: string, options: NewOptions): Made {
  const pack = openPack(options);
  const written = writeInto(pack, [packFile(`fixtures/${id}.yaml`, fixtureTemplate({ id }))]);
  return { written, next: `Try it: mi-lab --course ${typedPath(pack.folder)} sandbox ${id}` };
}

function newFacts(id: string, options: NewOptions): Made {
  const pack = openPack(options);
  const prefix = `${id.toUpperCase()}-`.slice(0, 16);
  const written = writeInto(pack, [packFile(`lessons/${id}.yaml`, factsTemplate(prefix))]);
  return { written, next: `Cite them by id, as in facts: [${prefix}01]. Then: ${look(pack.folder)}` };
}

function newMisconceptions(id: string, options: NewOptions): Made {
  const pack = openPack(options);
  const written = writeInto(pack, [packFile(`lessons/${id}.yaml`, misconceptionsTemplate({ id }))]);
  return { written, next: `A wrong option names one, as in misconception: ${id}-one. Then: ${look(pack.folder)}` };
}

function newGlossary(id: string, options: NewOptions): Made {
  const pack = openPack(options);
  const written = writeInto(pack, [packFile(`lessons/${id}.yaml`, glossaryTemplate({ id }))]);
  return { written, next: `The search finds its terms, and / in the lab searches. Then: ${look(pack.folder)}` };
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
  const taken = placedItems(parts).get(id);
  if (taken) {
    const { line, column } = taken.source.positionOf([...taken.path, 'id']);
    throw new UsageError(`the id ${id} is given already, at ${taken.source.file}:${line}:${column}. Choose another.`);
  }
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
  misconceptions: 'what people wrongly believe',
  glossary: 'terms and error messages',
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
    case 'misconceptions':
      return newMisconceptions(requireId(id), options);
    case 'glossary':
      return newGlossary(requireId(id), options);
    default: {
      const kinds = Object.keys(NEW_KINDS);
      throw new UsageError(
        `there is no template for '${what}'.${didYouMean(what, kinds)} There are: ${kinds.join(', ')}.`,
      );
    }
  }
}
