import { type SafeText, sanitize, sanitizeLine } from '../text/safe-text.ts';
import { linesOfEntry } from './entry-lines.ts';
import type { Run } from './run.ts';

/** More lines than this are counted only. */
const MOST = 10;

const USAGE = sanitizeLine('said WORDS lists the lines of this transcript that hold them, as in: said 403');

/** The lines that were typed or printed and hold some words, in any case, the newest first: looking back where nothing scrolls. */
export function saidText({ entries }: Run, words: string): SafeText {
  const query = words.trim().toLowerCase();
  if (query === '') return USAGE;
  const found = entries
    .filter((entry) => entry.kind === 'line')
    .flatMap((entry) => linesOfEntry(entry))
    .filter((line) => line.toLowerCase().includes(query))
    .reverse();
  if (found.length === 0) return sanitizeLine(`No line of this transcript holds '${words.trim()}'.`);
  const count = found.length === 1 ? '1 line holds it:' : `${found.length} lines hold it, the newest first:`;
  const more = found.length > MOST ? [`and ${found.length - MOST} more`] : [];
  return sanitize([count, ...found.slice(0, MOST).map((line) => line.trim()), ...more].join('\n'));
}
