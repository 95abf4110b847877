import stringWidth from 'string-width';
import { cursorMark } from '../text/cursor-mark.ts';
import { graphemesOf } from '../text/graphemes.ts';

export type ScreenOptions = {
  readonly stdout: NodeJS.WriteStream;
  /** Whether the terminal is ours to draw on; frames that come meanwhile are kept for `repaint`. */
  readonly isOpen: () => boolean;
};

/** The part of a terminal's stdout that Ink uses, and `repaint`. Give it to Ink as `stdout` with `debug: true`. */
export type Screen = NodeJS.WriteStream & {
  /** Draws the last frame again from nothing: the terminal may show anything by now. */
  repaint(): void;
  /** Stops listening for resizes. */
  dispose(): void;
};

type Place = { readonly row: number; readonly column: number };
type Write = (error?: Error | null) => void;

const csi = '\u001b[';
const plainStyle = `${csi}0m`;
const clearAll = `${plainStyle}${csi}2J`;
const beginUpdate = `${csi}?2026h`;
const endUpdate = `${csi}?2026l`;
const showCursor = `${csi}?25h`;
const hideCursor = `${csi}?25l`;

/** What Ink writes besides frames: clearing nothing, its end in CI, and its own idea of the cursor. */
const notFrames: ReadonlySet<string> = new Set(['', '\n', showCursor, hideCursor]);

// biome-ignore lint/suspicious/noControlCharactersInRegex: styles are control sequences
const style = /\u001b\[[\d;:]*m/g;
// Characters that take one cell each and never join their neighbours, and styles between them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: styles are control sequences
const simpleStart = /^(?:[ -~\u2500-\u257f]|\u001b\[[\d;:]*m)*/;
const simple = /^[ -~\u2500-\u257f]*$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: styles and links are control sequences
const sequenceOrText = /\u001b\[[\d;:]*m|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[^\u001b]+|\u001b/g;

const moveTo = ({ row, column }: Place): string => `${csi}${row + 1};${column + 1}H`;

/** Cells that a row takes; most rows are text and borders, which need no look at their graphemes. */
function widthOf(row: string): number {
  const text = row.replaceAll(style, '');
  return simple.test(text) ? text.length : stringWidth(text);
}

/** The row without what does not fit, its styles kept: a terminal would write the rest over the next row. */
function clip(row: string, columns: number): string {
  if (widthOf(row) <= columns) return row;
  let kept = '';
  let used = 0;
  for (const [piece] of row.matchAll(sequenceOrText)) {
    if (piece.startsWith('\u001b')) {
      kept += piece;
      continue;
    }
    for (const segment of graphemesOf(piece)) {
      used += stringWidth(segment);
      if (used <= columns) kept += segment;
    }
  }
  return kept;
}

const startsApart = (text: string): boolean => text === '' || simple.test(text.charAt(0)) || text.startsWith('\u001b');

/** How many UTF-16 units both rows share from the left, up to where a write may begin. */
function commonStart(before: string, after: string): number {
  const limit = Math.min(simpleStart.exec(after)?.[0].length ?? 0, before.length);
  let length = 0;
  while (length < limit && before[length] === after[length]) length += 1;
  if (length > 0 && !(startsApart(before.slice(length)) && startsApart(after.slice(length)))) length -= 1;
  const sequence = length > 0 ? after.lastIndexOf('\u001b', length - 1) : -1;
  return sequence !== -1 && !after.slice(sequence, length).includes('m') ? sequence : length;
}

/** How many UTF-16 units both rows share at the right, where what lies to the left of them is plain and as long. */
function commonEnd(before: string, after: string): number {
  if (before.length !== after.length) return 0;
  let length = 0;
  while (length < after.length && before.at(-1 - length) === after.at(-1 - length)) length += 1;
  const [changedBefore, changedAfter] = [before, after].map((row) => row.slice(0, row.length - length));
  const isPlain = simple.test(changedBefore ?? '') && simple.test(changedAfter ?? '');
  return isPlain && startsApart(after.slice(after.length - length)) ? length : 0;
}

/** Turns what the terminal shows in one row into another, by the fewest bytes that are safe. */
function updateRow(row: number, [before, after]: readonly [string, string], columns: number): string {
  const start = commonStart(before, after);
  const shared = after.slice(0, start);
  const end = commonEnd(before.slice(start), after.slice(start));
  const changed = after.slice(start, after.length - end);
  const column = shared.replaceAll(style, '').length;
  const styles = shared.match(style)?.join('') ?? '';
  const reset = styles !== '' || changed.includes('\u001b') ? plainStyle : '';
  const erase = end === 0 && widthOf(after) < columns ? `${csi}K` : '';
  return moveTo({ row, column }) + styles + changed + reset + erase;
}

class FrameWriter {
  readonly #stdout: NodeJS.WriteStream;
  readonly #isOpen: () => boolean;
  #frame: string | undefined;
  /** What the terminal shows; `undefined` when that is not known. */
  #shown: readonly string[] | undefined;
  #cursor: Place | undefined;

  constructor({ stdout, isOpen }: ScreenOptions) {
    this.#stdout = stdout;
    this.#isOpen = isOpen;
    stdout.on('resize', this.#resized);
  }

  get columns(): number {
    return this.#stdout.columns || 80;
  }

  get rows(): number {
    return this.#stdout.rows || 24;
  }

  get isTTY(): boolean {
    return this.#stdout.isTTY;
  }

  get writableLength(): number {
    return this.#stdout.writableLength;
  }

  on(event: string, listener: (...parameters: unknown[]) => void): this {
    this.#stdout.on(event, listener);
    return this;
  }

  off(event: string, listener: (...parameters: unknown[]) => void): this {
    this.#stdout.off(event, listener);
    return this;
  }

  write(chunk: string | Uint8Array, encoding?: BufferEncoding | Write, callback?: Write): boolean {
    const text = String(chunk);
    if (!notFrames.has(text)) {
      this.#frame = text;
      this.#draw();
    }
    const done = typeof encoding === 'function' ? encoding : callback;
    if (done && this.#stdout.writable) this.#stdout.write('', done);
    else if (done) setImmediate(done);
    return true;
  }

  repaint(): void {
    this.#shown = undefined;
    this.#draw();
  }

  dispose(): void {
    this.#stdout.off('resize', this.#resized);
  }

  /** Whoever lays the frame out draws it anew in this turn, as a rule; where nobody does, the old one is drawn again. */
  readonly #resized = (): void => {
    this.#shown = undefined;
    setImmediate(() => {
      if (!this.#shown) this.#draw();
    });
  };

  #draw(): void {
    if (this.#frame === undefined || !this.#isOpen() || !this.#stdout.writable) return;
    const { columns, rows } = this;
    const lines = this.#frame.split('\n').slice(0, rows);
    const marked = lines.findIndex((line) => line.includes(cursorMark));
    const next = lines.map((line) => line.replaceAll(cursorMark, ''));
    const changes = this.#changes(next);
    const cursor = marked === -1 ? undefined : this.#place(lines[marked] ?? '', marked, columns);
    const cursorChange = this.#moveCursor(cursor, changes !== '');
    if (changes + cursorChange === '') return;
    const hide = changes !== '' && (this.#cursor || !this.#shown) ? hideCursor : '';
    this.#shown = next;
    this.#cursor = cursor;
    this.#stdout.write(beginUpdate + hide + changes + cursorChange + endUpdate);
  }

  #changes(next: readonly string[]): string {
    const { columns, rows } = this;
    const shown = this.#shown ?? [];
    let changes = this.#shown ? '' : clearAll;
    for (let row = 0; row < rows; row += 1) {
      const [before, after] = [shown[row] ?? '', next[row] ?? ''];
      if (before === after) continue;
      const clipped = [clip(before, columns), clip(after, columns)] as const;
      if (clipped[0] !== clipped[1]) changes += updateRow(row, clipped, columns);
    }
    return changes;
  }

  #place(line: string, row: number, columns: number): Place {
    const column = widthOf(line.slice(0, line.indexOf(cursorMark)));
    return { row, column: Math.min(column, columns - 1) };
  }

  #moveCursor(cursor: Place | undefined, hasDrawn: boolean): string {
    const before = this.#shown ? this.#cursor : undefined;
    if (!cursor) return before && !hasDrawn ? hideCursor : '';
    if (before && !hasDrawn && before.row === cursor.row && before.column === cursor.column) return '';
    return moveTo(cursor) + (before && !hasDrawn ? '' : showCursor);
  }
}

/**
 * Ink's stdout for a full screen. Ink 6.8 writes every frame whole in debug mode; only what changed goes on to the
 * terminal, at absolute places inside a synchronized update, and the real cursor stands where `withCursor` put the mark
 * (hidden when there is none). Nothing is ever written while the terminal is not ours, such as Ink's farewell.
 */
export function createScreen(options: ScreenOptions): Screen {
  return new FrameWriter(options) as unknown as Screen;
}
