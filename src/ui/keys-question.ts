import type { Prompt } from '../catalog/prompt.ts';
import type { Asking } from '../session/screen.ts';
import type { SafeText } from '../text/safe-text.ts';
import type { Binding } from './binding.ts';
import { chrome } from './chrome.ts';
import { backKey, goOnKey, helpKey, leaveKey, pageKeys, scrollKeys } from './keys-reading.ts';

const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;

/** The letter under which the option at `index` stands on the screen. */
export const letterAt = (index: number): SafeText => chrome(letters[index] ?? 'a');

function pickLabel({ kind }: Prompt): SafeText {
  switch (kind) {
    case 'pick-one':
      return chrome('answer');
    case 'pick-many':
      return chrome('tick');
    case 'arrange':
      return chrome('put next');
  }
}

function letterKeys(prompt: Prompt): readonly Binding[] {
  const last = letterAt(prompt.options.length - 1) as (typeof letters)[number];
  return prompt.options.map((_, index) => {
    const keys = [letterAt(index), String(index + 1)];
    const binding: Binding = { keys, action: { type: 'pick', index } };
    return index === 0 ? { ...binding, show: chrome(`a-${last}`), label: pickLabel(prompt), rank: 1 } : binding;
  });
}

const cursorKeys: readonly Binding[] = [
  { keys: ['up', 'k'], show: chrome('↑↓'), label: chrome('move'), action: { type: 'move-cursor', by: -1 } },
  { keys: ['down', 'j'], action: { type: 'move-cursor', by: 1 } },
];

/** What Enter and space do before the answer is in. */
function answerKeys({ prompt, picked }: Asking): readonly Binding[] {
  const submit: Binding = {
    keys: ['enter'],
    show: chrome('enter'),
    label: chrome('answer'),
    action: { type: 'submit' },
    rank: 1,
  };
  const atCursor: Binding = { keys: ['space'], action: { type: 'pick-at-cursor' } };
  switch (prompt.kind) {
    case 'pick-one':
      return [{ ...submit, keys: ['enter', 'space'], label: chrome('choose') }];
    case 'pick-many':
      return [{ ...atCursor, show: chrome('space'), label: chrome('tick'), rank: 6 }, submit];
    case 'arrange': {
      const back: Binding = {
        keys: ['backspace'],
        show: chrome('backspace'),
        label: chrome('take back'),
        action: { type: 'unpick-last' },
      };
      const isPlaced = picked.length === prompt.options.length;
      const enter = isPlaced
        ? [submit, atCursor]
        : [{ ...atCursor, keys: ['enter', 'space'], show: chrome('enter'), label: chrome('put next'), rank: 6 }];
      return [...enter, ...(picked.length > 0 ? [back] : [])];
    }
  }
}

/** A question before its answer, and after it. */
export function questionKeys(asking: Asking): readonly Binding[] {
  const everywhere = [backKey(), helpKey, leaveKey];
  if (asking.answered) return [goOnKey(), ...scrollKeys, ...everywhere];
  return [...letterKeys(asking.prompt), ...cursorKeys, ...answerKeys(asking), ...pageKeys, ...everywhere];
}
