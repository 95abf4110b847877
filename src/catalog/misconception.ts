import { factsField, idField, lineField } from './fields.ts';
import type { Checked, Zod } from './schema.ts';

/** A file `kind: misconceptions`: what people wrongly believe. Wrong options and near misses point to these by id. */
export const misconceptionsSchema = (z: Zod) =>
  z.strictObject({
    kind: z.literal('misconceptions').describe('What people wrongly believe.'),
    misconceptions: z
      .array(
        z
          .strictObject({
            id: idField(z).describe('Wrong options and near misses name it.'),
            belief: lineField(z, 200).describe('The belief itself, as somebody who holds it would say it.'),
            correction: lineField(z, 400).describe('What is so instead.'),
            facts: factsField(z),
            source: z
              .strictObject({
                title: lineField(z).describe('The title of the page.'),
                url: z.url({ protocol: /^https$/ }).describe('An https address.'),
              })
              .optional()
              .describe('Where people were seen to believe it.'),
            assumed: z
              .boolean()
              .default(false)
              .describe('true where nobody was seen to believe it, and we think that many do.'),
          })
          .refine(({ source, assumed }) => (source === undefined) === assumed, {
            message: 'a misconception has a source, or says assumed: true, and never both',
          }),
      )
      .min(1)
      .describe('The misconceptions.'),
  });

export type Misconception = Checked<typeof misconceptionsSchema>['misconceptions'][number];
