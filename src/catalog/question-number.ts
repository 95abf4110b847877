import { sanitizeLine } from '../text/safe-text.ts';
import { takeawayOf } from './choices.ts';
import { idField, lineField, questionFields, stemField, takeawayField } from './fields.ts';
import type { Remark } from './prompt.ts';
import { isAbout, type Quantity, quantityOf } from './quantity.ts';
import type { QuestionKind } from './question-kind.ts';
import type { Checked, Zod } from './schema.ts';

/** `24 hours`, `20 requests per second`, or a plain number. */
const quantityField = (z: Zod) =>
  z
    .number()
    .or(z.string().max(60))
    .transform((written) => sanitizeLine(String(written).trim()))
    .refine((text) => quantityOf(text) !== undefined, {
      message: 'a quantity is a number with its unit, as in 24 hours, or a plain number',
    });

/** A number, with its unit where it has one. Durations are compared as such: 24 hours is 1 day. */
export const numberSchema = (z: Zod) =>
  z.strictObject({
    kind: z.literal('number').describe('A number is typed, with its unit where it has one.'),
    ...questionFields(z),
    stem: stemField(z),
    answer: quantityField(z).describe('As in 24 hours, 20 requests per second, or 5. Units of time are converted.'),
    tolerance: quantityField(z).optional().describe('How far off is still right, in the same kind of unit.'),
    why: lineField(z, 400).describe('Why it is this number; shown once the answer is in.'),
    commonErrors: z
      .array(
        z.strictObject({
          answer: quantityField(z).describe('A wrong number that people give.'),
          why: lineField(z, 400).describe('What makes it wrong.'),
          misconception: idField(z).optional().describe('What somebody who says this believes, by id.'),
        }),
      )
      .max(5)
      .default([])
      .describe('Wrong answers that have a reason of their own.'),
    takeaway: takeawayField(z),
  });

export type NumberQuestion = Checked<typeof numberSchema>;

/** Whether this is the number that the question asks for. */
export function isNumberRight({ answer, tolerance }: NumberQuestion, given: Quantity): boolean {
  const meant = quantityOf(answer);
  const slack = tolerance === undefined ? undefined : quantityOf(tolerance);
  return meant !== undefined && isAbout(given, meant, slack?.value ?? 0);
}

/** Which of the named errors this is; -1 where it is none. */
export function numberErrorAt({ commonErrors }: NumberQuestion, given: Quantity): number {
  return commonErrors.findIndex((one) => {
    const meant = quantityOf(one.answer);
    return meant !== undefined && isAbout(given, meant, 0);
  });
}

/** The unit that a count is asked in, as the author writes it behind the number. */
function unitOf(answer: string): string {
  return answer.replace(/^[^\p{L}%]*/u, '');
}

export const number: QuestionKind<NumberQuestion> = {
  prompt: ({ answer }) => {
    if (quantityOf(answer)?.kind === 'duration') return { kind: 'enter', of: 'duration' };
    const unit = unitOf(answer);
    return { kind: 'enter', of: 'count', ...(unit === '' ? {} : { unit: sanitizeLine(unit) }) };
  },
  grade: (question, answer) => {
    const given = answer.kind === 'enter' ? quantityOf(answer.text) : undefined;
    const isCorrect = given !== undefined && isNumberRight(question, given);
    const place = isCorrect || !given ? -1 : numberErrorAt(question, given);
    const { answer: text, why, commonErrors } = question;
    const key: Remark = { option: { id: 'key', text }, isChosen: isCorrect, isRight: isCorrect, isKey: true, why };
    const error = commonErrors[place];
    const wrong: readonly Remark[] = error
      ? [
          {
            option: { id: `error-${place + 1}`, text: error.answer },
            isChosen: true,
            isRight: false,
            isKey: false,
            why: error.why,
          },
        ]
      : [];
    return { isCorrect, remarks: [...wrong, key], ...takeawayOf(question) };
  },
};
