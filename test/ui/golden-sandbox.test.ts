import { stripVTControlCharacters } from 'node:util';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { asciiText } from '../../src/text/ascii-text.ts';
import { cursorMark } from '../../src/text/cursor-mark.ts';
import { sanitizeLine } from '../../src/text/safe-text.ts';
import type { Look } from '../../src/ui/lab-context.ts';
import { loadMarkdown } from '../../src/ui/markdown-library.ts';
import { openLab, type Size, seen, sizes, usualLook } from './kit.ts';
import { screens } from './screens.ts';

vi.hoisted(() => {
  process.env.FORCE_COLOR = '2';
});

/** Every state of a sandbox, whatever it belongs to. */
const states = Object.entries(screens).filter(([, { screen }]) => {
  const run = screen.name === 'scenario' ? screen.run : undefined;
  const asked = screen.name === 'lesson' || screen.name === 'quiz' ? screen.asking : undefined;
  return run !== undefined || (asked?.prompt.kind === 'type' && asked.sandbox?.run !== undefined);
});

async function rawFrame(name: string, size: Size, look: Look): Promise<string> {
  const session = screens[name];
  if (!session) throw new Error(`no screen ${name}`);
  const lab = await openLab(session, size, look);
  const raw = lab.raw();
  lab.close();
  return raw;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal's sequences begin with one
const SEQUENCE = /\u001B\[([\d;]*)m/;

/** The codes that are on after one more: `22` ends bold and dim, `39` a colour, and so on. */
function after(active: readonly string[], code: string): readonly string[] {
  const ended: Readonly<Record<string, RegExp>> = {
    0: /./,
    22: /^[12]$/,
    24: /^4$/,
    27: /^7$/,
    39: /^(3|9)\d?(;|$)/,
    49: /^4[0-8]/,
  };
  const ends = ended[code];
  return ends ? active.filter((one) => !ends.test(one)) : [...active, code];
}

/** Where a row is styled, and how: `3-7 1;36` for its third to seventh cell in bold cyan. */
function stylesOf(row: string): string {
  let active: readonly string[] = [];
  let column = 0;
  const runs: string[] = [];
  row.split(SEQUENCE).forEach((piece, index) => {
    if (index % 2 === 1) {
      active = after(active, piece);
      return;
    }
    const length = [...piece.replaceAll(cursorMark, '')].length;
    if (length > 0 && active.length > 0) runs.push(`${column + 1}-${column + length} ${active.join(' ')}`);
    column += length;
  });
  return runs.join(', ');
}

/** The styles of a frame, a line for each row that has some. */
const styled = (raw: string): readonly string[] =>
  raw.split('\n').flatMap((row, index) => {
    const styles = stylesOf(row);
    return styles === '' ? [] : [`${String(index + 1).padStart(2)}: ${styles}`];
  });

/** Blanks at the end of a row are there for their style only. */
const trimmed = (text: string): string => text.replaceAll(/ +$/gm, '');

const at = ([columns, rows]: Size): string => `${columns}x${rows}`;
const colours: readonly (readonly [name: string, look: Look])[] = [
  ['light', { ...usualLook, isLight: true }],
  ['rich', { ...usualLook, has256Colors: true }],
];

beforeAll(loadMarkdown);

test('there are as many states as were ever drawn', () => {
  expect(states.length).toBeGreaterThan(35);
});

describe.each(sizes.map((size) => [at(size), size] as const))('every state of a sandbox at %s', (place, size) => {
  const usual = new Map<string, string>();
  beforeAll(async () => {
    for (const [name] of states) usual.set(name, await rawFrame(name, size, usualLook));
  }, 120_000);

  test('has no style without colour, and other words only where code is told by its backticks', {
    timeout: 120_000,
  }, async () => {
    const others: string[] = [];
    for (const [name] of states) {
      const raw = await rawFrame(name, size, { ...usualLook, isColor: false });
      expect(raw, name).not.toContain('\u001B');
      const text = trimmed(seen(raw));
      if (text === trimmed(seen(usual.get(name) ?? ''))) continue;
      expect(text, name).toContain('`');
      others.push(`# ${name}`, text);
    }
    await expect(others.join('\n')).toMatchFileSnapshot(`../golden/sandbox-no-color-${place}.txt`);
  });

  test('says the same in ASCII, sign for sign', { timeout: 120_000 }, async () => {
    for (const [name] of states) {
      const text = seen(await rawFrame(name, size, { ...usualLook, isAscii: true }));
      const rows = seen(usual.get(name) ?? '').split('\n');
      // The border's lower corners are Ink's, and one of them is a plus.
      const mapped = rows.map((row) => asciiText(sanitizeLine(row)));
      expect(text.replaceAll(/[+`]/g, '+'), name).toBe(mapped.join('\n').replaceAll(/[+`]/g, '+').replaceAll('#', '█'));
      expect(text.replaceAll('█', '#'), name).toMatch(/^[\n -~]*$/);
    }
  });

  test.each(colours)('is coloured as it was: %s', { timeout: 120_000 }, async (look, { isLight, has256Colors }) => {
    const frames: string[] = [];
    for (const [name] of states) {
      const raw = await rawFrame(name, size, { ...usualLook, isLight, has256Colors });
      expect(stripVTControlCharacters(raw), name).toBe(stripVTControlCharacters(usual.get(name) ?? ''));
      frames.push(`# ${name}`, ...styled(raw), '');
    }
    await expect(frames.join('\n')).toMatchFileSnapshot(`../golden/sandbox-${look}-${place}.txt`);
  });
});
