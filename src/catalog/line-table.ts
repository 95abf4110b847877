/** A place in a text: both count from 1, columns in UTF-16 units as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Something wrong in a text, at a character offset. */
export interface Problem {
  readonly offset: number;
  readonly message: string;
  /** An error unless said otherwise. */
  readonly severity?: 'warning';
}

/** Where each line of a text begins. */
export interface LineTable {
  readonly lineCount: number;
  positionOf(offset: number): Position;
  /** Offset of the first character of a line, which counts from 1. */
  offsetOf(line: number): number;
}

/** Reads the line ends once; lines end with LF. */
export function lineTable(text: string): LineTable {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const lineOf = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return {
    lineCount: starts.length,
    positionOf: (offset) => {
      const line = lineOf(offset);
      return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
    },
    offsetOf: (line) => starts[line - 1] ?? text.length,
  };
}
