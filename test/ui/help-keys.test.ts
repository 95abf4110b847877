import { describe, expect, test } from 'vitest';
import type { Session } from '../../src/session/session.ts';
import { update } from '../../src/session/update.ts';
import { keysFor } from '../../src/ui/keys.ts';
import type { KeyFlags } from '../../src/ui/press.ts';
import { openLab } from './kit.ts';
import { screens } from './screens.ts';

/** Every key of a keyboard, by the name that the help writes. */
const keyboard: ReadonlyMap<string, readonly [input: string, key: KeyFlags]> = new Map([
  ...[...'abcdefghijklmnopqrstuvwxyz'].flatMap((letter): [string, [string, KeyFlags]][] => [
    [letter, [letter, {}]],
    [letter.toUpperCase(), [letter.toUpperCase(), {}]],
    [`ctrl-${letter}`, [letter, { ctrl: true }]],
    [`alt-${letter}`, [letter, { meta: true }]],
  ]),
  ...[...'0123456789?/!.,;:-+'].map((sign): [string, [string, KeyFlags]] => [sign, [sign, {}]]),
  ...(
    [
      ['enter', '', { return: true }],
      ['esc', '', { escape: true }],
      ['tab', '', { tab: true }],
      ['shift-tab', '', { tab: true, shift: true }],
      ['space', ' ', {}],
      ['backspace', '', { backspace: true }],
      ['alt-backspace', '', { backspace: true, meta: true }],
      ['delete', '[3~', {}],
      ['↑', '', { upArrow: true }],
      ['↓', '', { downArrow: true }],
      ['←', '', { leftArrow: true }],
      ['→', '', { rightArrow: true }],
      ['alt-left', '', { leftArrow: true, meta: true }],
      ['alt-right', '', { rightArrow: true, meta: true }],
      ['ctrl-left', '', { leftArrow: true, ctrl: true }],
      ['ctrl-right', '', { rightArrow: true, ctrl: true }],
      ['pgup', '', { pageUp: true }],
      ['pgdn', '', { pageDown: true }],
      ['home', '', { home: true }],
      ['end', '', { end: true }],
    ] as const
  ).map(([name, input, key]): [string, [string, KeyFlags]] => [name, [input, key]]),
]);

/** The keys that do something on a screen, but for typing themselves. */
function working(session: Session): readonly string[] {
  const read = keysFor(session);
  return [...keyboard].flatMap(([name, [input, key]]) => {
    const action = read(input, key);
    const isTyped = action?.type === 'edit' && action.edit.do === 'insert';
    return action === undefined || isTyped ? [] : [name];
  });
}

const between = (first: string, last: string): readonly string[] => {
  const [from, to] = [first.charCodeAt(0), last.charCodeAt(0)];
  return Array.from({ length: to - from + 1 }, (_, index) => String.fromCharCode(from + index));
};

/** `a-d` is four keys; `ctrl-c` is one. */
const keysIn = (names: string): readonly string[] =>
  names.split(' ').flatMap((name) => {
    const [, first, last] = /^([a-z0-9])-([a-z0-9])$/.exec(name) ?? [];
    return first !== undefined && last !== undefined ? between(first, last) : [name];
  });

/** The keys that the help of a screen names, under the last of its headings with keys: those of the screen as it is. */
async function named(session: Session): Promise<readonly string[]> {
  const lab = await openLab(update(session, { type: 'show-help' }, 1_000).session, [120, 120]);
  const rows = lab.text().split('\n');
  const from = rows.findLastIndex((row) => /^ {2}Keys( in the key bar)?$/.test(row.trimEnd()));
  const rest = rows.slice(from + 1);
  const table = rest.slice(
    0,
    rest.findIndex((row) => row.trim() === ''),
  );
  lab.close();
  return table.flatMap((row) => keysIn(/^ {2}(\S+(?: \S+)*) {2,}/.exec(row)?.[1] ?? ''));
}

describe('help', () => {
  const shown = Object.entries(screens).filter(([, { screen }]) => screen.name !== 'help');
  test.each(shown)('lists the keys that work on %s, all of them and no other', async (_, session) => {
    expect([...(await named(session))].sort()).toEqual([...working(session)].sort());
  });
});
