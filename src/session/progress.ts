import type { Answer } from '../catalog/prompt.ts';
import type { Card } from './card.ts';

/** What is journalled. `item` is `pack/id`; times are added by the journal. */
export type ProgressEvent =
  | {
      readonly type: 'answered';
      readonly item: string;
      readonly revision: number;
      readonly answer: Answer;
      readonly isCorrect: boolean;
    }
  /** The last answer to an item no longer counts: it was a slip. */
  | { readonly type: 'withdrawn'; readonly item: string }
  | { readonly type: 'reached'; readonly item: string; readonly section: string }
  | { readonly type: 'completed'; readonly item: string; readonly correct: number; readonly asked: number }
  | {
      readonly type: 'solved';
      readonly item: string;
      readonly revision: number;
      readonly lines: number;
      readonly hints: number;
      readonly isAssisted: boolean;
    };

/** An event with the real time at which it happened, epoch milliseconds. */
export type Recorded = ProgressEvent & { readonly at: number };

/** How a learner stands with one item: a question, or a scenario that needed help. */
export interface ItemProgress {
  readonly attempts: number;
  readonly correct: number;
  readonly isLastCorrect: boolean;
  readonly lastAt: number;
  readonly revision: number;
  /** When it is to come back. */
  readonly card: Card;
  /** What was picked when the answer was wrong, and when last. */
  readonly wrongPicks: Readonly<Record<string, number>>;
  /** What stood here before the last answer; absent where that was withdrawn already. */
  readonly before?: { readonly item?: ItemProgress };
}

/** Where a lesson was left. */
export interface Place {
  readonly item: string;
  readonly section: string;
  readonly at: number;
}

/** Everything known of the learner: a fold over the journal, in order. */
export interface Progress {
  readonly items: ReadonlyMap<string, ItemProgress>;
  /** By lesson: the last section reached. */
  readonly places: ReadonlyMap<string, Place>;
  readonly completed: ReadonlyMap<string, { readonly at: number; readonly correct: number; readonly asked: number }>;
  readonly solved: ReadonlyMap<string, { readonly at: number; readonly lines: number; readonly isAssisted: boolean }>;
  /** The lesson or scenario last worked on. */
  readonly last: string | undefined;
  /** How many answers were given in each hour since the epoch in which there were any: days are cut out of these where the learner lives. */
  readonly answersByHour: ReadonlyMap<number, number>;
}

export const NO_PROGRESS: Progress = {
  items: new Map(),
  places: new Map(),
  completed: new Map(),
  solved: new Map(),
  last: undefined,
  answersByHour: new Map(),
};
