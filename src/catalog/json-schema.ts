import { globalRegistry, toJSONSchema } from 'zod';
import { FILE_KINDS, FILE_SCHEMAS } from './file-schemas.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

/** One kind of file, as an author writes it: defaults may be left out. */
function kindSchema(kind: (typeof FILE_KINDS)[number]): JsonSchema {
  const { $schema: _, ...schema } = toJSONSchema(FILE_SCHEMAS[kind], {
    target: 'draft-7',
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      // The reader takes https addresses alone, and says so only in code.
      if (jsonSchema.format === 'uri') jsonSchema.pattern = '^https://';
      // Left out by zod where the reader makes another value of a text; these are texts, as an author writes them.
      const { examples } = globalRegistry.get(zodSchema) ?? {};
      if (Array.isArray(examples)) jsonSchema.examples = examples;
    },
  });
  return schema;
}

/**
 * The JSON Schema (draft 7, which editors read) of every kind of file of a course, made from the schemas that the reader uses.
 * What refers from one file to another, and what only playing shows, is for `mi-lab check`.
 */
export function courseJsonSchema(): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'A file of a mi-lab course',
    type: 'object',
    required: ['kind'],
    properties: { kind: { enum: FILE_KINDS, description: 'What this file is.' } },
    allOf: FILE_KINDS.map((kind) => ({
      if: { properties: { kind: { const: kind } }, required: ['kind'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
      then: { $ref: `#/definitions/${kind}` },
    })),
    definitions: Object.fromEntries(FILE_KINDS.map((kind) => [kind, kindSchema(kind)])),
  };
}
