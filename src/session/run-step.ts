import type { Exercise } from '../catalog/scenario-state.ts';
import type { SafeText } from '../text/safe-text.ts';
import type { Effect } from './effect.ts';
import type { Entry, Judgement, NoteTone, Run } from './run.ts';

/** What a move in a sandbox may look at: what is to be made true, the facts that can be read, and the number of a free ticket. */
export interface RunContext {
  readonly scenario: Exercise | undefined;
  readonly facts?: readonly { readonly id: string }[];
  readonly ticket: number;
}

/** What is asked for at a prompt: what explains an error, by phrases of which the first are the most telling; words; a fact to be said, or opened. */
export type Lookup =
  | { readonly of: 'error'; readonly phrases: readonly string[] }
  | { readonly of: 'words'; readonly words: string }
  | { readonly of: 'fact'; readonly id: string };

/**
 * A sandbox after a move, and what is to be done about it. `isSolved`: the last goal was met just now.
 * `isLeaving`: the learner wants to leave the screen. `isGivenUp`: the learner wants to see the solution, which runs now.
 * `isHandedIn`: in an exam, the lines are to be kept as the answer.
 */
export interface RunStep {
  readonly run: Run;
  readonly effects: readonly Effect[];
  readonly isSolved?: boolean;
  readonly isLeaving?: boolean;
  readonly isGivenUp?: boolean;
  /** A prediction came out just now. */
  readonly judgement?: Judgement;
  /** Lines, and words of the lab, that led from the world before to the one now: played again they do it again. */
  readonly played?: readonly string[];
  readonly isHandedIn?: boolean;
  /** The question is passed over. */
  readonly isSkipped?: boolean;
  /** What is to be looked up. */
  readonly lookup?: Lookup;
}

/** A step without effects. */
export const quiet = (run: Run): RunStep => ({ run, effects: [] });

/** One step after the other, as one. */
export function inTurn(first: RunStep, then: RunStep): RunStep {
  return {
    ...first,
    ...then,
    effects: [...first.effects, ...then.effects],
    played: [...(first.played ?? []), ...(then.played ?? [])],
  };
}

/** The transcript with a word from the lab. */
export function noted(run: Run, tone: NoteTone, text: SafeText): Run {
  const note: Entry = { kind: 'note', tone, text };
  return { ...run, entries: [...run.entries, note], scrollback: 0 };
}
