import { expect, test } from 'vitest';
import { hasColors, mannerOf } from '../../src/io/terminal-manner.ts';

const manner = (options: object, environment: Record<string, string> = {}, isTerminal = true) =>
  mannerOf({ color: true, ...options }, environment, isTerminal);

test('a usual terminal gets the whole screen, colours and borders', () => {
  const usual = { isPlain: false, isSpoken: false, isColor: true, isLight: false, has256Colors: true, isAscii: false };
  expect(manner({}, { TERM: 'xterm-256color', LANG: 'en_US.UTF-8' })).toEqual(usual);
  expect(manner({}, {})).toEqual({ ...usual, has256Colors: false });
});

test.each([
  ['the Linux console', { TERM: 'linux' }],
  ['a dumb terminal', { TERM: 'dumb' }],
  ['the C locale', { LANG: 'C' }],
  ['a Latin locale, though LANG says otherwise', { LC_ALL: 'de_DE.ISO-8859-1', LANG: 'de_DE.UTF-8' }],
])('%s gets ASCII, unless asked otherwise', (_name, environment) => {
  expect(manner({}, environment).isAscii).toBe(true);
  expect(manner({ ascii: false }, environment).isAscii).toBe(false);
});

test('ASCII can be asked for', () => {
  expect(manner({ ascii: true }, { LANG: 'C.UTF-8' }).isAscii).toBe(true);
});

test.each([
  ['a pipe', {}, {}, false],
  ['--plain', { plain: true }, {}, true],
  ['--screen-reader', { screenReader: true }, {}, true],
  ['a dumb terminal', {}, { TERM: 'dumb' }, true],
] as const)('%s is line by line', (_name, options, environment, isTerminal) => {
  expect(manner(options, environment, isTerminal).isPlain).toBe(true);
});

test('NO_COLOR counts unless it is empty, and so does --no-color', () => {
  expect(manner({}, { NO_COLOR: '1' }).isColor).toBe(false);
  expect(manner({}, { NO_COLOR: '' }).isColor).toBe(true);
  expect(manner({ color: false }).isColor).toBe(false);
});

test('a light background is known from the terminal, or said', () => {
  expect(manner({}, { COLORFGBG: '0;15' }).isLight).toBe(true);
  expect(manner({}, { COLORFGBG: '0;default;7' }).isLight).toBe(true);
  expect(manner({}, { COLORFGBG: '15;0' }).isLight).toBe(false);
  expect(manner({ light: true }).isLight).toBe(true);
});

test.each([
  [{ TERM: 'screen-256color' }, true],
  [{ TERM: 'xterm-kitty' }, true],
  [{ TERM: 'xterm', COLORTERM: 'truecolor' }, true],
  [{ WT_SESSION: 'some-guid' }, true],
  [{ TERM: 'xterm' }, false],
  [{ TERM: 'linux' }, false],
])('%j: more than 16 colours is %s', (environment, has256Colors) => {
  expect(manner({}, environment as Record<string, string>).has256Colors).toBe(has256Colors);
});

test.each([
  ['a terminal', {}, true, true],
  ['a pipe', {}, false, false],
  ['a dumb terminal', { TERM: 'dumb' }, true, false],
  ['a pipe with FORCE_COLOR', { FORCE_COLOR: '1' }, false, true],
  ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, true, false],
  ['NO_COLOR, whatever else is said', { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
])('what is printed into %s', (_name, environment, isTerminal, expected) => {
  expect(hasColors({ color: true }, environment, isTerminal)).toBe(expected);
  expect(hasColors({ color: false }, environment, isTerminal)).toBe(false);
});
