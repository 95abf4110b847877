import { linesIn, mergedOutputs } from '../session/entry-lines.ts';
import type { Entry, EntryOutput, NoteTone } from '../session/run.ts';
import type { SafeText } from '../text/safe-text.ts';
import { displayWidth, wrap } from '../text/width.ts';
import { chrome } from './chrome.ts';
import { hardWrap } from './hard-wrap.ts';
import { predictionRows } from './prediction-rows.ts';
import { BLANK, gutter, paragraph, type Row, spaces, span } from './row.ts';
import { foldedTables } from './table-fold.ts';
import type { Tone } from './theme.ts';

const noteTones: { readonly [Name in NoteTone]: { readonly mark: SafeText; readonly tone: Tone } } = {
  hint: { mark: chrome(''), tone: 'plain' },
  plain: { mark: chrome(''), tone: 'plain' },
  clear: { mark: chrome(''), tone: 'plain' },
  list: { mark: chrome(''), tone: 'plain' },
  time: { mark: chrome(''), tone: 'accent' },
  met: { mark: chrome('✓ '), tone: 'right' },
  unmet: { mark: chrome('✗ '), tone: 'wrong' },
  miss: { mark: chrome(''), tone: 'caution' },
  solved: { mark: chrome('✓ '), tone: 'right' },
};

/** The part of a row within which the start of a column is looked for. */
const nearestColumns = 0.4;

/** What the lab says, told from what the terminal printed by the bar in the margin. */
function noteRows(tone: NoteTone, text: SafeText, columns: number): readonly Row[] {
  const style = noteTones[tone];
  const rows = paragraph(text, columns - 2 - style.mark.length, style.tone);
  const rest = style.mark === '' ? chrome('') : chrome('  ');
  return rows.map((row, index) => [
    ...gutter(chrome('┃'), 'accent'),
    span(index === 0 ? style.mark : rest, style.tone),
    ...row,
  ]);
}

/** A typed line after its prompt, cut where it is full; lines after the first stand behind a `>`. */
export function typedRows(prompt: SafeText, lines: readonly SafeText[], columns: number): readonly Row[] {
  return lines.flatMap((line, index) => {
    const lead = index === 0 ? prompt : chrome('>');
    const all = hardWrap(`${lead} ${line}` as SafeText, columns - 2);
    return all.map((piece, part): Row => {
      if (part > 0) return [...gutter(), span(piece, 'strong')];
      const typed = piece.slice(lead.length) as SafeText;
      return [...gutter(), span(lead, 'accent'), span(typed, 'strong')];
    });
  });
}

/** How far the further rows of a long line are indented: to its last column of a table that is near, or as the line is. */
function hangOf(line: string, columns: number): number {
  const gaps = [...line.matchAll(/(?:^| ) +(?! )/g)].map((gap) => gap.index + gap[0].length);
  return gaps.filter((end) => end <= columns * nearestColumns).at(-1) ?? 0;
}

function hung(line: SafeText, columns: number): readonly SafeText[] {
  if (displayWidth(line) <= columns) return [line];
  const hang = hangOf(line, columns);
  const rows = wrap(line.slice(hang) as SafeText, columns - hang);
  return rows.map((row, index) => (index === 0 ? line.slice(0, hang) : spaces(hang)) + row) as string[] as SafeText[];
}

/** The rows of each line of an output: tables are folded by their columns, other long lines as they come. */
function rowsOfLines(text: SafeText, columns: number): readonly (readonly SafeText[])[] {
  const lines = linesIn(text);
  const folded = foldedTables(lines, columns);
  return lines.map((line, index) => folded.get(index) ?? hung(line, columns));
}

/** What ssh says on its error stream as it ends, however it went. */
const NO_ERROR = /^Connection to \S+ closed\.$/;

function outputRows({ fd, text }: EntryOutput, columns: number): readonly Row[] {
  const row = (line: SafeText): Row => {
    if (line === '') return BLANK;
    const isError = fd === 2 && !NO_ERROR.test(line);
    return isError ? [...gutter(chrome('!'), 'wrong'), span(line, 'wrong')] : [...gutter(), span(line)];
  };
  return rowsOfLines(text, columns - 2)
    .flat()
    .map(row);
}

function drawn(entry: Entry, columns: number): readonly Row[] {
  if (entry.kind === 'prediction') return predictionRows(entry, columns);
  if (entry.kind === 'word') return typedRows(entry.prompt, [entry.text], columns);
  if (entry.kind === 'note' && entry.tone === 'clear') return [];
  if (entry.kind === 'note') return noteRows(entry.tone, entry.text, columns);
  return [
    ...typedRows(entry.prompt, linesIn(entry.text), columns),
    ...mergedOutputs(entry.outputs).flatMap((output) => outputRows(output, columns)),
  ];
}

const remembered = new WeakMap<Entry, { readonly columns: number; readonly rows: readonly Row[] }>();

/** The rows of one entry of the transcript, two cells of gutter included; drawn once for each width. */
export function entryRows(entry: Entry, columns: number): readonly Row[] {
  const known = remembered.get(entry);
  if (known?.columns === columns) return known.rows;
  const rows = drawn(entry, columns);
  remembered.set(entry, { columns, rows });
  return rows;
}

/** How many rows of an entry stand before one of its lines, see `linesOfEntry`. */
export function rowsBefore(entry: Entry, line: number, columns: number): number {
  if (entry.kind !== 'line') return 0;
  const typed = linesIn(entry.text);
  if (line < typed.length) return typedRows(entry.prompt, typed.slice(0, line), columns).length;
  let left = line - typed.length;
  let rows = typedRows(entry.prompt, typed, columns).length;
  for (const output of mergedOutputs(entry.outputs)) {
    const lines = linesIn(output.text);
    if (left < lines.length) {
      return (
        rows +
        rowsOfLines(output.text, columns - 2)
          .slice(0, left)
          .flat().length
      );
    }
    rows += outputRows(output, columns).length;
    left -= lines.length;
  }
  return rows;
}
