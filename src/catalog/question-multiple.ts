import { choicesField, optionsOf, shuffled, verdictOnPick } from './choices.ts';
import { questionFields, stemField, takeawayField } from './fields.ts';
import type { QuestionKind } from './question-kind.ts';
import type { Checked, Zod } from './schema.ts';

/** Any number of options is right, but neither none nor all: then nothing would be asked. */
export const multipleSchema = (z: Zod) =>
  z.strictObject({
    kind: z.literal('multiple').describe('Any number of options is right, but neither none nor all.'),
    ...questionFields(z),
    stem: stemField(z),
    choices: choicesField(z)
      .refine((choices) => choices.some((one) => one.correct), {
        message: 'a multiple question has at least one option with correct: true',
      })
      .refine((choices) => choices.some((one) => !one.correct), {
        message: 'a multiple question has at least one option that is wrong: here all of them are right',
      }),
    takeaway: takeawayField(z),
  });

export type MultipleQuestion = Checked<typeof multipleSchema>;

export const multiple: QuestionKind<MultipleQuestion> = {
  prompt: (question, order) => ({ kind: 'pick-many', options: shuffled(optionsOf(question.choices), order) }),
  grade: (question, answer) => verdictOnPick(question, answer.kind === 'pick-many' ? answer.options : []),
};
