import type { Key } from 'ink';

/** What Ink says of a key beside its character; what is left out is false. */
export type KeyFlags = Partial<Key>;

const named: readonly (readonly [flag: keyof Key, name: string])[] = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'page-up'],
  ['pageDown', 'page-down'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['tab', 'tab'],
  ['backspace', 'backspace'],
  // Ink calls the backspace key of most terminals "delete".
  ['delete', 'backspace'],
];

function modified(name: string, key: KeyFlags): string {
  if (key.ctrl) return `ctrl-${name}`;
  if (name === 'tab' && key.shift) return 'shift-tab';
  return key.meta ? `alt-${name}` : name;
}

/** The Delete key as it comes, without its escape: Ink itself reports it as a backspace, see use-keys.ts. */
export const deleteKey = '[3~';

/** The name under which the key tables know a key: `enter`, `ctrl-r`, `alt-b`, `?`, `a`. */
export function keyName(input: string, key: KeyFlags): string {
  if (key.escape) return 'esc';
  if (input === deleteKey) return 'delete';
  const flag = named.find(([one]) => key[one]);
  if (flag) return modified(flag[1], key);
  if (input === '\n') return 'enter';
  return modified(input === ' ' ? 'space' : input, key);
}

/** Whether a key types the character that it carries. */
export function isTyped(input: string, key: KeyFlags): boolean {
  return (
    input !== '' && input !== deleteKey && !key.ctrl && !key.meta && !key.escape && !key.tab && !/\p{Cc}/u.test(input)
  );
}

/** One thing done at the keyboard: a key, several characters that came at once, or a marked paste. */
export type Press =
  | { readonly type: 'key'; readonly input: string; readonly key: KeyFlags }
  | { readonly type: 'burst'; readonly text: string }
  | { readonly type: 'paste'; readonly text: string };

const singles: { readonly [Character in string]?: KeyFlags } = {
  '\r': { return: true },
  '\n': { return: true },
  '\t': { tab: true },
  '\b': { backspace: true },
  '\x7f': { delete: true },
  '\x1b': { escape: true },
  '\x1b[A': { upArrow: true },
  '\x1b[B': { downArrow: true },
  '\x1b[C': { rightArrow: true },
  '\x1b[D': { leftArrow: true },
  '\x1b[5~': { pageUp: true },
  '\x1b[6~': { pageDown: true },
};

/** A character of a burst, or the sequence of a key, as the key that types it. */
export function asKey(character: string): Press {
  const flags = singles[character];
  if (flags) return { type: 'key', input: '', key: flags };
  const code = character.codePointAt(0) ?? 0;
  if (code > 0 && code < 27) return { type: 'key', input: String.fromCodePoint(code + 96), key: { ctrl: true } };
  return { type: 'key', input: character, key: {} };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: keys are control sequences
const runPattern = /\x1b\[(?:[A-D]|[56]~)|(?:[^\p{Cc}]|[\r\n\t])+|\p{Cc}/gu;

/** What came at once, apart: runs of text with line ends stay together, control characters and arrows become keys. */
function apart(text: string): readonly Press[] {
  const typed = /^[^\p{Cc}]+(?=\t$)/u.exec(text)?.[0];
  // Typed so fast that Tab came along: on a slow line it often does.
  if (typed !== undefined) return [{ type: 'burst', text: typed }, asKey('\t')];
  const runs = text.match(runPattern) ?? [];
  return runs.map((run) =>
    Object.hasOwn(singles, run) || [...run].length === 1 ? asKey(run) : { type: 'burst', text: run },
  );
}

const pasteStart = '[200~';
const pasteEnd = '[201~';

/** What a key contributes to a paste that it is part of. */
function pasted(input: string, key: KeyFlags): string {
  if (key.return) return '\n';
  if (key.tab) return '\t';
  return key.ctrl || key.meta ? '' : input;
}

/**
 * Turns Ink's key events into presses. It remembers one thing: being inside a bracketed paste, which Ink takes apart at its
 * markers. Ctrl-C ends a paste whose end never came.
 */
export function createPressReader(): (input: string, key: KeyFlags) => readonly Press[] {
  let paste: string | undefined;
  return (input, key) => {
    if (input === pasteStart) {
      paste = '';
      return [];
    }
    if (paste !== undefined && input === pasteEnd) {
      const text = paste;
      paste = undefined;
      return text === '' ? [] : [{ type: 'paste', text }];
    }
    if (paste !== undefined && !(key.ctrl && input === 'c')) {
      paste += pasted(input, key);
      return [];
    }
    paste = undefined;
    const isOneKey = [...input].length <= 1 || input === deleteKey || key.ctrl || key.meta;
    return isOneKey ? [{ type: 'key', input, key }] : apart(input);
  };
}
