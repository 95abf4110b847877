import type { Prompt } from '../catalog/prompt.ts';
import type { PredictQuestion } from '../catalog/question-predict.ts';
import type { ScenarioState } from '../catalog/scenario-state.ts';
import type { LineResult, Output, Sandbox } from '../shell/sandbox.ts';
import type { SafeText } from '../text/safe-text.ts';
import type { Editor } from './editor.ts';

/** One thing in the transcript: a line with what it printed, or a word from the lab. */
export type Entry =
  | {
      readonly kind: 'line';
      readonly prompt: SafeText;
      readonly text: SafeText;
      /** What it came to, where something of the history was put into it. */
      readonly ran?: SafeText;
      readonly outputs: readonly EntryOutput[];
      /** Undefined while it runs. */
      readonly exitCode?: number;
    }
  | { readonly kind: 'note'; readonly tone: NoteTone; readonly text: SafeText }
  /** A word of the lab as it was typed, before what it said. */
  | { readonly kind: 'word'; readonly prompt: SafeText; readonly text: SafeText }
  /** What the learner said would come beside what came, and why. */
  | {
      readonly kind: 'prediction';
      readonly said: SafeText;
      readonly came: SafeText;
      readonly isCorrect: boolean;
      readonly whys: readonly SafeText[];
    };

export interface EntryOutput {
  readonly fd: Output['fd'];
  readonly text: SafeText;
}

/**
 * `met` and `unmet`: a goal turned; `miss`: a recognised wrong turn; `time`: something happened by itself. `clear` stands where
 * the terminal was cleared; `list` is what Tab found.
 */
export type NoteTone = 'clear' | 'list' | 'time' | 'hint' | 'met' | 'unmet' | 'miss' | 'solved' | 'plain';

/** What undo pops: the tenant, the shell, the transcript and the goals as they were before a line. */
export interface Moment {
  readonly sandbox: Sandbox;
  readonly entries: readonly Entry[];
  readonly goals?: ScenarioState | undefined;
}

/** What is shown beside or over the terminal. At 80 columns it covers the terminal until the next key. */
export type Panel = 'none' | 'map' | 'time' | 'goals' | 'story' | 'steps' | 'whatif';

/** A prediction that is to be made before it is shown what a line does. */
export interface Predicting {
  readonly line: string;
  /** What came of the line on a fork: it becomes true once the prediction is made. */
  readonly result: LineResult;
  readonly question: PredictQuestion;
  readonly prompt: Extract<Prompt, { readonly kind: 'pick-one' }>;
  readonly cursor: number;
}

/** A prediction that was made, and how it came out. */
export interface Judgement {
  readonly question: PredictQuestion;
  readonly option: string;
  readonly isCorrect: boolean;
}

/** The world as it would be without one of the lines. */
export interface Branch {
  readonly number: number;
  readonly line: SafeText;
  readonly sandbox: Sandbox;
  readonly goals?: ScenarioState;
  /** Lines that fail there and worked here, as sentences. */
  readonly failures: readonly SafeText[];
}

/** Lines that meet the goals, and what they may be shown after: all hints, or also some tries of one's own. */
export interface Solution {
  readonly lines: readonly string[];
  readonly after: 'tries' | 'hints';
  /** How many hints a task has. */
  readonly hints: number;
}

/** Looking for text in the transcript: what is looked for, and which of the lines that hold it is shown, the newest being 0. */
export interface Find {
  readonly editor: Editor;
  readonly place: number;
}

/** Where letters go: into the line, to the lab as keys, or into what is looked for in the transcript. */
export type Focus = 'prompt' | 'keys' | 'find';

/** A sandbox being played in. */
export interface Run {
  readonly start: Sandbox;
  readonly sandbox: Sandbox;
  /** Length of the audit log when the learner began: what was before is not theirs. */
  readonly since: number;
  readonly entries: readonly Entry[];
  readonly past: readonly Moment[];
  readonly future: readonly Moment[];
  readonly editor: Editor;
  /** The line at work, and lines pasted behind it. */
  readonly running?: {
    readonly ticket: number;
    readonly line: string;
    /** What was predicted of it. */
    readonly predicted?: { readonly question: PredictQuestion; readonly option: string };
    /** Questions that it may be about: what it prints is held back until it is known whether one of them is asked first. */
    readonly mayAsk?: readonly PredictQuestion[];
    /** It is not this line that runs, but all others, from the start: the number of the one left out. */
    readonly leftOut?: number;
  };
  /** A line of the solution stands typed, and runs by itself in a moment. */
  readonly pause?: { readonly ticket: number };
  readonly queue: readonly string[];
  /** The lines of an earlier visit are being played again: nothing can be typed yet. */
  readonly isReplaying: boolean;
  /** Lines for the up arrow, oldest first: what was undone can be corrected. */
  readonly history: readonly string[];
  /** This was asked for once, and asked for again it is done. */
  readonly askedFor?: 'ctrl-c' | 'q' | 'next' | 'reset' | 'reset step';
  /** A line was typed for the learner, and once the goals are met Enter goes on. */
  readonly isGuided: boolean;
  /** Lines that meet the goals, where they may be shown. */
  readonly solution?: Solution;
  /** The solution was played. */
  readonly isAssisted: boolean;
  /** The lines that wait are those of the solution: each is read before it runs. */
  readonly isShowing: boolean;
  /** The choices of a prediction are on the screen. */
  readonly predicting?: Predicting;
  /** Ids of the predictions that were made. */
  readonly predicted: readonly string[];
  readonly branch?: Branch;
  /** In free play: everything as it was before, to go back to. */
  readonly kept?: Run;
  /** It belongs to a question of a quiz that can be passed over. */
  readonly isSkippable?: boolean;
  /** In an exam: the goals are not looked at before the end, and count as open until then. */
  readonly isBlind?: boolean;
  /** Undefined in free play. */
  readonly goals: ScenarioState | undefined;
  /** How many hints of each task were shown. */
  readonly hintsShown: Readonly<Record<string, number>>;
  /** Near misses already spoken of. */
  readonly missesSaid: readonly string[];
  /** Lines that brought no goal nearer, since help was last offered. */
  readonly misses: number;
  readonly undos: number;
  /** Lines that changed something, or failed, and brought no goal nearer; those taken back among them. */
  readonly tries: number;
  readonly focus: Focus;
  /** Present while `focus` is `find`. */
  readonly find?: Find;
  readonly panel: Panel;
  /** Groups of a folded map that were opened. */
  readonly unfolded: readonly string[];
  /** Which step of the last decision the panel `steps` shows. */
  readonly step: number;
  /** Rows scrolled back from the newest. */
  readonly scrollback: number;
}
