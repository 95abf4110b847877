import { takeawayOf } from './choices.ts';
import { idField, lineField, questionFields, stemField, takeawayField } from './fields.ts';
import { matchesPattern } from './pattern.ts';
import type { Remark } from './prompt.ts';
import type { QuestionKind } from './question-kind.ts';
import type { Checked, Zod } from './schema.ts';

const answersField = (z: Zod) => z.array(lineField(z, 80)).min(1).max(20);

/** A word or a short phrase. Listed alternatives are compared without case, spaces and punctuation; the first one is shown. */
export const wordsSchema = (z: Zod) =>
  z.strictObject({
    kind: z.literal('words').describe('A word or a short phrase is typed.'),
    ...questionFields(z),
    stem: stemField(z),
    answers: answersField(z).describe(
      'What is right, the one to show first. Case, spaces and punctuation do not count.',
    ),
    patterns: z
      .array(z.string().min(1).max(200))
      .max(5)
      .default([])
      .describe('Regular expressions (RE2) for the whole answer, in lower case and with single spaces.'),
    why: lineField(z, 400).describe('Why it is this; shown once the answer is in.'),
    commonErrors: z
      .array(
        z.strictObject({
          answers: answersField(z).describe('Wrong words that people say.'),
          why: lineField(z, 400).describe('What makes them wrong.'),
          misconception: idField(z).optional().describe('What somebody who says this believes, by id.'),
        }),
      )
      .max(5)
      .default([])
      .describe('Wrong answers that have a reason of their own.'),
    takeaway: takeawayField(z),
  });

export type WordsQuestion = Checked<typeof wordsSchema>;

/** What two answers have in common that are the same: letters and digits in lower case; of signs alone the signs. */
export function bareWords(text: string): string {
  const lower = text.normalize('NFKC').toLowerCase();
  const bare = lower.replace(/^\s*(?:the|an?)\s+/, '').replaceAll(/[^\p{L}\p{N}]+/gu, '');
  return bare === '' ? lower.replaceAll(/\s+/g, '') : bare;
}

/** An answer as the patterns see it. */
export const spacedWords = (text: string): string =>
  text.normalize('NFKC').toLowerCase().trim().replaceAll(/\s+/g, ' ');

const isAmong = (answers: readonly string[], given: string): boolean =>
  answers.some((one) => bareWords(one) === bareWords(given));

/** Whether an answer is among those of the author. Where the question has patterns, these must have been loaded. */
export function isRightWording({ answers, patterns }: WordsQuestion, given: string): boolean {
  if (given.trim() === '') return false;
  return isAmong(answers, given) || patterns.some((one) => matchesPattern(one, spacedWords(given)));
}

/** Which of the named errors this is; -1 where it is none. */
export function wordsErrorAt({ commonErrors }: WordsQuestion, given: string): number {
  return commonErrors.findIndex((one) => isAmong(one.answers, given));
}

export const words: QuestionKind<WordsQuestion> = {
  prompt: () => ({ kind: 'enter', of: 'words' }),
  grade: (question, answer) => {
    const given = answer.kind === 'enter' ? answer.text : '';
    const isCorrect = isRightWording(question, given);
    const place = isCorrect ? -1 : wordsErrorAt(question, given);
    const remarkOf = (id: string, text: WordsQuestion['why'], why: WordsQuestion['why'], isKey: boolean): Remark => ({
      option: { id, text },
      isChosen: isKey ? isCorrect : true,
      isRight: isKey && isCorrect,
      isKey,
      why,
    });
    const error = question.commonErrors[place];
    const wrong = error?.answers[0] ? [remarkOf(`error-${place + 1}`, error.answers[0], error.why, false)] : [];
    const [first = question.why] = question.answers;
    return {
      isCorrect,
      remarks: [...wrong, remarkOf('key', first, question.why, true)],
      ...takeawayOf(question),
    };
  },
};
