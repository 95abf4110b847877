import type { Answer, Prompt, Verdict } from './prompt.ts';
import { type CommandQuestion, command, commandSchema } from './question-command.ts';
import type { QuestionKind } from './question-kind.ts';
import { type MatchQuestion, match, matchSchema } from './question-match.ts';
import { type MultipleQuestion, multiple, multipleSchema } from './question-multiple.ts';
import { type NumberQuestion, number, numberSchema } from './question-number.ts';
import { type OrderQuestion, order, orderSchema } from './question-order.ts';
import { type PredictQuestion, predict, predictSchema } from './question-predict.ts';
import { type SingleQuestion, single, singleSchema } from './question-single.ts';
import { type WordsQuestion, words, wordsSchema } from './question-words.ts';
import type { Zod } from './schema.ts';

/** A question of any kind. A new kind is its file, a member here and a line in the two registries below. */
export type Question =
  | SingleQuestion
  | MultipleQuestion
  | OrderQuestion
  | MatchQuestion
  | PredictQuestion
  | CommandQuestion
  | NumberQuestion
  | WordsQuestion;

export const questionSchema = (z: Zod) =>
  z.discriminatedUnion('kind', [
    singleSchema(z),
    multipleSchema(z),
    orderSchema(z),
    matchSchema(z),
    predictSchema(z),
    commandSchema(z),
    numberSchema(z),
    wordsSchema(z),
  ]);

const kinds: { readonly [Kind in Question['kind']]: QuestionKind<Extract<Question, { kind: Kind }>> } = {
  single,
  multiple,
  order,
  match,
  predict,
  command,
  number,
  words,
};

/** What to ask, with the options in the order of the permutation seed. */
export function promptOf(question: Question, permutation: number): Prompt {
  const kind = kinds[question.kind] as QuestionKind<Question>;
  return kind.prompt(question, permutation);
}

/** Judges an answer; an answer of another prompt's kind is wrong. */
export function gradeAnswer(question: Question, answer: Answer): Verdict {
  const kind = kinds[question.kind] as QuestionKind<Question>;
  return kind.grade(question, answer);
}
