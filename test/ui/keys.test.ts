import { describe, expect, test } from 'vitest';
import type { Action } from '../../src/session/action.ts';
import type { Session } from '../../src/session/session.ts';
import { displayWidth } from '../../src/text/width.ts';
import { keyHints, keysFor } from '../../src/ui/keys.ts';
import type { KeyFlags } from '../../src/ui/press.ts';
import { screens } from './screens.ts';

const flags: Readonly<Record<string, KeyFlags>> = {
  Enter: { return: true },
  Esc: { escape: true, meta: true },
  Backspace: { delete: true },
  Tab: { tab: true },
  Up: { upArrow: true },
  Down: { downArrow: true },
  Left: { leftArrow: true },
  Right: { rightArrow: true },
  Home: { home: true },
  End: { end: true },
  PageUp: { pageUp: true },
  PageDown: { pageDown: true },
};

function named(name: string): Session {
  const session = screens[name];
  if (!session) throw new Error(`no screen ${name}`);
  return session;
}

/** What a key means: `ctrl-x` and `alt-x` as written, everything else by its name above or its character. */
function meaning(screen: string, key: string): Action | undefined {
  const [, modifier, character = ''] = /^(ctrl|alt)-(.+)$/.exec(key) ?? [];
  const read = keysFor(named(screen));
  if (modifier) return read(character, modifier === 'ctrl' ? { ctrl: true } : { meta: true });
  const flag = flags[key];
  return flag ? read('', flag) : read(key, {});
}

const edit = (stroke: Exclude<(Action & { type: 'edit' })['edit']['do'], 'insert'>): Action => ({
  type: 'edit',
  edit: { do: stroke },
});
const insert = (text: string): Action => ({ type: 'edit', edit: { do: 'insert', text } });
const pick = (index: number): Action => ({ type: 'pick', index });

type Row = readonly [screen: string, key: string, action: Action | undefined];

const rows: readonly Row[] = [
  ['home-first', 'Down', { type: 'move-cursor', by: 1 }],
  ['home-first', 'Enter', { type: 'submit' }],
  ['home-first', '2', { type: 'go', destination: { to: 'lesson', lessonId: 'scopes' } }],
  ['home-first', 'q', { type: 'go', destination: { to: 'quiz-setup' } }],
  ['home-first', 'x', { type: 'go', destination: { to: 'leave' } }],
  ['home-first', 'End', { type: 'move-cursor', by: 1000 }],
  ['home-first', 'z', undefined],
  ['page', 'Enter', { type: 'go-on' }],
  ['page', ' ', { type: 'go-on' }],
  ['page', '\n', { type: 'go-on' }],
  ['page', 'Left', undefined],
  ['page', 'Down', { type: 'scroll', rows: -1 }],
  ['page', 'PageUp', { type: 'scroll', rows: 10 }],
  ['page', 'Esc', { type: 'go-back' }],
  ['page', '?', { type: 'show-help' }],
  ['lesson-scenario', 'Enter', { type: 'go-on' }],
  ['lesson-scenario', 's', { type: 'skip' }],
  ['lesson-scenario-solved', 'Enter', { type: 'go-on' }],
  ['lesson-scenario-solved', 'a', { type: 'open-again' }],
  ['lesson-scenario', 'Left', { type: 'go-to-previous' }],
  ['one-before', 'd', pick(3)],
  ['one-before', '4', pick(3)],
  ['one-before', 'e', undefined],
  ['one-before', 'Up', { type: 'move-cursor', by: -1 }],
  ['one-before', 'Enter', { type: 'submit' }],
  ['one-before', ' ', { type: 'submit' }],
  ['one-right', 'Enter', { type: 'go-on' }],
  ['one-right', 'a', undefined],
  ['many-before', 'c', pick(2)],
  ['many-before', ' ', { type: 'pick-at-cursor' }],
  ['many-before', 'Enter', { type: 'submit' }],
  ['order-before', 'b', pick(1)],
  ['order-before', ' ', { type: 'pick-at-cursor' }],
  ['order-before', 'Enter', { type: 'pick-at-cursor' }],
  ['order-before', 'Backspace', { type: 'unpick-last' }],
  ['order-placed', 'Enter', { type: 'submit' }],
  ['quiz', 'a', pick(0)],
  ['story', 'Enter', { type: 'go-on' }],
  ['story', 'Esc', { type: 'go-back' }],
  ['scenario-opening', 'Esc', { type: 'go-back' }],
  ['scenario-output', 'a', insert('a')],
  ['scenario-output', '?', insert('?')],
  ['scenario-output', ' ', insert(' ')],
  ['scenario-output', 'é', insert('é')],
  ['scenario-output', 'Enter', { type: 'enter-line' }],
  ['scenario-output', 'Esc', { type: 'focus', focus: 'keys' }],
  ['scenario-output', 'Tab', { type: 'complete' }],
  ['scenario-search', 'Tab', undefined],
  ['scenario-keys', 'Tab', undefined],
  ['scenario-output', 'alt-x', undefined],
  ['scenario-output', 'ctrl-t', undefined],
  ['scenario-output', 'Backspace', edit('delete-back')],
  ['scenario-output', 'ctrl-d', edit('delete-forward')],
  ['scenario-output', 'Left', edit('left')],
  ['scenario-output', 'Home', edit('start')],
  ['scenario-output', 'ctrl-a', edit('start')],
  ['scenario-output', 'End', edit('end')],
  ['scenario-output', 'ctrl-e', edit('end')],
  ['scenario-output', 'ctrl-k', edit('delete-to-end')],
  ['scenario-output', 'ctrl-u', edit('delete-to-start')],
  ['scenario-output', 'ctrl-w', edit('delete-word')],
  ['scenario-output', 'alt-b', edit('word-left')],
  ['scenario-output', 'alt-f', edit('word-right')],
  ['scenario-output', 'Up', edit('older')],
  ['scenario-output', 'Down', edit('newer')],
  ['scenario-output', 'ctrl-r', edit('search')],
  ['scenario-output', 'PageUp', { type: 'scroll', rows: 10 }],
  ['scenario-map', 'Esc', { type: 'focus', focus: 'prompt' }],
  ['scenario-search', 'Esc', edit('end')],
  ['scenario-search', 'a', insert('a')],
  ['scenario-keys', 'h', { type: 'lab-word', word: 'hint' }],
  ['scenario-keys', 'm', { type: 'lab-word', word: 'map' }],
  ['scenario-keys', 'u', { type: 'lab-word', word: 'undo' }],
  ['scenario-keys', '?', { type: 'show-help' }],
  ['scenario-keys', 'q', { type: 'lab-word', word: 'quit' }],
  ['scenario-keys', 'Esc', { type: 'focus', focus: 'prompt' }],
  ['sandbox-keys', 'h', insert('h')],
  ['sandbox-keys', 's', insert('s')],
  ['summary-lesson', 'Enter', { type: 'go-on' }],
  ['progress', 'Esc', { type: 'go-back' }],
  ['progress', '?', { type: 'show-help' }],
  ['fact', '?', { type: 'show-help' }],
  ['search-all', '?', { type: 'show-help' }],
  ['search-found', '?', insert('?')],
  ['help-home', 'Enter', { type: 'go-on' }],
];

describe('what a key means', () => {
  test.each(rows)('on %s, %s', (screen, key, action) => {
    expect(meaning(screen, key)).toEqual(action);
  });

  test.each(Object.keys(screens))('on %s Ctrl-C stops or leaves, and Esc leads out', (screen) => {
    expect(meaning(screen, 'ctrl-c')).toEqual({ type: 'interrupt' });
    if (named(screen).screen.name !== 'home') expect(meaning(screen, 'Esc')).toBeDefined();
  });
});

describe('the last row', () => {
  test.each(Object.keys(screens))('on %s names keys that work, and fits', (screen) => {
    for (const columns of [56, 76, 116]) {
      const hints = keyHints(named(screen), columns);
      expect(displayWidth(hints)).toBeLessThanOrEqual(columns);
      expect(hints).not.toBe('');
    }
  });

  test('says what Ctrl-C would do at a prompt', () => {
    expect(keyHints(named('scenario-output'), 116)).toContain('ctrl-c clear');
    expect(keyHints(named('scenario-empty'), 116)).toContain('ctrl-c leave');
    expect(keyHints(named('scenario-running'), 116)).toContain('ctrl-c stop');
  });

  test('has the keys of the bar where they were, whatever was typed', () => {
    const bar = 'esc type  h hint  u undo  m map  t time  q quit  ? help';
    for (const screen of ['scenario-keys', 'scenario-keys-later', 'scenario-time-passed']) {
      for (const columns of [73, 113])
        expect(keyHints(named(screen), columns)).toMatch(new RegExp(`^${bar.replace('?', '\\?')}`));
    }
  });
});
