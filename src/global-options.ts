import type { MannerOptions } from './io/terminal-manner.ts';

/** Options that every command takes. */
export interface GlobalOptions extends MannerOptions {
  /** Folders of packs, or the shipped course's id; the shipped course alone if left out. */
  readonly course?: readonly string[];
  readonly home?: string;
}
