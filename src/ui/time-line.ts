import type { TimeRow } from '../session/time-rows.ts';
import { sanitizeLine } from '../text/safe-text.ts';
import { gutter, type Row, span } from './row.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

/** Where the line is marked, as far as it goes; minutes, as all durations here. */
const MARKS: readonly (readonly [at: number, name: string])[] = [
  [1, '1 min'],
  [10, '10 min'],
  [HOUR, '1 h'],
  [DAY, '1 d'],
  [10 * DAY, '10 d'],
  [90 * DAY, '90 d'],
];

/** Seconds and months are both of interest, so the scale is logarithmic. */
const scaled = (minutes: number): number => Math.log2(1 + minutes);

/** The cell of a moment on a line of `width` cells whose end is `end`. */
const cellOf = (minutes: number, end: number, width: number): number =>
  Math.min(width - 1, Math.round((scaled(minutes) / scaled(end)) * (width - 1)));

/** The first mark at or behind the last event: the line ends there. */
const endOf = (last: number): number => MARKS.find(([at]) => at >= last)?.[0] ?? last;

const mostDigit = 9;

/** The cells of the line: now at its left end, a tick at each mark, and each event by its number, the nearest on top. */
function lineCells(pending: readonly TimeRow[], end: number, width: number): readonly string[] {
  const cells = Array.from({ length: width }, () => '─');
  for (const [at] of MARKS) if (at <= end) cells[cellOf(at, end, width)] = '┴';
  for (const [index, { minutesLeft }] of [...pending.entries()].reverse()) {
    const cell = Math.max(1, cellOf(minutesLeft, end, width));
    cells[cell] = index < mostDigit ? String(index + 1) : '•';
  }
  cells[0] = '●';
  return cells;
}

/** The names above the ticks, as many as have room. */
function scaleText(end: number, width: number): string {
  let text = 'now';
  for (const [at, name] of MARKS) {
    const start = Math.min(cellOf(at, end, width), width - name.length);
    if (at <= end && start > text.length + 1) text = text.padEnd(start) + name;
  }
  return text;
}

/** A line of time with what is pending on it: the scale above, `●` for now, the numbers of the rows below. */
export function timeLineRows(pending: readonly TimeRow[], columns: number): readonly Row[] {
  const width = columns - 3;
  const end = endOf(Math.max(...pending.map(({ minutesLeft }) => minutesLeft)));
  const cells = lineCells(pending, end, width).map((cell) =>
    span(sanitizeLine(cell), /[\d•]/.test(cell) ? 'key' : cell === '●' ? 'accent' : 'faint'),
  );
  return [
    [...gutter(), span(sanitizeLine(scaleText(end, width)), 'faint')],
    [...gutter(), ...merged(cells)],
  ];
}

/** Neighbours of one tone as one piece. */
function merged(spans: Row): Row {
  const pieces: Row[number][] = [];
  for (const one of spans) {
    const last = pieces.at(-1);
    if (last?.tone === one.tone) pieces[pieces.length - 1] = span(sanitizeLine(last.text + one.text), one.tone);
    else pieces.push(one);
  }
  return pieces;
}
