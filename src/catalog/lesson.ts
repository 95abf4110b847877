import { idField, itemFields, lineField, markdownField } from './fields.ts';
import { questionSchema } from './question.ts';
import type { Checked, Zod } from './schema.ts';

/** One idea on one page, then something to do: questions, or a scenario to play. */
const sectionSchema = (z: Zod) =>
  z.strictObject({
    id: idField(z).describe('Unique in the lesson, and never changed.'),
    title: lineField(z, 70).describe('What the page says, as a headline.'),
    text: markdownField(z).describe('One idea on one page: Markdown, about ten lines.'),
    questions: z.array(questionSchema(z)).default([]).describe('What is asked after the page.'),
    scenario: idField(z).optional().describe('The scenario that the page leads to, by id.'),
  });

/** A file `kind: lesson`. */
export const lessonSchema = (z: Zod) =>
  z.strictObject({
    kind: z.literal('lesson').describe('Pages with questions.'),
    ...itemFields(z),
    title: lineField(z, 70).describe('Shown in lists.'),
    summary: lineField(z).describe('In one line what it is about.'),
    module: idField(z).optional().describe('The module that lists this lesson, by id; the tour has none.'),
    minutes: z.number().int().min(1).max(60).describe('How many minutes it takes.'),
    sections: z.array(sectionSchema(z)).min(1).max(40).describe('The pages, in order.'),
  });

export type Lesson = Checked<typeof lessonSchema>;
