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

/** The levels of each line in turn, without comments and without texts that began with | or >. */
function* levelsByLine(text: string): Generator<readonly [Level, ...Level[]]> {
  let deepest = Number.POSITIVE_INFINITY;
  for (const [index, row] of text.split('\n').entries()) {
    const column = row.search(/\S/);
    if (column < 0 || column > deepest) continue;
    const [first, ...others] = levelsOf(row.trimEnd(), index + 1);
    if (!first || row[column] === '#') continue;
    yield [first, ...others];
    deepest = textBelow(row, [first, ...others]);
  }
}

/**
 * The first line of a YAML text that begins in a column where nothing above it begins. Only a guess: texts of several lines in
 * quotes or without any are not told apart from keys, so it says something only where the reader stumbles, too.
 */
export function misaligned(text: string): Misaligned | undefined {
  let open: readonly Level[] = [];
  for (const levels of levelsByLine(text)) {
    const [first] = levels;
    const around = open.filter(({ column }) => column <= first.column);
    const closed = open.slice(around.length);
    const inner = around.at(-1);
    if (closed.length > 0 && inner?.column !== first.column) {
      const neighbour = nearest(inner ? [inner, ...closed] : closed, first);
      return neighbour && { line: first.line, column: first.column, neighbour };
    }
    open = [...around.filter(({ column }) => column < first.column), ...levels];
  }
  return undefined;
}
