import { type Match, matchesOf } from '../session/find.ts';
import type { Run } from '../session/run.ts';
import { cursorMark } from '../text/cursor-mark.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';
import { entryRows, rowsBefore } from './entry-rows.ts';
import { fitted, gutter, type Row, type Span, span } from './row.ts';

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

/** Rows around the row that is shown, drawn entry by entry in both directions and no further than needed. */
function around(run: Run, { entry, line }: Match, columns: number, room: number) {
  const rowsAt = (index: number): readonly Row[] => {
    const one = run.entries[index];
    return one ? entryRows(one, columns) : [];
  };
  const own = run.entries[entry];
  let rows = [...rowsAt(entry)];
  let target = own ? rowsBefore(own, line, columns) : 0;
  for (let index = entry - 1; index >= 0 && target < room; index -= 1) {
    const before = rowsAt(index);
    rows = [...before, ...rows];
    target += before.length;
  }
  for (let index = entry + 1; index < run.entries.length && rows.length - target < room; index += 1) {
    rows.push(...rowsAt(index));
  }
  return { rows, target };
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
  const { rows, target } = around(run, match, columns, room);
  const middle = matches.length > 0 ? Math.floor(room / 2) : -1;
  const wanted = middle < 0 ? rows.length - room : target - middle;
  const top = Math.max(0, Math.min(wanted, rows.length - room));
  const shown = rows.map((row, index) => {
    const marked = query === '' ? row : highlighted(row, query);
    return index === target && matches.length > 0 ? [...gutter(chrome('❯'), 'accent'), ...marked.slice(1)] : marked;
  });
  return [...shown.slice(top, top + room), promptRow(run, matches.length, columns)];
}
