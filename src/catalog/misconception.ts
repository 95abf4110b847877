import { factsField, idField, lineField } from './fields.ts';
import type { Checked, Zod } from './schema.ts';

/** A file `kind: misconceptions`: what people wrongly believe. Wrong options and near misses point to these by id. */
export const misconceptionsSchema = (z: Zod) =>
  z.strictObject({
    kind: z.literal('misconceptions'),
    misconceptions: z
      .array(
        z
          .strictObject({
            id: idField(z),
            /** The belief itself, as somebody who holds it would say it. */
            belief: lineField(z, 200),
            /** What is so instead. */
            correction: lineField(z, 400),
            facts: factsField(z),
            /** Where people were seen to believe it. */
            source: z.strictObject({ title: lineField(z), url: z.url({ protocol: /^https$/ }) }).optional(),
            /** True where nobody was seen to believe it, and we think that many do. */
            assumed: z.boolean().default(false),
          })
          .refine(({ source, assumed }) => (source === undefined) === assumed, {
            message: 'a misconception has a source, or says assumed: true, and never both',
          }),
      )
      .min(1),
  });

export type Misconception = Checked<typeof misconceptionsSchema>['misconceptions'][number];
