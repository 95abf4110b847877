import type { Binding } from './binding.ts';
import { chrome } from './chrome.ts';

/** Rows that a page key scrolls by. */
const page = 10;

export const findKey: Binding = {
  keys: ['/'],
  show: chrome('/'),
  label: chrome('find'),
  action: { type: 'find', to: 'open' },
};

/** The transcript by letter: a page up, a page down, and looking for text. */
export const transcriptKeys: readonly Binding[] = [
  findKey,
  { keys: ['b'], show: chrome('b'), label: chrome('page up'), action: { type: 'scroll', rows: page }, rank: 6 },
  { keys: ['f'], show: chrome('f'), label: chrome('page down'), action: { type: 'scroll', rows: -page }, rank: 6 },
];

/** While text is looked for in the transcript letters belong to it. */
export const findKeys: readonly Binding[] = [
  { keys: [], show: chrome('type'), label: chrome('to find'), action: { type: 'find', to: 1 }, rank: 4 },
  {
    keys: ['enter', 'up', 'ctrl-p', 'ctrl-r'],
    show: chrome('enter'),
    label: chrome('older'),
    action: { type: 'find', to: 1 },
    rank: 1,
  },
  {
    keys: ['tab', 'down', 'ctrl-n', 'ctrl-s'],
    show: chrome('tab'),
    label: chrome('newer'),
    action: { type: 'find', to: -1 },
    rank: 2,
  },
  {
    keys: ['backspace', 'ctrl-h'],
    label: chrome('delete before'),
    action: { type: 'edit', edit: { do: 'delete-back' } },
  },
  { keys: ['ctrl-w'], label: chrome('delete a word'), action: { type: 'edit', edit: { do: 'delete-word' } } },
  { keys: ['ctrl-u'], label: chrome('clear'), action: { type: 'edit', edit: { do: 'clear' } } },
  { keys: ['esc'], show: chrome('esc'), label: chrome('close'), action: { type: 'find', to: 'close' }, rank: 1 },
  { keys: ['ctrl-c'], label: chrome('close'), action: { type: 'interrupt' } },
];
