import type { Answer } from '../catalog/prompt.ts';
import type { Card } from './card.ts';
import type { OpenQuiz, QuizMode } from './open-quiz.ts';

/** Where a question was asked. */
export type AnswerMode = 'lesson' | QuizMode;

/** How an answer came about. Journals written before these were known leave all of them out: read each as perhaps missing. */
export interface Circumstances {
  readonly mode?: AnswerMode;
  /** Milliseconds from when the question was put until it was answered, by the wall clock; 0 where that was set back. */
  readonly duration?: number;
  /** Hints that were shown before. */
  readonly hints?: number;
  /** The lesson that it was asked in, `pack/id`; a quiz or review has none. */
  readonly lesson?: string;
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
  /** A quiz begins. `items` are its questions in their order, `seed` shuffles their options. */
  | {
      readonly type: 'quiz-begun';
      readonly quiz: string;
      readonly mode: QuizMode;
      readonly title: string;
      readonly items: readonly string[];
      readonly seed: number;
      readonly minutes?: number;
    }
  /** What a question of an exam is answered with until it is answered again; `answered` follows when the exam is handed in. */
  | {
      readonly type: 'exam-answered';
      readonly quiz: string;
      readonly item: string;
      readonly revision: number;
      readonly answer: Answer;
      readonly duration: number;
    }
  /** How far an order or a match of an exam has come that is not whole: the options placed, or the right of each left. */
  | { readonly type: 'exam-picked'; readonly quiz: string; readonly item: string; readonly picked: readonly string[] }
  | { readonly type: 'exam-flagged'; readonly quiz: string; readonly item: string; readonly isFlagged: boolean }
  | { readonly type: 'quiz-ended'; readonly quiz: string }
  /** The last answer to an item no longer counts: it was a slip. */
  | { readonly type: 'withdrawn'; readonly item: string; readonly quiz?: string }
  /** A line that was played in a scenario or a sandbox, or a word of the lab that changed something there. */
  | {
      readonly type: 'typed';
      readonly item: string;
      readonly revision: number;
      /** What the starting world was made from, as a hash. */
      readonly fixture: number;
      /** Names the run: the real time at which it began. */
      readonly run: number;
      /** How many lines of the run stand before it. */
      readonly place: number;
      readonly line: string;
    }
  /** A step of a lesson was entered: the page of a section, or what comes after that page. */
  | ({ readonly type: 'reached'; readonly item: string } & Omit<Place, 'item' | 'at'>)
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

/** Stands for a section where all pages were passed, and what was missed comes back. */
export const PAST_THE_LAST_PAGE = '';

/** Where a lesson was left: at the page of a section, where nothing else is said. */
export interface Place {
  readonly item: string;
  readonly section: string;
  /** The question of the section that was put, `pack/id`. */
  readonly question?: string;
  /** Whether it was where the section leads into its scenario. */
  readonly isAtDoor?: true;
  readonly at: number;
}

/** How a question came out in a lesson, for what comes back there and for its end. */
export interface LessonAnswer {
  readonly item: string;
  readonly isCorrect: boolean;
}

/** A scenario or sandbox that was begun, as what it is: a transcript. Its lines, played from the fixture, lead to where it was left. */
export interface Begun {
  readonly revision: number;
  readonly fixture: number;
  readonly run: number;
  /** What was typed in order, `undo`, `redo`, `reset` and `hint` among it: what was reset can still be brought back. */
  readonly lines: readonly string[];
  readonly at: number;
  /** Solved, and so not to be gone on with. */
  readonly isOver: boolean;
}

/** What was answered within an hour, and how much of it in review. */
export interface Activity {
  readonly answered: number;
  readonly correct: number;
  readonly reviewed: number;
}

/** Everything known of the learner: a fold over the journal, in order. */
export interface Progress {
  readonly items: ReadonlyMap<string, ItemProgress>;
  /** By lesson that was begun, or begun again since it was done: where it was left. */
  readonly places: ReadonlyMap<string, Place>;
  /** By lesson: what was answered in it since it was begun, or since it was done last. */
  readonly sittings: ReadonlyMap<string, readonly LessonAnswer[]>;
  readonly completed: ReadonlyMap<string, { readonly at: number; readonly correct: number; readonly asked: number }>;
  /** By scenario or sandbox: the run begun last. */
  readonly begun: ReadonlyMap<string, Begun>;
  readonly solved: ReadonlyMap<string, { readonly at: number; readonly lines: number; readonly isAssisted: boolean }>;
  /** The lesson or scenario last worked on. */
  readonly last: string | undefined;
  /** By hour since the epoch, where anything was answered in it: days are cut out of these where the learner lives. */
  readonly activity: ReadonlyMap<number, Activity>;
  /** The quiz that was begun and not ended. */
  readonly quiz?: OpenQuiz | undefined;
}

export const NO_PROGRESS: Progress = {
  items: new Map(),
  places: new Map(),
  sittings: new Map(),
  completed: new Map(),
  begun: new Map(),
  solved: new Map(),
  last: undefined,
  activity: new Map(),
};
