import type { ScenarioState } from '../catalog/scenario-state.ts';
import type { Output, Sandbox } from '../shell/sandbox.ts';
import type { SafeText } from '../text/safe-text.ts';
import type { Editor } from './editor.ts';

/** One thing in the transcript: a line with what it printed, or a word from the lab. */
export type Entry =
  | {
      readonly kind: 'line';
      readonly prompt: SafeText;
      readonly text: SafeText;
      readonly outputs: readonly EntryOutput[];
      /** Undefined while it runs. */
      readonly exitCode?: number;
    }
  | { readonly kind: 'note'; readonly tone: NoteTone; readonly text: SafeText };

export interface EntryOutput {
  readonly fd: Output['fd'];
  readonly text: SafeText;
}

/**
 * `met` and `unmet`: a goal turned; `miss`: a recognised wrong turn; `time`: something happened by itself. `clear` stands where
 * the terminal was cleared.
 */
export type NoteTone = 'clear' | 'time' | 'hint' | 'met' | 'unmet' | 'miss' | 'solved' | 'plain';

/** What undo pops: the tenant, the shell and the transcript as they were before a line. */
export interface Moment {
  readonly sandbox: Sandbox;
  readonly entries: readonly Entry[];
}

/** What is shown beside or over the terminal. At 80 columns it covers the terminal until the next key. */
export type Panel = 'none' | 'map' | 'time' | 'goals' | 'story' | 'steps';

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
  readonly running?: { readonly ticket: number; readonly line: string };
  readonly queue: readonly string[];
  /** The lines of an earlier visit are being played again: nothing can be typed yet. */
  readonly isReplaying: boolean;
  /** Lines for the up arrow, oldest first: what was undone can be corrected. */
  readonly history: readonly string[];
  /** Leaving was asked for with this, and the next time it is done. */
  readonly leavingBy?: 'ctrl-c' | 'q';
  /** A line was typed for the learner, and once the goals are met Enter goes on. */
  readonly isGuided: boolean;
  /** Lines that meet the goals, where they may be shown after some tries. */
  readonly solution?: readonly string[];
  /** Undefined in free play. */
  readonly goals: ScenarioState | undefined;
  /** How many hints of each task were shown. */
  readonly hintsShown: Readonly<Record<string, number>>;
  /** Near misses already spoken of. */
  readonly missesSaid: readonly string[];
  readonly undos: number;
  /** Lines that ran a command that there is, those taken back among them. */
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
