/** A column that lines begin in, counted from 0, and the last line that did, counted from 1. */
interface Level {
  readonly column: number;
  readonly line: number;
  /** Whether an entry of a list begins there, and no key. */
  readonly isDash: boolean;
}

/** A line that begins where none above it does, and the level of those that it seems to belong with. */
export interface Misaligned {
  readonly line: number;
  readonly column: number;
  readonly neighbour: Level;
}

const BLOCK = /(?:^|: +|- +)[|>][-+\d]*\s*(?:#.*)?$/;

/** Where the entries and the key of a line begin: of `- - id: x` two entries and a key. */
function levelsOf(row: string, line: number): readonly Level[] {
  const levels: Level[] = [];
  let column = row.search(/\S/);
  for (;;) {
    const [dash] = /^-(?: +|$)/.exec(row.slice(column)) ?? [];
    levels.push({ column, line, isDash: dash !== undefined });
    if (dash === undefined || column + dash.length >= row.length) return levels;
    column += dash.length;
  }
}

/** An entry belongs with entries and a key with keys; then the nearest column counts, and of two the deeper. */
function nearest(levels: readonly Level[], { column, isDash }: Level): Level | undefined {
  const alike = levels.filter((one) => one.isDash === isDash);
  const far = (one: Level): number => Math.abs(one.column - column);
  return [...(alike.length > 0 ? alike : levels)].sort((a, b) => far(a) - far(b) || b.column - a.column)[0];
}

/** Of a line that ends with | or >: its text is what is deeper than this column. */
function textBelow(row: string, levels: readonly Level[]): number {
  if (!BLOCK.test(row)) return Number.POSITIVE_INFINITY;
  const last = levels.at(-1);
  const isAlone = /^[|>]/.test(row.slice(last?.column));
  return (isAlone ? levels.at(-2)?.column : last?.column) ?? -1;
}

/** A text that began with | or >: where its first line stands, and the column that all of it is deeper than. */
interface BlockText extends Level {
  readonly below: number;
}

interface Row {
  readonly levels: readonly [Level, ...Level[]];
  /** Whether it begins like a key or an entry of a list. */
  readonly isEntry: boolean;
  /** The text that ends right above. */
  readonly above?: BlockText;
}

/** Each line in turn, without comments and without texts that began with | or >. */
function* rowsOf(text: string): Generator<Row> {
  let below = Number.POSITIVE_INFINITY;
  let above: BlockText | undefined;
  for (const [index, row] of text.split('\n').entries()) {
    const column = row.search(/\S/);
    if (column < 0) continue;
    if (column > below) {
      above ??= { column, line: index + 1, isDash: false, below };
      if (column >= above.column) continue;
    }
    const [first, ...others] = levelsOf(row.trimEnd(), index + 1);
    if (!first || row[column] === '#') continue;
    const levels: Row['levels'] = [first, ...others];
    yield { levels, isEntry: first.isDash || /^[\w.-]+:(?:\s|$)/.test(row.slice(column)), ...(above ? { above } : {}) };
    above = undefined;
    below = textBelow(row, levels);
  }
}

/** Whether a line stands where an entry or a key of the lines around it begins. */
const fits = (around: readonly Level[], { column, isDash }: Level): boolean =>
  around.some((one) => one.column === column && one.isDash === isDash);

/** Whether a line was meant to go on with the text above it. */
const isOfText = ({ levels: [first], isEntry, above }: Row, around: readonly Level[]): boolean =>
  above !== undefined && (first.column > above.below || !isEntry || !fits(around, first));

/**
 * The first line of a YAML text that begins in a column where nothing above it begins. Only a guess: texts of several lines in
 * quotes or without any are not told apart from keys, so it says something only where the reader stumbles, too.
 */
export function misaligned(text: string): Misaligned | undefined {
  let open: readonly Level[] = [];
  for (const row of rowsOf(text)) {
    const { levels, above } = row;
    const [{ line, column }] = levels;
    const around = open.filter((one) => one.column <= column);
    if (above && isOfText(row, around)) return { line, column, neighbour: above };
    const closed = open.slice(around.length);
    const inner = around.at(-1);
    if (closed.length > 0 && inner?.column !== column) {
      const neighbour = nearest(inner ? [inner, ...closed] : closed, levels[0]);
      return neighbour && { line, column, neighbour };
    }
    open = [...around.filter((one) => one.column < column), ...levels];
  }
  return undefined;
}
