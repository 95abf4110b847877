import type { Course } from './course.ts';
import { loadPatterns } from './pattern.ts';

/** Makes the patterns of a course ready to be matched, where it has any. */
export async function loadPatternsOf({ lessons }: Course): Promise<void> {
  const questions = lessons.flatMap(({ sections }) => sections.flatMap((section) => section.questions));
  if (questions.some((one) => one.kind === 'words' && one.patterns.length > 0)) await loadPatterns();
}
