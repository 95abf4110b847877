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

/** `met` and `unmet`: a goal turned; `miss`: a recognised wrong turn. */
export type NoteTone = 'hint' | 'met' | 'unmet' | 'miss' | 'solved' | 'plain';

/** What undo pops: the tenant, the shell and the transcript as they were before a line. */
export interface Moment {
  readonly sandbox: Sandbox;
  readonly entries: readonly Entry[];
}

/** What is shown beside or over the terminal. At 80 columns it covers the terminal until the next key. */
export type Panel = 'none' | 'map' | 'time' | 'goals' | 'story' | 'steps';

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
  /** A line was typed for the learner, and once the goals are met Enter goes on. */
  readonly isGuided: boolean;
  /** Lines that meet the goals, where they may be shown after some tries. */
  readonly solution?: readonly string[];
  /** In an exam: the goals are not looked at before the end, and count as open until then. */
  readonly isBlind?: boolean;
  /** Undefined in free play. */
  readonly goals: ScenarioState | undefined;
  /** How many hints of each task were shown. */
  readonly hintsShown: Readonly<Record<string, number>>;
  /** Near misses already spoken of. */
  readonly missesSaid: readonly string[];
  readonly undos: number;
  readonly focus: 'prompt' | 'keys';
  readonly panel: Panel;
  /** Which step of the last decision the panel `steps` shows. */
  readonly step: number;
  /** Rows scrolled back from the newest. */
  readonly scrollback: number;
}
