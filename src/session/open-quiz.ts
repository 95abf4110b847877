import type { Answer } from '../catalog/prompt.ts';
import { MINUTE } from '../sim/duration.ts';

/** What was answered in a quiz. In an exam it may be answered again, and is not judged before the end. */
export interface Given {
  readonly answer: Answer;
  readonly revision: number;
  readonly duration: number;
  /** Absent in an exam. */
  readonly isCorrect?: boolean;
}

/** How a quiz goes: practice and review tell the reason after each answer, an exam at the end; a review asks what is due. */
export type QuizMode = 'practice' | 'exam' | 'review';

/** A quiz that was begun: all that it takes to go on with it as the same one. */
export interface OpenQuiz {
  readonly id: string;
  readonly mode: QuizMode;
  readonly title: string;
  /** `pack/id` of its questions, in their order. */
  readonly items: readonly string[];
  /** Shuffles the options of its questions. */
  readonly seed: number;
  /** Real time, epoch milliseconds. */
  readonly begunAt: number;
  /** How long an exam may take. */
  readonly minutes?: number;
  /** By item. */
  readonly given: Readonly<Record<string, Given>>;
  /** Orders and matches of an exam that are not whole: they are no answers yet. By item. */
  readonly picked?: Readonly<Record<string, readonly string[]>>;
  /** Items marked to be come back to. */
  readonly flagged: readonly string[];
}

/** What a quiz is about, how long it is, and how it goes. */
export interface QuizChoice {
  readonly mode?: QuizMode;
  /** The id of a module, a lesson or a fact; all questions where it is left out. */
  readonly topic?: string;
  /** Only what was taught already: its page was read, or it was answered. */
  readonly isMet?: boolean;
  /** Only what was missed the last time, or is missed more often than not. */
  readonly isWeak?: boolean;
  /** Ten where it is left out. */
  readonly count?: number;
  /** Fixes which questions come, in which order, with their options in which order. */
  readonly seed?: number;
  /** The time limit of an exam. */
  readonly minutes?: number;
}

/** Real time at which an exam ends by itself; undefined where it has no limit. The clock runs while the lab is closed, too. */
export function deadlineOf({ begunAt, minutes }: OpenQuiz): number | undefined {
  return minutes === undefined ? undefined : begunAt + minutes * MINUTE;
}

export function isTimeUp(quiz: OpenQuiz, at: number): boolean {
  const deadline = deadlineOf(quiz);
  return deadline !== undefined && at >= deadline;
}
