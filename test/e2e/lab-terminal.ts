import { Pty, type PtyOptions } from '../pty.ts';

/** A person's environment: the lab is not in CI, and may use colour. */
export const AT_A_DESK = { CI: undefined, CONTINUOUS_INTEGRATION: undefined, NO_COLOR: undefined } as const;

export const KEYS = {
  enter: '\r',
  escape: '\x1b',
  up: '\x1b[A',
  down: '\x1b[B',
  ctrlC: '\x03',
  backspace: '\x7f',
} as const;

/** Starts the lab at `bin` in a window of 80×24 unless told otherwise. */
export function openTerminal(
  bin: string,
  { args = [], env = {}, ...options }: PtyOptions & { readonly args?: readonly string[] },
): Pty {
  return new Pty(bin, args, { ...options, env: { ...AT_A_DESK, ...env } });
}
