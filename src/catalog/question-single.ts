import { choicesField, optionsOf, shuffled, verdictOnPick } from './choices.ts';
import { questionFields, stemField, takeawayField } from './fields.ts';
import type { QuestionKind } from './question-kind.ts';
import type { Checked, Zod } from './schema.ts';

/** One option is right. */
export const singleSchema = (z: Zod) =>
  z.strictObject({
    kind: z.literal('single').describe('One option is right.'),
    ...questionFields(z),
    stem: stemField(z),
    choices: choicesField(z).refine((choices) => choices.filter((one) => one.correct).length === 1, {
      message: 'a single question has exactly one option with correct: true; with several it is kind: multiple',
    }),
    takeaway: takeawayField(z),
  });

export type SingleQuestion = Checked<typeof singleSchema>;

export const single: QuestionKind<SingleQuestion> = {
  prompt: (question, order) => ({ kind: 'pick-one', options: shuffled(optionsOf(question.choices), order) }),
  grade: (question, answer) => verdictOnPick(question, answer.kind === 'pick-one' ? [answer.option] : []),
};
