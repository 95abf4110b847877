import type { Json } from '../../sim/json.ts';
import { displayWidth } from '../../text/width.ts';
import { isObject } from './sorted-keys.ts';

type Row = ReadonlyMap<string, Json>;

/** Members that a table leaves out: they are too wide to be of use. [F.2] */
const HIDDEN = new Set(['id', 'type', 'etag']);

const capitalized = (key: string): string => key.charAt(0).toUpperCase() + key.slice(1);

/** Plain members become columns; lists, objects and nulls have no place in a table. [F.2] */
function rowOf(item: Json, isIdShown: boolean): Row {
  if (Array.isArray(item)) return new Map(item.map((cell: Json, index) => [`Column${index + 1}`, cell]));
  if (!isObject(item)) return new Map([['Result', item]]);
  const cells = Object.entries(item).filter(
    ([key, cell]) => cell !== null && typeof cell !== 'object' && (isIdShown || !HIDDEN.has(key)),
  );
  return new Map(cells.map(([key, cell]) => [capitalized(key), cell]));
}

/** A value as Python's str() has it. */
export function pythonText(value: Json | undefined): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const cellText = (row: Row, column: string): string => {
  const cell = row.get(column);
  return cell === undefined || cell === null ? '' : pythonText(cell);
};

const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - displayWidth(text)));

/** A row as lines of cells: a cell with line breaks takes several. */
function linesOf(row: Row, columns: readonly string[]): readonly (readonly string[])[] {
  const cells = columns.map((column) => cellText(row, column).split('\n'));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, at) => cells.map((lines) => lines[at] ?? ''));
}

/** Rows under a rule of dashes, as tabulate's format `simple`: a column is at least its heading and two cells wide. [F.2] */
function drawn(columns: readonly string[], rows: readonly Row[]): string {
  const body = rows.flatMap((row) => linesOf(row, columns));
  const widths = columns.map((column, at) =>
    Math.max(displayWidth(column) + 2, ...body.map((cells) => displayWidth(cells[at] ?? ''))),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => padded(cell, widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width));
  return [columns, rule, ...body].map((cells) => `${line(cells)}\n`).join('');
}

/** A result as a table; an empty list, or one without anything that a table can show, is one blank line. [F.2] */
export function table(result: Json, isIdShown = false): string {
  const items = Array.isArray(result) ? (result as readonly Json[]) : [result];
  const rows = items.map((item) => rowOf(item, isIdShown));
  const columns = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  return columns.length > 0 ? drawn(columns, rows) : '\n';
}
