import { goalText } from '../catalog/goal.ts';
import type { Question } from '../catalog/question.ts';
import type { SafeText } from '../text/safe-text.ts';

/** What the world must come to for a question that is answered by commands; nothing for any other. */
export function goalTextsOf(question: Question): readonly SafeText[] {
  return question.kind === 'command' ? question.goals.map(goalText) : [];
}
