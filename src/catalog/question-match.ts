import { optionsOf, shuffled, takeawayOf } from './choices.ts';
import { lineField, questionFields, stemField, takeawayField } from './fields.ts';
import type { Answer, Option, Remark } from './prompt.ts';
import type { QuestionKind } from './question-kind.ts';
import type { Checked, Zod } from './schema.ts';

/** What belongs to what: each left has its right, and distractors belong to nothing. */
export const matchSchema = (z: Zod) =>
  z.strictObject({
    kind: z.literal('match').describe('What belongs to what.'),
    ...questionFields(z),
    stem: stemField(z),
    pairs: z
      .array(
        z.strictObject({
          left: lineField(z).describe('Stands where it is; gets a right one.'),
          right: lineField(z).describe('Belongs to this left and to no other.'),
          why: lineField(z, 400).describe('Why the two belong together.'),
        }),
      )
      .min(2)
      .max(6)
      .describe('Two to six pairs.'),
    distractors: z
      .array(
        z.strictObject({
          text: lineField(z).describe('A right one that belongs to no left.'),
          why: lineField(z, 400).describe('Why it belongs to none.'),
        }),
      )
      .max(2)
      .default([])
      .describe('Up to two rights that belong to nothing.'),
    takeaway: takeawayField(z),
  });

export type MatchQuestion = Checked<typeof matchSchema>;

const leftsOf = ({ pairs }: MatchQuestion): readonly Option[] => optionsOf(pairs.map(({ left }) => ({ text: left })));

/** A right bears the id of its left; the distractors' ids come after. */
const rightsOf = ({ pairs, distractors }: MatchQuestion): readonly Option[] =>
  optionsOf([...pairs.map(({ right }) => ({ text: right })), ...distractors]);

/** The right that each left was given. One that was given twice, or to no left at all, belongs to none. */
function givenRights(question: MatchQuestion, answer: Answer): ReadonlyMap<string, string> {
  const pairs = answer.kind === 'match' ? answer.pairs : [];
  const isOnce = (side: 'left' | 'right', id: string): boolean => pairs.filter((one) => one[side] === id).length === 1;
  const lefts = new Set(leftsOf(question).map(({ id }) => id));
  const sound = pairs.filter(({ left, right }) => lefts.has(left) && isOnce('left', left) && isOnce('right', right));
  return new Map(sound.map(({ left, right }) => [left, right]));
}

function remarksOf(question: MatchQuestion, given: ReadonlyMap<string, string>): readonly Remark[] {
  const chosen = new Set(given.values());
  return rightsOf(question).map((option, index) => {
    const pair = question.pairs[index];
    const why = pair?.why ?? question.distractors[index - question.pairs.length]?.why ?? option.text;
    const isChosen = chosen.has(option.id);
    const isRight = pair ? given.get(option.id) === option.id : !isChosen;
    return { option, isChosen, isRight, isKey: pair !== undefined, why };
  });
}

export const match: QuestionKind<MatchQuestion> = {
  prompt: (question, order) => ({
    kind: 'match',
    lefts: leftsOf(question),
    options: shuffled(rightsOf(question), order),
  }),
  grade: (question, answer) => {
    const remarks = remarksOf(question, givenRights(question, answer));
    const isWhole = answer.kind === 'match' && answer.pairs.length === question.pairs.length;
    const isCorrect = isWhole && remarks.every((one) => one.isRight);
    return { isCorrect, remarks, ...takeawayOf(question) };
  },
};
