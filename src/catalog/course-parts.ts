import type { z } from 'zod';
import type { glossarySchema } from './glossary.ts';
import type { Issue } from './issue.ts';
import type { Lesson } from './lesson.ts';
import type { misconceptionsSchema } from './misconception.ts';
import { predictionQuestions } from './prediction.ts';
import type { Question } from './question.ts';
import type { Fixture, factsSchema, Pack, Scenario } from './scenario.ts';
import type { Path, YamlSource } from './yaml-source.ts';

/** The content of one file, and where it came from. */
export interface Part<Content> {
  readonly content: Content;
  readonly source: YamlSource;
}

type FactsFile = z.output<ReturnType<typeof factsSchema>>;
type MisconceptionsFile = z.output<ReturnType<typeof misconceptionsSchema>>;
type GlossaryFile = z.output<ReturnType<typeof glossarySchema>>;

/** What every kind of file is read as. A new kind is a line here and its schema. */
export interface Contents {
  readonly lesson: Lesson;
  readonly scenario: Scenario;
  readonly fixture: Fixture;
  readonly facts: FactsFile;
  readonly misconceptions: MisconceptionsFile;
  readonly glossary: GlossaryFile;
  readonly pack: Pack;
}

export type FileKind = keyof Contents;

/** All files of a course that keep to their schema, by kind, in the order of their names. */
export interface CourseParts {
  readonly byKind: { readonly [Kind in FileKind]: readonly Part<Contents[Kind]>[] };
  /** Ids that files with errors seem to hold: what refers to them is not unknown. */
  readonly unreadIds: ReadonlySet<string>;
  /** Kinds that such files seem to be. */
  readonly unreadKinds: ReadonlySet<string>;
}

/** Something in a file that has a place. */
export interface Placed<Thing> {
  readonly thing: Thing;
  readonly source: YamlSource;
  readonly path: Path;
}

/** An issue at a path of a file. */
export function issueAt(
  { source, path }: Pick<Placed<unknown>, 'source' | 'path'>,
  message: string,
  severity: Issue['severity'] = 'error',
): Issue {
  return { file: source.file, ...source.positionOf(path), severity, message };
}

/** The predictions of the scenarios, which are questions too, each with its place. */
function placedPredictions({ byKind }: CourseParts): readonly Placed<Question>[] {
  return byKind.scenario.flatMap(({ content, source }) => {
    const places = content.tasks.flatMap((task, place) =>
      task.predictions.map((_, index): Path => ['tasks', place, 'predictions', index]),
    );
    return predictionQuestions(content).map((thing, index) => ({ thing, source, path: places[index] ?? [] }));
  });
}

/** Every question of the lessons, and every prediction of the scenarios, with its place. */
export function placedQuestions(parts: CourseParts): readonly Placed<Question>[] {
  const inLessons = parts.byKind.lesson.flatMap(({ content, source }) =>
    content.sections.flatMap((section, sectionIndex) =>
      section.questions.map((thing, index) => ({
        thing,
        source,
        path: ['sections', sectionIndex, 'questions', index],
      })),
    ),
  );
  return [...inLessons, ...placedPredictions(parts)];
}

/** The scenarios and questions by their ids, each with its place. */
export function placedItems(parts: CourseParts): ReadonlyMap<string, Placed<unknown>> {
  const scenarios = parts.byKind.scenario.map(({ content, source }) => ({ thing: content, source, path: [] }));
  return new Map([...scenarios, ...placedQuestions(parts)].map((placed) => [placed.thing.id, placed]));
}
