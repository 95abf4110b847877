import { linesOfEntry } from './entry-lines.ts';
import type { Entry } from './run.ts';
import type { Asking } from './screen.ts';

/** What the page of an answered question shows of an output in any case: lines, and characters where they are long. */
const LINES = 6;
const CHARACTERS = 400;

/** Whether something that ran at an answered question is shown in part only, until all of it is asked for. */
export function isCut({ prompt, answered, sandbox }: Asking): boolean {
  const entries = sandbox?.run?.entries.filter(({ kind }) => kind === 'line') ?? [];
  const isLong = (entry: Entry): boolean => {
    const lines = linesOfEntry(entry);
    const isAlone = prompt.kind === 'type' && entry !== entries.at(-1);
    return lines.length > (isAlone ? 1 : LINES) || lines.join('').length > CHARACTERS;
  };
  return answered !== undefined && entries.some(isLong);
}
