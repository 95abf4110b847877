import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sanitize } from '../../src/text/safe-text.ts';
import { displayWidth, pad, truncate, wrap } from '../../src/text/width.ts';

const word = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    '資格情報',
    '👍🏽',
    '👩‍👩‍👧‍👦',
    '🇩🇪',
    'e\u0301',
    '1️⃣',
    '─',
    'क्षि',
    'https://management.azure.com/subscriptions/00000000',
  ),
);
const text = fc
  .array(fc.oneof(word, fc.constantFrom(' ', '  ', '\n', '    ')), { maxLength: 20 })
  .map((parts) => sanitize(parts.join('')));
const columns = fc.integer({ min: 2, max: 30 });

const withoutBlanks = (value: string): string => value.replaceAll(/[ \n]/g, '');

describe('displayWidth', () => {
  test.each([
    ['abc', 3],
    ['資格', 4],
    ['e\u0301', 1],
    ['👍🏽', 2],
    ['👩‍👩‍👧‍👦', 2],
    ['🇩🇪', 2],
    ['✓ ├─ …', 6],
    ['', 0],
  ])('%s is %i cells', (value, cells) => {
    expect(displayWidth(value)).toBe(cells);
  });
});

describe('wrap', () => {
  test('breaks at words and drops only the spaces at a break', () => {
    expect(wrap(sanitize('A badge is not a key'), 10)).toEqual(['A badge is', 'not a key']);
  });

  test('keeps line breaks, empty lines and indentation', () => {
    expect(wrap(sanitize('{\n  "id": "x"\n\n}'), 20)).toEqual(['{', '  "id": "x"', '', '}']);
  });

  test('keeps the indentation of a line that is too long', () => {
    expect(wrap(sanitize('  one two three'), 9)).toEqual(['  one two', 'three']);
  });

  test('breaks a long word at the column', () => {
    const url = 'http://169.254.169.254/metadata/identity/oauth2/token';
    const rows = wrap(sanitize(`see ${url}`), 20);
    expect(rows.join('')).toBe(`see ${url}`);
    expect(rows.slice(0, -1).every((row) => row.length === 20)).toBe(true);
  });

  test('starts a long word on a new row where that cuts it less', () => {
    expect(wrap(sanitize('abc 1234567890'), 5)).toEqual(['abc', '12345', '67890']);
  });

  test('never cuts a wide character in half', () => {
    expect(wrap(sanitize('資格情報'), 3)).toEqual(['資', '格', '情', '報']);
    expect(wrap(sanitize('a資格'), 4)).toEqual(['a資', '格']);
  });

  test('loses nothing but blanks, and no row is too wide', () => {
    fc.assert(
      fc.property(text, columns, (value, width) => {
        const rows = wrap(value, width);
        expect(withoutBlanks(rows.join(''))).toBe(withoutBlanks(value));
        for (const row of rows) expect(displayWidth(row)).toBeLessThanOrEqual(width);
        for (const row of rows) expect(row).not.toContain('\n');
      }),
      { numRuns: 2_000 },
    );
  });

  test('leaves lines that fit exactly as they are', () => {
    fc.assert(fc.property(text, (value) => wrap(value, 10_000).join('\n') === value));
  });

  test('is one character a row, at worst, when there is no room', () => {
    expect(wrap(sanitize('ab 資'), 0)).toEqual(['a', 'b', '資']);
  });
});

describe('truncate', () => {
  test.each([
    ['managed identity', 10, 'managed i…'],
    ['managed', 7, 'managed'],
    ['資格情報', 5, '資格…'],
    ['資格情報', 4, '資…'],
    ['👩‍👩‍👧‍👦 family', 4, '👩‍👩‍👧‍👦 …'],
    ['one\ntwo', 10, 'one…'],
    ['abc', 1, '…'],
    ['abc', 0, ''],
  ])('%j to %i columns is %j', (value, width, expected) => {
    expect(truncate(sanitize(value), width)).toBe(expected);
  });

  test('is never wider than asked', () => {
    fc.assert(
      fc.property(text, columns, (value, width) => displayWidth(truncate(value, width).replaceAll('\n', '')) <= width),
    );
  });
});

describe('pad', () => {
  test('fills up by cells, not by characters', () => {
    expect(pad(sanitize('資格'), 6)).toBe('資格  ');
    expect(pad(sanitize('abc'), 2)).toBe('abc');
    expect(displayWidth(pad(sanitize('👍🏽 ok'), 10))).toBe(10);
  });
});
