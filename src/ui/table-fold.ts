import type { SafeText } from '../text/safe-text.ts';
import { displayWidth, pad, wrap } from '../text/width.ts';
import { chrome } from './chrome.ts';

/** The row of hyphens below the names in what `az … -o table` prints. */
const RULE = /^-+(?: {2}-+)+$/;
const GAP = 2;
/** A column narrower than this is no column: then each row is told field by field. */
const NARROWEST = 9;

/** A cell that takes more rows than this is read more easily as a field across the window. */
const TALLEST = 3;

/** A column of a table as it was printed: where it begins, and how wide it is. */
interface Column {
  readonly start: number;
  readonly width: number;
}

function columnsOf(rule: string): readonly Column[] {
  return [...rule.matchAll(/-+/g)].map((dashes) => ({ start: dashes.index, width: dashes[0].length }));
}

const cellsOf = (line: string, columns: readonly Column[]): readonly SafeText[] =>
  columns.map(({ start, width }, index) => {
    const end = index === columns.length - 1 ? undefined : start + width;
    return line.slice(start, end).trimEnd() as SafeText;
  });

/** Widths that fit side by side: narrow columns keep theirs, wide ones share what is left. Undefined where that is too little. */
function sharedWidths(columns: readonly Column[], room: number): readonly number[] | undefined {
  const widths = columns.map(({ width }) => width);
  let left = room - GAP * (columns.length - 1);
  const narrowFirst = widths.map((_, index) => index).sort((one, other) => (widths[one] ?? 0) - (widths[other] ?? 0));
  const shared = [...widths];
  narrowFirst.forEach((index, place) => {
    const share = Math.floor(left / (columns.length - place));
    shared[index] = Math.min(widths[index] ?? 0, share);
    left -= shared[index];
  });
  return shared.every((width, index) => width >= Math.min(NARROWEST, widths[index] ?? 0)) ? shared : undefined;
}

const isLonger = (text: string, room: number): boolean => displayWidth(text) > room;

/** Pieces of a cell that no row should break: words, steps of a path, and of a step that is too long its parts. */
function piecesOf(cell: SafeText, room: number): readonly string[] {
  const steps = cell.split(/(?<=[/ ])/).flatMap((step) => (isLonger(step, room) ? step.split(/(?<=[-.])/) : [step]));
  return steps.flatMap((step) => (isLonger(step.trimEnd(), room) ? wrap(step as SafeText, room) : [step]));
}

/** A cell wrapped so that an id is broken between its steps. */
function wrapCell(cell: SafeText, room: number): readonly SafeText[] {
  const rows: string[] = [];
  for (const piece of piecesOf(cell, room)) {
    const last = rows.at(-1);
    if (last !== undefined && !isLonger((last + piece).trimEnd(), room)) rows[rows.length - 1] = last + piece;
    else rows.push(piece);
  }
  return (rows.length > 0 ? rows.map((row) => row.trimEnd()) : ['']) as string[] as SafeText[];
}

function besideEachOther(cells: readonly SafeText[], widths: readonly number[]): readonly SafeText[] {
  const wrapped = cells.map((cell, index) => wrapCell(cell, widths[index] ?? 1));
  const height = Math.max(...wrapped.map((rows) => rows.length));
  return Array.from({ length: height }, (_, row) => {
    const parts = wrapped.map((rows, index) => pad(rows[row] ?? chrome(''), widths[index] ?? 1));
    return parts.join(' '.repeat(GAP)).trimEnd() as SafeText;
  });
}

/** One row of a table too wide for columns, a field a line. */
function fieldByField(names: readonly SafeText[], cells: readonly SafeText[], room: number): readonly SafeText[] {
  const lead = Math.max(...names.map((name) => name.length)) + GAP;
  const fields = names.flatMap((name, index): readonly SafeText[] => {
    const rows = wrapCell(cells[index] ?? chrome(''), Math.max(1, room - lead));
    return rows.map((row, at) => (pad(at === 0 ? name : chrome(''), lead) + row) as SafeText);
  });
  return [...fields, chrome('')];
}

/** Lines that belong to a table: from its names to the last line that leaves the gaps between the columns free. */
function tableAt(lines: readonly SafeText[], rule: number, columns: readonly Column[]): number {
  const gaps = columns.slice(1).map(({ start }) => start - 1);
  const isRow = (line: string): boolean => line.trim() !== '' && gaps.every((at) => (line[at] ?? ' ') === ' ');
  let end = rule + 1;
  while (end < lines.length && isRow(lines[end] ?? '')) end += 1;
  return end;
}

/** The rows of the lines of one table, from its names on. */
function foldedTable(table: readonly SafeText[], columns: readonly Column[], room: number): readonly SafeText[][] {
  const widths = sharedWidths(columns, room);
  const [names = [], ...rows] = table.filter((_, index) => index !== 1).map((line) => cellsOf(line, columns));
  const isTall = (cell: SafeText, index: number): boolean => wrapCell(cell, widths?.[index] ?? 1).length > TALLEST;
  if (!widths || rows.some((cells) => cells.some(isTall)))
    return [[], [], ...rows.map((cells) => [...fieldByField(names, cells, room)])];
  const dashes = widths.map((width) => '-'.repeat(width) as SafeText);
  return [names, dashes, ...rows].map((cells) => [...besideEachOther(cells, widths)]);
}

/**
 * The rows of each line of a table that is wider than `room` cells, by the index of the line: its columns are folded, or told
 * field by field where there are too many. Lines that belong to no such table are not among them.
 */
export function foldedTables(lines: readonly SafeText[], room: number): ReadonlyMap<number, readonly SafeText[]> {
  const folded = new Map<number, readonly SafeText[]>();
  lines.forEach((rule, at) => {
    if (at === 0 || !RULE.test(rule)) return;
    const columns = columnsOf(rule);
    const table = lines.slice(at - 1, tableAt(lines, at, columns));
    if (!table.some((line) => line.length > room)) return;
    foldedTable(table, columns, room).forEach((rows, index) => {
      folded.set(at - 1 + index, rows);
    });
  });
  return folded;
}
