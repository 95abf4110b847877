import type { Answer } from '../catalog/prompt.ts';

/** Where a question was asked. */
export type AnswerMode = 'lesson' | 'practice' | 'exam' | 'review';

/** How an answer came about. Journals written before these were known leave all of them out: read each as perhaps missing. */
export interface Circumstances {
  readonly mode?: AnswerMode;
  /** Milliseconds from when the question was put until it was answered, by the wall clock; 0 where that was set back. */
  readonly duration?: number;
  /** Hints that were shown before. */
  readonly hints?: number;
  /** The quiz or review that it was asked in; a lesson has none. */
  readonly quiz?: string;
}

/** What is journalled. `item` is `pack/id`; times are added by the journal. */
export type ProgressEvent =
  | ({
      readonly type: 'answered';
      readonly item: string;
      readonly revision: number;
      readonly answer: Answer;
      readonly isCorrect: boolean;
    } & Circumstances)
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

/** How a learner stands with one item. */
export interface ItemProgress {
  readonly attempts: number;
  readonly correct: number;
  readonly isLastCorrect: boolean;
  readonly lastAt: number;
  readonly revision: number;
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
}

export const NO_PROGRESS: Progress = {
  items: new Map(),
  places: new Map(),
  completed: new Map(),
  solved: new Map(),
  last: undefined,
};

function withItem(progress: Progress, event: Recorded & { type: 'answered' }): Progress {
  const before = progress.items.get(event.item);
  const isSame = before?.revision === event.revision;
  const item: ItemProgress = {
    attempts: (isSame ? before.attempts : 0) + 1,
    correct: (isSame ? before.correct : 0) + (event.isCorrect ? 1 : 0),
    isLastCorrect: event.isCorrect,
    lastAt: event.at,
    revision: event.revision,
  };
  return { ...progress, items: new Map(progress.items).set(event.item, item) };
}

/** The progress after one more event. */
export function recorded(progress: Progress, event: Recorded): Progress {
  switch (event.type) {
    case 'answered':
      return withItem(progress, event);
    case 'reached': {
      const place = { item: event.item, section: event.section, at: event.at };
      return { ...progress, places: new Map(progress.places).set(event.item, place), last: event.item };
    }
    case 'completed': {
      const { at, correct, asked } = event;
      return { ...progress, completed: new Map(progress.completed).set(event.item, { at, correct, asked }) };
    }
    case 'solved': {
      const { at, lines, isAssisted } = event;
      return {
        ...progress,
        solved: new Map(progress.solved).set(event.item, { at, lines, isAssisted }),
        last: event.item,
      };
    }
  }
}
