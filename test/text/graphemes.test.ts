import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cursorMark } from '../../src/text/cursor-mark.ts';
import { graphemesOf } from '../../src/text/graphemes.ts';

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
