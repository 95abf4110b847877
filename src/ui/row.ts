import { type SafeText, sanitize } from '../text/safe-text.ts';
import { displayWidth, pad, truncate, wrap } from '../text/width.ts';
import { chrome } from './chrome.ts';
import type { Tone } from './theme.ts';

/** Text of one tone within a row. */
export interface Span {
  readonly text: SafeText;
  readonly tone: Tone;
}

/** One row of the screen, left to right. An empty row is blank. */
export type Row = readonly Span[];

export const BLANK: Row = [];

export const span = (text: SafeText, tone: Tone = 'plain'): Span => ({ text, tone });

export const rowOf = (text: SafeText, tone: Tone = 'plain'): Row => [span(text, tone)];

export const spaces = (count: number): SafeText => pad(chrome(''), count);

/** A horizontal line of `columns` cells. */
export const rule = (columns: number): SafeText => sanitize('─'.repeat(Math.max(0, columns)));

/** Two cells at the left edge: a mark, or nothing. */
export const gutter = (mark: SafeText = chrome(' '), tone: Tone = 'plain'): Row => [span(pad(mark, 2), tone)];

export function rowWidth(row: Row): number {
  return row.reduce((sum, { text }) => sum + displayWidth(text), 0);
}

export function rowText(row: Row): string {
  return row.map(({ text }) => text).join('');
}

/** The row cut to `columns` cells; an ellipsis stands for what was cut. */
export function fitted(row: Row, columns: number): Row {
  if (rowWidth(row) <= columns) return row;
  const kept: Span[] = [];
  let room = columns;
  for (const { text, tone } of row) {
    const width = displayWidth(text);
    // One cell stays free for the ellipsis that the next span may need.
    if (width < room) kept.push(span(text, tone));
    else return [...kept, span(truncate(`${text}  ` as SafeText, room), tone)];
    room -= width;
  }
  return kept;
}

/** `left` at the left edge and `right` at the right one; `left` is cut where both do not fit. */
export function spread(left: Row, right: Row, columns: number): Row {
  const room = Math.max(0, columns - rowWidth(right) - (right.length > 0 ? 2 : 0));
  const start = fitted(left, room);
  return [...start, span(spaces(columns - rowWidth(start) - rowWidth(right))), ...right];
}

export function indented(rows: readonly Row[], columns = 2): readonly Row[] {
  return rows.map((row) => (row.length === 0 ? row : [span(spaces(columns)), ...row]));
}

/** Text of one tone, what an author put between backticks as code and without them; an odd one out stays what it is. */
function coded(text: SafeText, tone: Tone): Row {
  const pieces = text.split('`');
  if (pieces.length % 2 === 0) return rowOf(text, tone);
  const spans = pieces.map((piece, index) => span(piece as SafeText, index % 2 === 1 ? 'code' : tone));
  return spans.filter((one) => one.text !== '');
}

/** The part of a row from one character to another. */
export function sliced(row: Row, from: number, to: number): Row {
  let at = 0;
  return row.flatMap(({ text, tone }) => {
    const piece = text.slice(Math.max(0, from - at), Math.max(0, to - at)) as SafeText;
    at += text.length;
    return piece === '' ? [] : [span(piece, tone)];
  });
}

/** One row of text in which an author put code between backticks, cut to `columns` cells. */
export const codedRow = (text: SafeText, columns: number, tone: Tone = 'plain'): Row =>
  fitted(coded(text, tone), columns);

/** Text wrapped to rows of one tone, what an author put between backticks as code. */
export function paragraph(text: SafeText, columns: number, tone: Tone = 'plain'): readonly Row[] {
  const row = coded(text, tone);
  const whole = rowText(row) as SafeText;
  let from = 0;
  return wrap(whole, columns).map((line) => {
    if (line === '') return BLANK;
    from = whole.indexOf(line, from);
    const start = from;
    from += line.length;
    return sliced(row, start, from);
  });
}

/** Text wrapped beside a lead: the lead stands on the first row, the others are indented by its width. */
export function beside(
  lead: Row,
  body: { readonly text: SafeText; readonly tone?: Tone },
  columns: number,
): readonly Row[] {
  const width = rowWidth(lead);
  const rows = paragraph(body.text, Math.max(8, columns - width), body.tone);
  return rows.map((row, index) => [...(index === 0 ? lead : [span(spaces(width))]), ...row]);
}
