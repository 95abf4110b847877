import { linesOfEntry } from '../session/entry-lines.ts';
import { type Match, matchesOf } from '../session/find.ts';
import type { Run } from '../session/run.ts';
import { cursorMark } from '../text/cursor-mark.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';
import { entryRows, rowsBefore } from './entry-rows.ts';
import { fitted, gutter, type Row, rowText, type Span, sliced, span } from './row.ts';

const gutterWidth = 2;

/** A span cut where the text that is looked for stands in it. */
function highlightedSpan({ text, tone }: Span, query: string): Row {
  const pieces: Span[] = [];
  const lower = text.toLowerCase();
  let from = 0;
  // A letter whose small form has another length would shift every place behind it: such a span stays as it is.
  if (lower.length !== text.length) return [{ text, tone }];
  for (let at = lower.indexOf(query); at >= 0; at = lower.indexOf(query, from)) {
    if (at > from) pieces.push(span(text.slice(from, at) as SafeText, tone));
    pieces.push(span(text.slice(at, at + query.length) as SafeText, 'match'));
    from = at + query.length;
  }
  return from === 0 ? [{ text, tone }] : [...pieces, span(text.slice(from) as SafeText, tone)];
}

const highlighted = (row: Row, query: string): Row =>
  row.flatMap((one) => highlightedSpan(one, query)).filter(({ text }) => text !== '');

/** Stands between the rows of a line while text is looked for in all of them. */
const BREAK = '\u0000';

/** Text with a break, or in place of a space one, anywhere in it. */
function acrossBreaks(query: string): RegExp {
  const letters = [...query].map((one) => (one === ' ' ? `[ ${BREAK}]` : one.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')));
  return new RegExp(letters.join(`${BREAK}?`), 'giu');
}

/** The characters from one place to another in the tone of what was found. */
const withMatch = (row: Row, from: number, to: number): Row => [
  ...sliced(row, 0, from),
  ...sliced(row, from, to).map(({ text }) => span(text, 'match')),
  ...sliced(row, to, Number.POSITIVE_INFINITY),
];

/** The rows of one line, what was looked for highlighted where it goes over the end of a row. */
function highlightedOver(rows: readonly Row[], query: string): readonly Row[] {
  const texts = rows.map(rowText);
  // The gutter, and the indentation of all but the first row, are no part of the line.
  const starts = texts.map((text, index) => (index === 0 ? gutterWidth : text.length - text.trimStart().length));
  const bodies = texts.map((text, index) => text.slice(starts[index]));
  const found = [...bodies.join(BREAK).matchAll(acrossBreaks(query))].filter(([text]) => text.includes(BREAK));
  let offset = 0;
  return rows.map((row, index) => {
    const [start = 0, length] = [starts[index], bodies[index]?.length ?? 0];
    const from = offset;
    offset += length + BREAK.length;
    return found.reduce((marked, { index: at, 0: text }) => {
      const first = Math.max(0, at - from);
      const last = Math.min(length, at + text.length - from);
      return last > first ? withMatch(marked, start + first, start + last) : marked;
    }, row);
  });
}

/** Rows around the row that is shown, drawn entry by entry in both directions and no further than needed. */
function around(run: Run, { entry, line }: Match, columns: number, room: number) {
  const rowsAt = (index: number): readonly Row[] => {
    const one = run.entries[index];
    return one ? entryRows(one, columns) : [];
  };
  const own = run.entries[entry];
  let rows = [...rowsAt(entry)];
  let target = own ? rowsBefore(own, line, columns) : 0;
  const end = own && line + 1 < linesOfEntry(own).length ? rowsBefore(own, line + 1, columns) : rows.length;
  const length = end - target;
  for (let index = entry - 1; index >= 0 && target < room; index -= 1) {
    const before = rowsAt(index);
    rows = [...before, ...rows];
    target += before.length;
  }
  for (let index = entry + 1; index < run.entries.length && rows.length - target < room; index += 1) {
    rows.push(...rowsAt(index));
  }
  return { rows, target, length };
}

/** The line that is typed into, and how many lines hold what it says. */
function promptRow({ find }: Run, count: number, columns: number): Row {
  const query = find?.editor.text ?? '';
  const place = `${(find?.place ?? 0) + 1} of ${count}, newest first`;
  const said = query === '' ? 'text in this transcript' : count === 0 ? 'nothing holds it' : place;
  const typed = sanitizeLine(query);
  const line: Row = [
    ...gutter(),
    span(chrome('find: '), 'accent'),
    span(`${typed}${cursorMark} ` as SafeText, 'strong'),
    span(chrome('  ')),
    span(sanitizeLine(said), 'faint'),
  ];
  return fitted(line, columns);
}

/**
 * The transcript around the line that was found, what was looked for highlighted, the line itself marked at its edge; below
 * it the line that is typed into.
 */
export function foundRows(run: Run, columns: number, height: number): readonly Row[] {
  const matches = matchesOf(run);
  const query = run.find?.editor.text.toLowerCase() ?? '';
  const room = height - 1;
  const match = matches[run.find?.place ?? 0] ?? { entry: run.entries.length - 1, line: 0 };
  const { rows, target, length } = around(run, match, columns, room);
  const middle = matches.length > 0 ? Math.floor(room / 2) : -1;
  const wanted = middle < 0 ? rows.length - room : target - middle;
  const top = Math.max(0, Math.min(wanted, rows.length - room));
  const own = query === '' || matches.length === 0 ? [] : highlightedOver(rows.slice(target, target + length), query);
  const shown = rows.map((plain, index) => {
    const row = own[index - target] ?? plain;
    const marked = query === '' ? row : highlighted(row, query);
    return index === target && matches.length > 0 ? [...gutter(chrome('❯'), 'accent'), ...marked.slice(1)] : marked;
  });
  return [...shown.slice(top, top + room), promptRow(run, matches.length, columns)];
}
