import type { ZodType } from 'zod';
import type { Contents, FileKind } from './course-parts.ts';
import { glossarySchema } from './glossary.ts';
import { lessonSchema } from './lesson.ts';
import { misconceptionsSchema } from './misconception.ts';
import { factsSchema, fixtureSchema, packSchema, scenarioSchema } from './scenario.ts';
import { z } from './zod-subset.ts';

/** What each kind of file is checked against: by the reader, and by editors through the JSON Schema. */
export const FILE_SCHEMAS: { readonly [Kind in FileKind]: ZodType<Contents[Kind]> } = {
  lesson: lessonSchema(z),
  scenario: scenarioSchema(z),
  fixture: fixtureSchema(z),
  facts: factsSchema(z),
  misconceptions: misconceptionsSchema(z),
  glossary: glossarySchema(z),
  pack: packSchema(z),
};

export const FILE_KINDS = Object.keys(FILE_SCHEMAS) as readonly FileKind[];
