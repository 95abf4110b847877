import type { World } from '../sim/world.ts';
import type { ShellState } from './shell-state.ts';

/** The fake tenant and the shell in front of it at one moment. Undo, branches and reset are keeping or popping these. */
export interface Sandbox {
  readonly world: World;
  readonly shell: ShellState;
}

/** Text on one of a command's two streams, in the order in which it appeared. */
export interface Output {
  readonly fd: 1 | 2;
  readonly text: string;
}

/** What a complete command (one line, or a loop over several) led to. */
export interface LineResult {
  readonly sandbox: Sandbox;
  readonly outputs: readonly Output[];
  readonly exitCode: number;
  /** Stopped by Ctrl-C: 130, and the sandbox is the one from before the line. */
  readonly isInterrupted: boolean;
}

/** A text that may stand at the cursor. */
export interface Candidate {
  readonly text: string;
  /** What people call it, where the text is an id: it is found by that, too, and a list shows it instead of the text. */
  readonly name?: string;
  /** What it is, in a few words, for a list. */
  readonly about?: string;
}

/** What Tab finds: texts that may stand from `start` to the cursor, in place of `word`, which is what is typed without quotes. */
export interface Completion {
  readonly start: number;
  readonly word: string;
  readonly candidates: readonly Candidate[];
}
