import type { MannerOptions } from './io/terminal-manner.ts';

/** Options that every command takes. */
export interface GlobalOptions extends MannerOptions {
  readonly course?: string;
  readonly home?: string;
}
