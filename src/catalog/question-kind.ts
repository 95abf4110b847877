import type { Answer, Prompt, Verdict } from './prompt.ts';

/**
 * A kind of question: what the learner is asked, and how an answer is judged. Its schema, and with it how an author writes it,
 * stands in the same file. `order` is a permutation seed: the same number shows the options in the same order.
 */
export interface QuestionKind<Question> {
  prompt(question: Question, order: number): Prompt;
  grade(question: Question, answer: Answer): Verdict;
}
