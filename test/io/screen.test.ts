import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createScreen } from '../../src/io/screen.ts';
import { cursorMark, withCursor } from '../../src/text/cursor-mark.ts';
import { RealTerminal } from './real-terminal.ts';

const always = { isOpen: () => true };

const open = (columns = 80, rows = 24) => {
  const terminal = new RealTerminal(columns, rows);
  return { terminal, screen: createScreen({ stdout: terminal.asStdout(), ...always }) };
};

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The same frame drawn the dull way: everything, on an empty screen. */
async function drawnPlainly(frame: string, { columns, rows }: RealTerminal): Promise<readonly string[]> {
  const terminal = new RealTerminal(columns, rows);
  for (const [row, line] of frame.replaceAll(cursorMark, '').split('\n').slice(0, rows).entries()) {
    terminal.write(`\u001b[${row + 1};1H\u001b[0m${line}`);
  }
  await terminal.settle();
  return terminal.cells();
}

const styles = [
  '\u001b[31m',
  '\u001b[39m',
  '\u001b[1m',
  '\u001b[22m',
  '\u001b[44m',
  '\u001b[49m',
  '\u001b[7m',
  '\u001b[27m',
  '\u001b[38;5;99m',
];
const glyph = fc.constantFrom('a', 'b', ' ', '│', '─', '資', 'e\u0301', '✓', 'é', 'é');
const piece = fc.oneof({ weight: 8, arbitrary: glyph }, { weight: 2, arbitrary: fc.constantFrom(...styles) });
const anyRow = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));
/** Rows that differ from each other in one place only, as those of two frames do. */
const likeRow = fc
  .tuple(
    fc.constantFrom('', '\u001b[31m', '\u001b[31;44m'),
    fc.constantFrom('ab', 'a', 'x'),
    fc.constantFrom('', '\u0301', '資', '\u001b[1m'),
    fc.constantFrom('y', 'z'),
    fc.constantFrom('', '\u001b[0m │', '\u0301 │'),
  )
  .map((parts) => parts.join(''));
const row = fc.oneof(anyRow, likeRow);
const mark = fc.option(fc.nat({ max: 30 }), { nil: undefined });
const step = fc.record({
  // Ink writes an empty text and a lone line feed for other reasons than a frame.
  rows: fc.array(row, { minLength: 3, maxLength: 7 }),
  mark,
  size: fc.option(fc.constantFrom<readonly [number, number]>([28, 5], [40, 7]), { freq: 5, nil: undefined }),
});

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** A frame with the mark after the first `a` or `ab` of some row, or with none; and where the cursor must be then. */
function frameOf({ rows, mark: at }: Step): {
  readonly frame: string;
  readonly place: readonly [number, number] | undefined;
} {
  if (at === undefined) return { frame: rows.join('\n'), place: undefined };
  const marked = at % rows.length;
  const start = /^(?:ab?)?/.exec(rows[marked] ?? '')?.[0] ?? '';
  const text = `${start}${withCursor('', (rows[marked] ?? '').slice(start.length))}`;
  return { frame: rows.with(marked, text).join('\n'), place: [marked, start.length] };
}

async function expectShown(terminal: RealTerminal, shownStep: Step): Promise<void> {
  const { frame, place } = frameOf(shownStep);
  await terminal.settle();
  expect(terminal.cells()).toEqual(await drawnPlainly(frame, terminal));
  const isVisible = place !== undefined && place[0] < terminal.rows;
  expect(terminal.cursor()).toMatchObject(isVisible ? { isVisible, row: place[0], column: place[1] } : { isVisible });
}

describe('what the terminal shows', () => {
  test('is each frame exactly, looks and cursor too, after any frames and resizes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const { terminal, screen } = open(40, 7);
        for (const next of steps) {
          if (next.size) terminal.resize(next.size[0], next.size[1]);
          screen.write(frameOf(next).frame);
          await expectShown(terminal, next);
        }
      }),
      { numRuns: 200 },
    );
  }, 3_600_000);

  test('is clipped at the right and at the bottom, and nothing scrolls', async () => {
    const { terminal, screen } = open(10, 4);
    screen.write(['0123456789ABC', '', '\u001b[31m資格情報資格情報\u001b[39m', '9876543210ABC', 'below'].join('\n'));
    await terminal.settle();
    expect(terminal.lines()).toEqual(['0123456789', '', '資格情報資', '9876543210']);
    expect(terminal.terminal.buffer.active.baseY).toBe(0);
  });

  test('keeps its last column: a full row is not erased to the right, where some terminals stand on that column', () => {
    const { terminal, screen } = open(10, 3);
    screen.write('0123456789\n012345678');
    expect(terminal.written).toContain('0123456789\u001b[2;1H');
    expect(terminal.written).toContain('012345678\u001b[K');
  });

  test('keeps a mark that stays while the letter under it changes', async () => {
    const { terminal, screen } = open();
    screen.write('xa\u0301y');
    screen.write('xb\u0301y');
    await terminal.settle();
    expect(terminal.lines()[0]).toBe('xb\u0301y');
  });

  test('is drawn again after a resize though nobody sends a frame', async () => {
    const { terminal, screen } = open(20, 4);
    screen.write('one\ntwo\nthree\nfour');
    terminal.resize(4, 2);
    await nextTurn();
    await terminal.settle();
    expect(terminal.lines()).toEqual(['one', 'two']);
    screen.dispose();
    expect(terminal.listenerCount('resize')).toBe(0);
  });

  test('survives a window that reports no size', async () => {
    const { terminal, screen } = open(80, 24);
    terminal.columns = 0;
    terminal.rows = 0;
    screen.write('shown');
    expect([screen.columns, screen.rows]).toEqual([80, 24]);
    expect(terminal.written).toContain('shown');
  });
});

describe('the cursor', () => {
  test.each([
    ['at the end of what is typed', withCursor('$ az', ''), 4],
    ['in the middle', withCursor('$ a', 'z'), 3],
    ['after wide characters', withCursor('資格 ', ''), 5],
    ['on a wide character', withCursor('ab', '資'), 2],
    ['after styles', `\u001b[1m$ \u001b[22m${withCursor('x', '')}`, 3],
  ])('stands %s', async (_name, line, column) => {
    const { terminal, screen } = open();
    screen.write(`head\n${line}`);
    await terminal.settle();
    expect(terminal.cursor()).toEqual({ row: 1, column, isVisible: true });
    expect(terminal.lines().join('')).not.toContain(cursorMark);
  });

  test('is hidden when no mark is in the frame, and moves without a redraw', async () => {
    const { terminal, screen } = open();
    screen.write(`x${withCursor('', 'y')}`);
    terminal.bytes = 0;
    screen.write(withCursor('', 'xy'));
    await terminal.settle();
    expect(terminal.cursor()).toEqual({ row: 0, column: 0, isVisible: true });
    expect(terminal.bytes).toBeLessThan(30);
    screen.write('xy');
    expect(terminal.cursor().isVisible).toBe(false);
  });
});

describe('what is written', () => {
  const box = (text: string): string =>
    `┌${'─'.repeat(78)}┐\n│ \u001b[32m$\u001b[39m ${text.padEnd(75)}│\n└${'─'.repeat(78)}┘`;

  test('for an unchanged frame is nothing', () => {
    const { terminal, screen } = open();
    screen.write(box('az'));
    terminal.bytes = 0;
    screen.write(box('az'));
    expect(terminal.bytes).toBe(0);
  });

  test('for one character is a few dozen bytes, between styles and a border too', () => {
    const { terminal, screen } = open();
    screen.write(box(withCursor('az', '')));
    terminal.bytes = 0;
    screen.write(box(withCursor('az ', '')));
    expect(terminal.bytes).toBeLessThan(80);
  });

  test('has no line feed, and stays inside a synchronized update', () => {
    const { terminal, screen } = open();
    screen.write(box('az'));
    screen.write(box('az login'));
    expect(terminal.written).not.toContain('\n');
    const updates = terminal.written.split('\u001b[?2026l');
    expect(updates.pop()).toBe('');
    expect(updates).toHaveLength(2);
    for (const update of updates) expect(update.lastIndexOf('\u001b[?2026h')).toBe(0);
  });

  test('is nothing while the terminal is not ours, and the last frame after', async () => {
    let isOpen = true;
    const terminal = new RealTerminal();
    const screen = createScreen({ stdout: terminal.asStdout(), isOpen: () => isOpen });
    screen.write('first');
    isOpen = false;
    terminal.bytes = 0;
    screen.write('second');
    screen.repaint();
    terminal.emit('resize');
    await nextTurn();
    expect(terminal.bytes).toBe(0);
    isOpen = true;
    screen.repaint();
    await terminal.settle();
    expect(terminal.lines()[0]).toBe('second');
  });

  test('calls back, for a frame and for none', async () => {
    const { screen } = open();
    await new Promise((resolve) => screen.write('frame', resolve));
    await new Promise((resolve) => screen.write('', 'utf8', resolve));
  });
});
