import stringWidth from 'string-width';
import { graphemesOf } from './graphemes.ts';
import type { SafeText } from './safe-text.ts';

const ellipsis = '…';

/** Safe text that was cut between graphemes, or joined with spaces, is still safe. */
const stillSafe = (text: string): SafeText => text as SafeText;

/** Terminal cells that one line of text takes. Styling is never inside `SafeText`, so none is looked for. */
export const displayWidth = (text: string): number => stringWidth(text, { countAnsiEscapeCodes: true });

type Rows = { readonly done: string[]; row: string; used: number };

function nextRow(rows: Rows): void {
  rows.done.push(rows.row);
  rows.row = '';
  rows.used = 0;
}

function appendByGrapheme(rows: Rows, text: string, columns: number): void {
  for (const segment of graphemesOf(text)) {
    const width = displayWidth(segment);
    if (rows.used > 0 && rows.used + width > columns) nextRow(rows);
    rows.row += segment;
    rows.used += width;
  }
}

/** A word longer than a row starts beside the text before it only where that cuts it no more often. */
function appendLongWord(rows: Rows, gap: string, word: string, columns: number): void {
  const width = displayWidth(word);
  const room = columns - rows.used - gap.length;
  const cutsHere = 1 + Math.floor((width - room - 1) / columns);
  const cutsOnNextRow = Math.floor((width - 1) / columns);
  if (room > 0 && cutsHere <= cutsOnNextRow) {
    rows.row += gap;
    rows.used += gap.length;
  } else if (rows.row !== '') {
    nextRow(rows);
  }
  appendByGrapheme(rows, word, columns);
}

function wrapLine(line: string, columns: number): readonly string[] {
  if (displayWidth(line) <= columns) return [line];
  const rows: Rows = { done: [], row: '', used: 0 };
  for (const [, gap = '', word = ''] of line.matchAll(/( *)([^ ]+)/g)) {
    const width = displayWidth(word);
    if (width > columns) {
      appendLongWord(rows, gap, word, columns);
    } else if (rows.used + gap.length + width <= columns) {
      rows.row += gap + word;
      rows.used += gap.length + width;
    } else {
      if (rows.row !== '') nextRow(rows);
      rows.row = word;
      rows.used = width;
    }
  }
  return [...rows.done, rows.row];
}

/**
 * Rows of at most `columns` cells, broken at spaces; a longer word breaks at the column. Line breaks and indentation are
 * kept, and every character but the spaces at a break. (A wide character in a one-cell row is the one thing too wide.)
 */
export function wrap(text: SafeText, columns: number): SafeText[] {
  const room = Math.max(1, Math.floor(columns));
  return text.split('\n').flatMap((line) => wrapLine(line, room).map(stillSafe));
}

/** The first line, at most `columns` cells wide; `…` stands for what was cut. */
export function truncate(text: SafeText, columns: number): SafeText {
  const [line = '', next] = text.split('\n', 2);
  if (next === undefined && displayWidth(line) <= columns) return text;
  if (columns < 1) return stillSafe('');
  let kept = '';
  let used = 0;
  for (const segment of graphemesOf(line)) {
    used += displayWidth(segment);
    if (used > columns - 1) break;
    kept += segment;
  }
  return stillSafe(kept + ellipsis);
}

/** One line filled up with spaces to `columns` cells; a wider one is returned as it is. */
export function pad(text: SafeText, columns: number): SafeText {
  return stillSafe(text + ' '.repeat(Math.max(0, Math.floor(columns) - displayWidth(text))));
}
