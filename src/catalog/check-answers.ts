import { RE2JS } from 're2js';
import { type CourseParts, issueAt, type Placed, placedQuestions } from './course-parts.ts';
import type { Issue } from './issue.ts';
import { quantityOf } from './quantity.ts';
import type { Question } from './question.ts';
import { isNumberRight, type NumberQuestion } from './question-number.ts';
import { bareWords, spacedWords, type WordsQuestion } from './question-words.ts';
import { quoted } from './suggestion.ts';

type Place = Omit<Placed<Question>, 'thing'>;

const below = ({ source, path }: Place, ...more: readonly (string | number)[]): Place => ({
  source,
  path: [...path, ...more],
});

const ACCEPTED = 'this is accepted as right, so it is no error. Change it, or the answer.';

/** Numbers that cannot be compared with the answer, and errors that are none. */
function numberIssues(place: Place, question: NumberQuestion): readonly Issue[] {
  const meant = quantityOf(question.answer);
  const isOther = (text: string): boolean => quantityOf(text)?.kind !== meant?.kind;
  const example = meant?.kind === 'duration' ? 'a length of time, as the answer is' : 'a number, as the answer is';
  const tolerance =
    question.tolerance !== undefined && isOther(question.tolerance)
      ? [issueAt(below(place, 'tolerance'), `the tolerance is not ${example}. Write one that can be added to it.`)]
      : [];
  const errors = question.commonErrors.flatMap(({ answer }, index): Issue[] => {
    const at = below(place, 'commonErrors', index, 'answer');
    const given = quantityOf(answer);
    if (given && isNumberRight(question, given)) return [issueAt(at, ACCEPTED)];
    const first = question.commonErrors.findIndex((one) => one.answer === answer);
    return first < index ? [issueAt(at, `this is common error ${first + 1} already. Delete one of them.`)] : [];
  });
  return [...tolerance, ...errors];
}

/** The pattern ready to be matched, or why it cannot be. */
function compiled(pattern: string): RE2JS | string {
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    return (error as Error).message;
  }
}

function patternIssues(place: Place, { patterns }: WordsQuestion): readonly Issue[] {
  return patterns.flatMap((pattern, index): Issue[] => {
    const at = below(place, 'patterns', index);
    const found = compiled(pattern);
    if (typeof found === 'string') {
      return [issueAt(at, `${quoted(pattern)} is no regular expression of RE2: ${found}. Mend it, or list answers.`)];
    }
    if (found.matches('')) return [issueAt(at, 'this pattern takes an empty answer. Let it ask for something.')];
    return /\p{Lu}/u.test(pattern.replaceAll(/\\./g, ''))
      ? [issueAt(at, 'this pattern asks for a capital letter, and answers are matched in lower case. Write it small.')]
      : [];
  });
}

/** Patterns that cannot be matched, words that are listed twice, and errors that are none. */
function wordsIssues(place: Place, question: WordsQuestion): readonly Issue[] {
  const { answers, patterns, commonErrors } = question;
  const sound = patterns.map(compiled).filter((one) => typeof one !== 'string');
  const listed = [
    ...answers.map((text, index) => ({ text, isKey: true, at: below(place, 'answers', index) })),
    ...commonErrors.flatMap((error, entry) =>
      error.answers.map((text, index) => ({
        text,
        isKey: false,
        at: below(place, 'commonErrors', entry, 'answers', index),
      })),
    ),
  ];
  const doubled = listed.flatMap(({ text, isKey, at }, index): Issue[] => {
    const first = listed.findIndex((one) => bareWords(one.text) === bareWords(text));
    const isTaken = !isKey && (listed[first]?.isKey || sound.some((one) => one.matches(spacedWords(text))));
    if (isTaken) return [issueAt(at, ACCEPTED)];
    if (first === index) return [];
    return [issueAt(at, `this says the same as ${quoted(listed[first]?.text ?? '')}: case and signs do not count.`)];
  });
  return [...patternIssues(place, question), ...doubled];
}

/** What only comparing shows of the answers that are typed: that a key is taken for right, and a known error is not. */
export function checkAnswers(parts: CourseParts): readonly Issue[] {
  return placedQuestions(parts).flatMap(({ thing, ...place }) => {
    if (thing.kind === 'number') return numberIssues(place, thing);
    return thing.kind === 'words' ? wordsIssues(place, thing) : [];
  });
}
