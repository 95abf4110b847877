import { MINUTE } from '../sim/duration.ts';
import { deadlineOf, type OpenQuiz } from './open-quiz.ts';

/** Whole minutes that an exam has left, rounded up. */
export function minutesLeft(quiz: OpenQuiz, now: number): number | undefined {
  const deadline = deadlineOf(quiz);
  return deadline === undefined ? undefined : Math.max(0, Math.ceil((deadline - now) / MINUTE));
}
