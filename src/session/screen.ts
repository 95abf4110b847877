import type { Answer, Prompt, Verdict } from '../catalog/prompt.ts';
import type { Question } from '../catalog/question.ts';
import type { Run } from './run.ts';

/** A question being asked. `picked` are option ids: the one chosen, the ones ticked, or the order so far. */
export interface Asking {
  readonly question: Question;
  readonly prompt: Prompt;
  /** Index into the prompt's options. */
  readonly cursor: number;
  readonly picked: readonly string[];
  /** Present once answered. */
  readonly answered?: { readonly answer: Answer; readonly verdict: Verdict };
}

/** How a question came out, for the summary and for what comes back. */
export interface Outcome {
  readonly questionId: string;
  readonly isCorrect: boolean;
}

/** A place in a lesson: its page, one of its questions, the scenario it leads to, or a missed question that comes back. */
export type LessonStep =
  | { readonly kind: 'page'; readonly section: number }
  | { readonly kind: 'question'; readonly section: number; readonly index: number }
  | { readonly kind: 'scenario'; readonly section: number }
  | { readonly kind: 'missed'; readonly questionId: string };

export interface LessonScreen {
  readonly name: 'lesson';
  readonly lessonId: string;
  readonly step: LessonStep;
  /** Present at a question. */
  readonly asking?: Asking;
  readonly outcomes: readonly Outcome[];
}

export interface QuizScreen {
  readonly name: 'quiz';
  readonly title: string;
  readonly questionIds: readonly string[];
  readonly index: number;
  readonly asking: Asking;
  readonly outcomes: readonly Outcome[];
}

/** A scenario, or a sandbox without tasks. */
export interface ScenarioScreen {
  readonly name: 'scenario';
  /** Undefined for free play. */
  readonly scenarioId: string | undefined;
  readonly fixtureId: string | undefined;
  /** The story is read while the world is being made; `run` is present once it is. */
  readonly phase: 'story' | 'play';
  readonly ticket: number;
  readonly run?: Run;
  /** The lesson that led here, to go back to. */
  readonly from: LessonScreen | undefined;
}

/** What a lesson, a quiz or a scenario ends with. */
export interface SummaryScreen {
  readonly name: 'summary';
  readonly of:
    | { readonly kind: 'lesson'; readonly lessonId: string; readonly outcomes: readonly Outcome[] }
    | { readonly kind: 'quiz'; readonly title: string; readonly outcomes: readonly Outcome[] }
    | { readonly kind: 'scenario'; readonly scenarioId: string; readonly result: ScenarioResult };
  /** Where Enter leads. */
  readonly next: Destination;
  /** The lesson that led here: Enter goes on with it, before `next`. */
  readonly from?: LessonScreen;
}

/** How a scenario was solved. */
export interface ScenarioResult {
  readonly lines: readonly string[];
  /** Lines of the shortest known solution. */
  readonly shortest: number;
  readonly hintsShown: number;
  readonly undos: number;
  readonly isAssisted: boolean;
}

export interface HomeScreen {
  readonly name: 'home';
}

export interface ProgressScreen {
  readonly name: 'progress';
}

/** Help for the screen one came from. */
export interface HelpScreen {
  readonly name: 'help';
  readonly back: Exclude<Screen, HelpScreen>;
}

/** What the learner looks at: exactly one of these. */
export type Screen =
  | HomeScreen
  | LessonScreen
  | QuizScreen
  | ScenarioScreen
  | SummaryScreen
  | ProgressScreen
  | HelpScreen;

/** Somewhere to go from a menu. */
export type Destination =
  | { readonly to: 'home' }
  /** Whatever comes next in the course. */
  | { readonly to: 'next' }
  | { readonly to: 'lesson'; readonly lessonId: string }
  | { readonly to: 'scenario'; readonly scenarioId: string }
  | { readonly to: 'sandbox'; readonly fixtureId?: string }
  | { readonly to: 'quiz'; readonly topic?: string; readonly count?: number; readonly seed?: number }
  | { readonly to: 'progress' }
  | { readonly to: 'leave' };
