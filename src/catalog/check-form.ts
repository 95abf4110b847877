import { formOf, type Guess, isGiveaway } from './bank-form.ts';
import { type CourseParts, issueAt, placedQuestions } from './course-parts.ts';
import type { Issue } from './issue.ts';

const MOST_NAMED = 12;

export const percent = (share: number): string => `${Math.round(share * 100)} %`;

function messageOf({ choice, questions, right, chance, deviation, hits }: Guess): string {
  const share = `${percent(right)} of ${questions} questions right, where chance has ${percent(chance)}`;
  if (deviation < 0) {
    return `who picks ${choice} gets only ${share}: ruling it out helps to guess. Make it the right one more often.`;
  }
  const named = hits.slice(0, MOST_NAMED).join(', ');
  const more = hits.length > MOST_NAMED ? ` and ${hits.length - MOST_NAMED} more` : '';
  return `who always picks ${choice} gets ${share}. Change it in some of these: ${named}${more}.`;
}

/** What the questions of a course give away by their form as a whole; nothing where there are too few to tell. */
export function formIssues(parts: CourseParts): readonly Issue[] {
  const [pack] = parts.byKind.pack;
  if (!pack) return [];
  return formOf(placedQuestions(parts).map(({ thing }) => thing))
    .filter(isGiveaway)
    .map((guess) => issueAt({ source: pack.source, path: ['id'] }, messageOf(guess)));
}
