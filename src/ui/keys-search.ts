import type { Binding } from './binding.ts';
import { chrome } from './chrome.ts';
import { backKey, leaveKey } from './keys-reading.ts';

/** Farther than any menu is long. */
const farther = 1000;

/** Keys that move through a menu in which letters are typed, or mean something else. */
export const menuKeys: readonly Binding[] = [
  {
    keys: ['up', 'ctrl-p'],
    show: chrome('↑↓'),
    label: chrome('choose'),
    action: { type: 'move-cursor', by: -1 },
    rank: 2,
  },
  { keys: ['down', 'ctrl-n'], action: { type: 'move-cursor', by: 1 } },
  { keys: ['page-up'], action: { type: 'move-cursor', by: -10 } },
  { keys: ['page-down'], action: { type: 'move-cursor', by: 10 } },
];

export const menuEndKeys: readonly Binding[] = [
  { keys: ['home'], action: { type: 'move-cursor', by: -farther } },
  { keys: ['end'], action: { type: 'move-cursor', by: farther } },
];

/** Keys that edit a line being typed where nothing else is listened for. */
export const lineKeys: readonly Binding[] = [
  { keys: ['left', 'ctrl-b'], action: { type: 'edit', edit: { do: 'left' } } },
  { keys: ['right', 'ctrl-f'], action: { type: 'edit', edit: { do: 'right' } } },
  { keys: ['home', 'ctrl-a'], action: { type: 'edit', edit: { do: 'start' } } },
  { keys: ['end', 'ctrl-e'], action: { type: 'edit', edit: { do: 'end' } } },
  { keys: ['backspace', 'ctrl-h'], action: { type: 'edit', edit: { do: 'delete-back' } } },
  { keys: ['delete', 'ctrl-d'], action: { type: 'edit', edit: { do: 'delete-forward' } } },
  { keys: ['ctrl-w'], action: { type: 'edit', edit: { do: 'delete-word' } } },
  { keys: ['ctrl-u'], action: { type: 'edit', edit: { do: 'delete-to-start' } } },
];

export const searchKeys: readonly Binding[] = [
  { keys: [], show: chrome('type'), label: chrome('to search'), action: { type: 'submit' }, rank: 3 },
  ...menuKeys,
  { keys: ['enter'], show: chrome('enter'), label: chrome('open'), action: { type: 'submit' }, rank: 1 },
  ...lineKeys,
  backKey(chrome('back')),
  leaveKey,
];
