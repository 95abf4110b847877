import { idField, itemFields, lineField, markdownField } from './fields.ts';
import { questionSchema } from './question.ts';
import type { Checked, Zod } from './schema.ts';

/** One idea on one page, then something to do: questions, or a scenario to play. */
const sectionSchema = (z: Zod) =>
  z.strictObject({
    id: idField(z),
    title: lineField(z, 70),
    text: markdownField(z),
    questions: z.array(questionSchema(z)).default([]),
    scenario: idField(z).optional(),
  });

/** A file `kind: lesson`. */
export const lessonSchema = (z: Zod) =>
  z.strictObject({
    kind: z.literal('lesson'),
    ...itemFields(z),
    title: lineField(z, 70),
    summary: lineField(z),
    /** The module that lists this lesson; the tour has none. */
    module: idField(z).optional(),
    minutes: z.number().int().min(1).max(60),
    sections: z.array(sectionSchema(z)).min(1).max(40),
  });

export type Lesson = Checked<typeof lessonSchema>;
