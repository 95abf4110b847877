import { describe, expect, test } from 'vitest';
import { createPressReader, keyName, type Press } from '../../src/ui/press.ts';

const key = (input: string, flags = {}): Press => ({ type: 'key', input, key: flags });

/** The presses that a series of Ink's events comes to. */
function read(...events: readonly (string | readonly [string, object])[]): readonly Press[] {
  const reader = createPressReader();
  return events.flatMap((event) => (typeof event === 'string' ? reader(event, {}) : reader(event[0], event[1])));
}

describe('a chunk of characters', () => {
  test('is one key when it is one character, however long that is in UTF-16', () => {
    expect(read('a')).toEqual([key('a')]);
    expect(read('😀')).toEqual([key('😀')]);
  });

  test('stays together when it is text with line ends', () => {
    expect(read('az vm list\raz')).toEqual([{ type: 'burst', text: 'az vm list\raz' }]);
  });

  test('is taken apart at control characters, which are keys', () => {
    expect(read('\x7f\x7f\x7f')).toEqual([1, 2, 3].map(() => key('', { delete: true })));
    expect(read('ab\x15ls')).toEqual([
      { type: 'burst', text: 'ab' },
      key('u', { ctrl: true }),
      { type: 'burst', text: 'ls' },
    ]);
    expect(read('ls\x03')).toEqual([{ type: 'burst', text: 'ls' }, key('c', { ctrl: true })]);
  });
});

describe('keys typed ahead', () => {
  test('are Tab as well, which completes what came along with it', () => {
    expect(read('az ident\t')).toEqual([{ type: 'burst', text: 'az ident' }, key('', { tab: true })]);
    expect(read('a\tb')).toEqual([{ type: 'burst', text: 'a\tb' }]);
  });

  test('are Esc and arrows as well', () => {
    expect(read('?\x1b')).toEqual([key('?'), key('', { escape: true })]);
    expect(read('j\x1b[Bq')).toEqual([key('j'), key('', { downArrow: true }), key('q')]);
  });

  test('are not what a word of the language happens to be called', () => {
    expect(read('constructor')).toEqual([{ type: 'burst', text: 'constructor' }]);
  });
});

describe('a bracketed paste', () => {
  test('is one press, whatever is in it', () => {
    const events = ['[200~', 'one\r', ['', { return: true }], ['', { tab: true }], 'two', '[201~'] as const;
    expect(read(...events, 'x')).toEqual([{ type: 'paste', text: 'one\r\n\ttwo' }, key('x')]);
  });

  test('without anything in it is nothing', () => {
    expect(read('[200~', '[201~')).toEqual([]);
  });

  test('whose end never came ends with Ctrl-C', () => {
    expect(read('[200~', 'lost', ['c', { ctrl: true }], 'x')).toEqual([key('c', { ctrl: true }), key('x')]);
  });
});

test.each([
  ['', { upArrow: true }, 'up'],
  ['', { leftArrow: true, ctrl: true }, 'ctrl-left'],
  ['', { leftArrow: true, meta: true }, 'alt-left'],
  ['b', { meta: true }, 'alt-b'],
  ['r', { ctrl: true }, 'ctrl-r'],
  ['', { escape: true, meta: true }, 'esc'],
  ['\n', {}, 'enter'],
  [' ', {}, 'space'],
  ['', { delete: true }, 'backspace'],
  ['', { delete: true, meta: true }, 'alt-backspace'],
  ['[3~', {}, 'delete'],
])('%j with %j is called %s', (input, flags, name) => {
  expect(keyName(input, flags)).toBe(name);
});
