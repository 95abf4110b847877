import { factsField, idField, lineField } from './fields.ts';
import type { Checked, Zod } from './schema.ts';

/** A file `kind: glossary`: terms of the field, and messages that people meet, each with what it means. */
export const glossarySchema = (z: Zod) =>
  z.strictObject({
    kind: z.literal('glossary').describe('Terms and messages, and what they mean.'),
    terms: z
      .array(
        z.strictObject({
          id: idField(z).describe('Unique in the glossary.'),
          term: lineField(z, 70).describe('The term as people say it.'),
          also: z
            .array(lineField(z, 70))
            .default([])
            .describe('Other names for the same, abbreviations included: the search finds them too.'),
          meaning: lineField(z, 600).describe('What it means, in a sentence or two.'),
          messages: z
            .array(lineField(z, 300))
            .default([])
            .describe('Error messages that this explains: the part that is the same every time.'),
          facts: factsField(z),
        }),
      )
      .min(1)
      .describe('The terms.'),
  });

export type Term = Checked<typeof glossarySchema>['terms'][number];
