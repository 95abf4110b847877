import { optionId, optionsOf, shuffled, takeawayOf } from './choices.ts';
import { lineField, questionFields, stemField, takeawayField } from './fields.ts';
import type { Option } from './prompt.ts';
import type { QuestionKind } from './question-kind.ts';
import type { Checked, Zod } from './schema.ts';

/** Steps to bring into order; the author writes them in the right one. */
export const orderSchema = (z: Zod) =>
  z.strictObject({
    kind: z.literal('order').describe('Steps to bring into order.'),
    ...questionFields(z),
    stem: stemField(z),
    steps: z
      .array(
        z.strictObject({
          text: lineField(z).describe('The step, in a few words.'),
          why: lineField(z, 400).describe('Why it comes at this place.'),
        }),
      )
      .min(3)
      .max(8)
      .describe('Three to eight steps, written in the right order.'),
    takeaway: takeawayField(z),
  });

export type OrderQuestion = Checked<typeof orderSchema>;

const isInOrder = (options: readonly Option[]): boolean =>
  options.every((option, index) => option.id === optionId(index));

/** As `shuffled`, but never the right order: that one is drawn again, so the others stay equally likely. */
function misarranged(options: readonly Option[], order: number): readonly Option[] {
  let arranged = shuffled(options, order);
  for (let next = order + 0x9e3779b9; isInOrder(arranged) && options.length > 1; next += 0x9e3779b9) {
    arranged = shuffled(options, next);
  }
  return arranged;
}

export const order: QuestionKind<OrderQuestion> = {
  prompt: (question, permutation) => ({
    kind: 'arrange',
    options: misarranged(optionsOf(question.steps), permutation),
  }),
  grade: (question, answer) => {
    const given = answer.kind === 'arrange' ? answer.options : [];
    const remarks = optionsOf(question.steps).map((option, index) => ({
      option,
      isChosen: given.includes(option.id),
      isRight: given[index] === option.id,
      isKey: true,
      why: question.steps[index]?.why ?? option.text,
    }));
    const isCorrect = given.length === remarks.length && remarks.every((one) => one.isRight);
    return { isCorrect, remarks, ...takeawayOf(question) };
  },
};
