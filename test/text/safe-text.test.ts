import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cursorMark } from '../../src/text/cursor-mark.ts';
import { sanitize, sanitizeLine } from '../../src/text/safe-text.ts';
import { displayWidth, truncate, wrap } from '../../src/text/width.ts';
import { attackStrings } from './attack-strings.ts';
import { TerminalOracle } from './terminal-oracle.ts';

/** Written apart from the source's rules: nothing here may ever come out. ZWJ, ZWNJ and VS16 are judged by examples. */
const forbidden = new RegExp(
  [
    String.raw`\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Cf}\p{Zl}\p{Zp}`,
    String.raw`\u034F\u115F\u1160\u17B4\u17B5\u180B-\u180F\u3164\uFFA0\uFE00-\uFE0E\u{E0000}-\u{E0FFF}`,
  ]
    .map((characters) => `(?![\u200C\u200D])[${characters}]`)
    .join('|'),
  'u',
);

const codeUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 })
  .map((units) => String.fromCharCode(...units));
const fragments = fc.constantFrom(
  ...Object.values(attackStrings),
  '\u001b',
  '[',
  ']',
  '\u200d',
  '\ufe0f',
  '\n',
  'क्',
  'ष',
  '❤',
  '👩',
);
const anyText = fc
  .array(fc.oneof(fragments, codeUnits, fc.string({ unit: 'binary' }), fc.string()), { maxLength: 6 })
  .map((parts) => parts.join(''));

describe('the attack strings', () => {
  test('number at least sixty, and most of them do something to a terminal when raw', async () => {
    const oracle = new TerminalOracle();
    let active = 0;
    for (const text of Object.values(attackStrings)) {
      oracle.reset();
      if ((await oracle.show(`${text}\u001b\\`)).some((event) => event !== 'ESC \\')) active += 1;
    }
    expect(Object.keys(attackStrings).length).toBeGreaterThanOrEqual(60);
    expect(active).toBeGreaterThan(40);
  });

  test.each(Object.entries(attackStrings))('%s is harmless when sanitised', async (_name, text) => {
    const safe = sanitize(text);
    expect(safe.replaceAll('\n', '')).not.toMatch(forbidden);
    expect(await new TerminalOracle().show(safe)).toEqual([]);
    expect(sanitize(safe)).toBe(safe);
  });
});

test('10,000 hostile strings and their rows do nothing to a terminal', async () => {
  const oracle = new TerminalOracle();
  await fc.assert(
    fc.asyncProperty(fc.array(anyText, { minLength: 100, maxLength: 100 }), async (texts) => {
      oracle.reset();
      const safe = texts.map(sanitize);
      const shown = safe.flatMap((text) => [text, truncate(text, 7), ...wrap(text, 9)]).join('\n');
      expect(shown.replaceAll('\n', '')).not.toMatch(forbidden);
      expect(await oracle.show(shown)).toEqual([]);
    }),
    { numRuns: 100 },
  );
}, 3_600_000);

test('sanitising twice changes nothing', () => {
  fc.assert(
    fc.property(anyText, (text) => sanitize(sanitize(text)) === sanitize(text)),
    { numRuns: 5_000 },
  );
});

test('one grapheme never carries more than eight marks', () => {
  const zalgo = fc.array(fc.constantFrom('a', '\u0301', '\u0489', '\u200b', '\n', '\u200d', 'क', '\u093f'), {
    maxLength: 60,
  });
  fc.assert(fc.property(zalgo, (parts) => !/\p{M}{9}/u.test(sanitize(parts.join('')))));
});

describe('what is kept', () => {
  test.each([
    ['plain ASCII', 'az login --identity | jq -r ".[0]"\n~'],
    ['accents, composed or not', 'é e\u0301 Ångström ñ'],
    ['box drawing, arrows and our marks', '┌─┐ ├─ ┄┄ → ✓ ✗ ○ █ …'],
    ['wide characters', '資格情報 管理 한국어'],
    ['Arabic and Hebrew letters', 'مرحبا שלום'],
    ['emoji with a skin tone', '👍🏽'],
    ['a joined emoji', '👩‍👩‍👧‍👦 👩🏽‍❤️‍💋‍👨🏽 🏳️‍🌈'],
    ['a keycap and a heart', '1️⃣ ❤️'],
    ['flags', '🇩🇪🇮🇳'],
    ['an Indic word with a joiner', 'क्\u200dष श्री\u0d02 ක්\u200dෂ'],
  ])('%s', (_name, text) => {
    expect(sanitize(text)).toBe(text);
  });

  test.each([
    ['\u001b[2J', '␛[2J'],
    ['a\tb', 'a  b'],
    ['a\r\nb\rc', 'a\nb␍c'],
    ['\u007f\u0000', '␡␀'],
    ['\u009b31m', '\uFFFD31m'],
    ['x\u202Ey', 'x\uFFFDy'],
    ['x\u200dy', 'x\uFFFDy'],
    [`$ ${cursorMark}`, '$ \uFFFD'],
    ['\uF8FF', '\uFFFD'],
    [`a${'\u0301'.repeat(50)}b`, `a${'\u0301'.repeat(8)}\uFFFDb`],
    ['\u0301a', '◌\u0301a'],
    ['a👍🏽🏽', 'a👍🏽\uFFFD'],
    ['a🏽', 'a\uFFFD'],
    ['1\uFE0Fx', '1\uFFFDx'],
    ['क\u200d\u093f', 'क\uFFFD\u093f'],
    ['👨\u200d👨\u200d👨\u200d👨\u200d👨', '👨\u200d👨\u200d👨\u200d👨\uFFFD👨'],
  ])('%j becomes %j', (text, expected) => {
    expect(sanitize(text)).toBe(expected);
  });

  test('a line keeps its break as a visible character', () => {
    expect(sanitizeLine('a\r\nb\nc')).toBe('a␊b␊c');
  });

  test('every picture of a control character takes one cell', () => {
    for (let code = 0; code < 0x20; code += 1) {
      if (code !== 0x09 && code !== 0x0a) expect(displayWidth(sanitize(String.fromCodePoint(code)))).toBe(1);
    }
  });
});
