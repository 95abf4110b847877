import type { Completion, LineResult, Output, Sandbox } from '../shell/sandbox.ts';
import type { SafeText } from '../text/safe-text.ts';
import type { Look } from './edited-place.ts';
import type { Edit } from './editor.ts';
import type { Panel } from './run.ts';
import type { Destination, KeptFile } from './screen.ts';

/** Everything that can happen to a session: what the learner does, and what an effect came back with. */
export type Action =
  | { readonly type: 'go'; readonly destination: Destination }
  | { readonly type: 'go-on' }
  /** Leaves the screen for the one it was entered from. */
  | { readonly type: 'go-back' }
  /** One page back within a lesson. */
  | { readonly type: 'go-to-previous' }
  /** Passes over a scenario that a lesson leads to, or over a question of a quiz, which comes back at its end. */
  | { readonly type: 'skip' }
  /** Opens the scenario that a lesson leads to once more. */
  | { readonly type: 'open-again' }
  | { readonly type: 'show-help' }
  /** Keeps a summary as a Markdown file. */
  | { readonly type: 'keep-summary' }
  /** Ctrl-Z: gives the terminal back until the job goes on. */
  | { readonly type: 'suspend' }
  // A question
  | { readonly type: 'move-cursor'; readonly by: number }
  | { readonly type: 'pick'; readonly index: number }
  | { readonly type: 'pick-at-cursor' }
  | { readonly type: 'unpick-last' }
  | { readonly type: 'submit' }
  /** Shows all that ran and was printed at a question that is answered, or the part that matters again. */
  | { readonly type: 'show-output' }
  // A quiz
  /** Marks a question of an exam to be come back to: the one on the screen, or the one at `index`. */
  | { readonly type: 'flag'; readonly index?: number }
  /** Ends a practice quiz before its last question. */
  | { readonly type: 'end-quiz' }
  /** Turns a line of a quiz's set-up to another value: the chosen one, or the one at `row`. */
  | { readonly type: 'adjust'; readonly by: number; readonly row?: number }
  // A terminal
  | { readonly type: 'edit'; readonly edit: Edit }
  | { readonly type: 'paste'; readonly text: string }
  | { readonly type: 'enter-line' }
  /** Tab: completes the word at the cursor. */
  | { readonly type: 'complete' }
  | { readonly type: 'interrupt' }
  /** `line`: the number of the line that `whatif` leaves out. */
  | { readonly type: 'lab-word'; readonly word: LabWord; readonly line?: number }
  | { readonly type: 'focus'; readonly focus: 'prompt' | 'keys' }
  | { readonly type: 'scroll'; readonly rows: number }
  /** Looks for text in the transcript: opens that, goes to an older (1) or newer (-1) place, or ends it. */
  | { readonly type: 'find'; readonly to: 'open' | 'close' | 1 | -1 }
  /** Opens or closes a group of a folded map: its number, its name, or `all`. */
  | { readonly type: 'unfold'; readonly group: string }
  /** Goes through how the last request was decided. */
  | { readonly type: 'step'; readonly by: number }
  // A course that is being written
  | Look
  // Effects coming back
  | { readonly type: 'sandbox-ready'; readonly ticket: number; readonly sandbox: Sandbox }
  /** Its world cannot be made: a line of the fixture fails. */
  | { readonly type: 'sandbox-failed'; readonly ticket: number; readonly reason: SafeText }
  | { readonly type: 'line-printed'; readonly ticket: number; readonly output: Output }
  /** The text is not a whole command yet: it goes back into the editor. */
  | { readonly type: 'line-incomplete'; readonly ticket: number }
  | { readonly type: 'line-finished'; readonly ticket: number; readonly result: LineResult }
  | {
      readonly type: 'replayed';
      readonly ticket: number;
      /** Undefined where it was stopped. */
      readonly sandbox: Sandbox | undefined;
      readonly exitCodes: readonly number[];
    }
  | { readonly type: 'paused'; readonly ticket: number }
  | { readonly type: 'completed'; readonly text: string; readonly cursor: number; readonly completion: Completion }
  | { readonly type: 'file-kept'; readonly kept: KeptFile }
  /** Takes back the last answer of a review. */
  | { readonly type: 'withdraw' }
  /** The time that was asked for has come. */
  | { readonly type: 'woken' }
  | { readonly type: 'saved'; readonly state: SaveState };

/** Words that the lab itself answers at a shell prompt; `why`, `clock`, `help` are commands of the shell. */
export type LabWord =
  | 'hint'
  | 'undo'
  | 'redo'
  | 'reset'
  | 'reset step'
  | 'play'
  | 'done'
  | 'skip'
  | 'quit'
  | 'clear'
  | 'lookup'
  | 'fact'
  | 'solution'
  | 'next'
  | 'said'
  | Exclude<Panel, 'none'>;

/** Whether progress is on disk. `reason` says in words why it is not. */
export interface SaveState {
  readonly isSaved: boolean;
  readonly pending: number;
  readonly reason?: string;
}
