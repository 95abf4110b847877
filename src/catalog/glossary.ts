import { factsField, idField, lineField } from './fields.ts';
import type { Checked, Zod } from './schema.ts';

/** A file `kind: glossary`: terms of the field, and messages that people meet, each with what it means. */
export const glossarySchema = (z: Zod) =>
  z.strictObject({
    kind: z.literal('glossary'),
    terms: z
      .array(
        z.strictObject({
          id: idField(z),
          term: lineField(z, 70),
          /** Other names for the same, abbreviations included: the search finds them too. */
          also: z.array(lineField(z, 70)).default([]),
          meaning: lineField(z, 600),
          /** Texts of error messages that this explains: the part that is the same every time. */
          messages: z.array(lineField(z, 300)).default([]),
          facts: factsField(z),
        }),
      )
      .min(1),
  });

export type Term = Checked<typeof glossarySchema>['terms'][number];
