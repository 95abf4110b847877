import { bareWords, isRightWording, type WordsQuestion, wordsErrorAt } from './question-words.ts';
import { slips } from './suggestion.ts';

/** Slips of the pen that are looked over, by the length of the answer that was meant: a short word is soon another one. */
const slipsIn = (answer: string): number => (answer.length < 5 ? 0 : answer.length < 10 ? 1 : 2);

const digitsIn = (text: string): string => text.replaceAll(/\D/g, '');

/**
 * Whether a wrong answer is a right one with a slip of the pen: one wrong, missing or swapped letter, two in a long answer. Digits are
 * never mistyped letters, and what is as near to an error that the author named is that error.
 */
export function isMisspelt(question: WordsQuestion, given: string): boolean {
  const bare = bareWords(given);
  if (isRightWording(question, given) || wordsErrorAt(question, given) >= 0) return false;
  const errors = question.commonErrors.flatMap(({ answers }) => answers.map((one) => slips(bare, bareWords(one))));
  const nearestError = Math.min(Number.POSITIVE_INFINITY, ...errors);
  return question.answers.map(bareWords).some((answer) => {
    const far = slips(bare, answer);
    return far <= slipsIn(answer) && far < nearestError && digitsIn(bare) === digitsIn(answer);
  });
}
