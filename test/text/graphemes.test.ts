import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { cursorMark } from '../../src/text/cursor-mark.ts';
import { graphemesOf, isPlain } from '../../src/text/graphemes.ts';
import { sanitize } from '../../src/text/safe-text.ts';

const pieces = fc.array(
  fc.oneof(
    fc.constantFrom(cursorMark, ' ', 'a', '│', '✓', '…', '×', '\n', '\r\n', '\u0301', '\u200d', '👩', '日', '🇩', '™'),
    fc.string({ unit: 'binary', maxLength: 3 }),
  ),
  { maxLength: 8 },
);

test('texts fall apart as Unicode says, with the mark of the cursor and without', () => {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  fc.assert(
    fc.property(pieces, (all) => {
      const text = all.join('');
      expect(graphemesOf(text)).toEqual(Array.from(segmenter.segment(text), ({ segment }) => segment));
    }),
    { numRuns: 2_000 },
  );
});

test('a plain character takes one cell, and none joins another, whichever two stand beside each other', () => {
  const all = Array.from({ length: 0x11_0000 }, (_, code) => String.fromCodePoint(code));
  const plain = all.filter((character) => isPlain(character) && character !== cursorMark);
  expect(plain).toEqual(expect.arrayContaining(['a', ' ', 'é', '│', '░', '█', '…', '✓', '●']));
  expect(plain.filter((character) => stringWidth(character) !== 1)).toEqual([]);
  expect(sanitize(`${plain.join('')}\u0007`)).toBe(`${plain.join('')}␇`);
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const joined = plain.filter((one) => plain.some((other) => Array.from(segmenter.segment(one + other)).length !== 2));
  expect(joined).toEqual([]);
});

test('whatever the lab draws of its own is plain', () => {
  const folder = fileURLToPath(new URL('../golden/', import.meta.url));
  const frames = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  expect(frames.length).toBeGreaterThan(50);
  const others = frames.filter((name) => !readFileSync(`${folder}${name}`, 'utf8').split('\n').every(isPlain));
  expect(others).toEqual([]);
});
