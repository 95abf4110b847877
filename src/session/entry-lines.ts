import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import type { Entry, EntryOutput } from './run.ts';

/** Pieces of one stream that followed each other, as one; without the line end of the last line. */
export function mergedOutputs(outputs: readonly EntryOutput[]): readonly EntryOutput[] {
  const pieces: EntryOutput[] = [];
  for (const { fd, text } of outputs) {
    const last = pieces.at(-1);
    if (last?.fd === fd) pieces[pieces.length - 1] = { fd, text: (last.text + text) as SafeText };
    else pieces.push({ fd, text });
  }
  return pieces
    .filter(({ text }) => text !== '')
    .map(({ fd, text }) => ({ fd, text: (text.endsWith('\n') ? text.slice(0, -1) : text) as SafeText }));
}

export const linesIn = (text: SafeText): readonly SafeText[] =>
  text.split('\n') as readonly string[] as readonly SafeText[];

/** A typed line in a row, however many it was typed in: what a backslash at a line's end holds together, and what it does not. */
export const oneLine = (text: string): SafeText => sanitizeLine(text.replaceAll(/\s*(?:\\\n|\n)\s*/g, ' ').trim());

/** What an entry of the transcript says, line by line: what was typed, then what was printed. A note is one line; a prediction what was said, what came, and why. */
export function linesOfEntry(entry: Entry): readonly SafeText[] {
  if (entry.kind === 'note' || entry.kind === 'word') return [entry.text];
  if (entry.kind === 'prediction') return [entry.said, entry.came, ...entry.whys];
  return [...linesIn(entry.text), ...mergedOutputs(entry.outputs).flatMap(({ text }) => linesIn(text))];
}
