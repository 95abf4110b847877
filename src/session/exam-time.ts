import { MINUTE, SECOND } from '../sim/duration.ts';
import { deadlineOf, type OpenQuiz } from './open-quiz.ts';

/** Whole minutes that an exam has left, rounded up. */
export function minutesLeft(quiz: OpenQuiz, now: number): number | undefined {
  const deadline = deadlineOf(quiz);
  return deadline === undefined ? undefined : Math.max(0, Math.ceil((deadline - now) / MINUTE));
}

/** What an exam has left, `12 min left`, and in its last minute `48 s left`; undefined where it has no limit. */
export function timeLeftText(quiz: OpenQuiz, now: number): string | undefined {
  const deadline = deadlineOf(quiz);
  if (deadline === undefined) return undefined;
  const left = Math.max(0, deadline - now);
  return left > MINUTE ? `${Math.ceil(left / MINUTE)} min left` : `${Math.ceil(left / SECOND)} s left`;
}

/** Real time at which that text is another one: a minute before the end on it changes every second. */
export function nextTimeText(quiz: OpenQuiz, now: number): number | undefined {
  const deadline = deadlineOf(quiz);
  if (deadline === undefined) return undefined;
  const left = deadline - now;
  const unit = left > MINUTE ? MINUTE : SECOND;
  return deadline - Math.max(0, Math.ceil(left / unit) - 1) * unit;
}
