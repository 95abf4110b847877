import type { CommandResult } from './line-context.ts';

const ended = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

/** A command that went well and printed `text`. */
export function printed(text: string): CommandResult {
  return { stdout: ended(text), stderr: '', exitCode: 0 };
}

/** A command that says on stderr what went wrong. */
export function refused(text: string, exitCode = 1): CommandResult {
  return { stdout: '', stderr: ended(text), exitCode };
}
