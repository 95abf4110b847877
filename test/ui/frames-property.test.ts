import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { cursorMark } from '../../src/text/cursor-mark.ts';
import { displayWidth } from '../../src/text/width.ts';
import { loadMarkdown } from '../../src/ui/markdown-library.ts';
import { openLab, usualLook } from './kit.ts';
import { screens } from './screens.ts';

const runs = Number(process.env.MI_LAB_FRAMES ?? 25);
const names = Object.keys(screens);

/** Keys as a person presses them anywhere: letters, digits, arrows, paging, panels, the bar, search, a paste of lines. */
const keys = fc.array(
  fc.constantFrom(
    ...['m', 't', 'g', 's', 'w', 'n', 'b', 'f', '/', '?', 'j', 'k', '1', '2', 'h', 'u'],
    ...['\u001B[A', '\u001B[B', '\u001B[5~', '\u001B[6~', '\t', '\u007F', ' ', '\u0013', '\u0012'],
    ...['\u001B[200~one\ntwo and more\u001B[201~', 'ä', '漢', 'x'.repeat(90)],
  ),
  { maxLength: 8 },
);

beforeAll(loadMarkdown);

test('whatever is pressed, wherever, at whatever size: a frame is exactly as high as the window, and no row is wider', async () => {
  const sizes = fc.tuple(fc.integer({ min: 60, max: 200 }), fc.integer({ min: 20, max: 60 }));
  const looks = fc.record({ isColor: fc.boolean(), isAscii: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), sizes, looks, keys, async (name, [columns, rows], look, pressed) => {
      const session = screens[name];
      if (!session) throw new Error(`no screen ${name}`);
      const lab = await openLab(session, [columns, rows], { ...usualLook, ...look });
      await lab.type(...pressed);
      const frames = lab.screen.frames.map((frame) => stripVTControlCharacters(frame).split('\n'));
      lab.close();
      for (const frame of frames) {
        expect(frame).toHaveLength(rows);
        for (const row of frame) expect(displayWidth(row.replaceAll(cursorMark, ''))).toBeLessThanOrEqual(columns);
      }
    }),
    { numRuns: runs },
  );
}, 120_000);
