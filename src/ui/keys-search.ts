import type { Edit } from '../session/editor.ts';
import type { SearchScreen } from '../session/screen.ts';
import type { SafeText } from '../text/safe-text.ts';
import type { Binding } from './binding.ts';
import { chrome } from './chrome.ts';
import { backKey, helpKey, leaveKey } from './keys-reading.ts';

type Stroke = Exclude<Edit['do'], 'insert'>;

/** What edits a line, wherever one is typed. */
const lineStrokes: readonly (readonly [keys: readonly string[], stroke: Stroke, label: SafeText])[] = [
  [['left', 'ctrl-b'], 'left', chrome('character left')],
  [['right', 'ctrl-f'], 'right', chrome('character right')],
  [['home', 'ctrl-a'], 'start', chrome('start of the line')],
  [['end', 'ctrl-e'], 'end', chrome('end of the line')],
  [['backspace', 'ctrl-h'], 'delete-back', chrome('delete before')],
  [['delete', 'ctrl-d'], 'delete-forward', chrome('delete behind')],
  [['ctrl-w'], 'delete-word', chrome('delete a word')],
  [['ctrl-u'], 'delete-to-start', chrome('delete to the start')],
];

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
  { keys: ['down', 'ctrl-n'], label: chrome('choose'), action: { type: 'move-cursor', by: 1 } },
  { keys: ['page-up'], label: chrome('ten lines up'), action: { type: 'move-cursor', by: -10 } },
  { keys: ['page-down'], label: chrome('ten lines down'), action: { type: 'move-cursor', by: 10 } },
];

/** Letters that move through a menu where they mean nothing else. */
export const menuLetterKeys: readonly Binding[] = [
  { keys: ['k'], label: chrome('choose'), action: { type: 'move-cursor', by: -1 } },
  { keys: ['j'], label: chrome('choose'), action: { type: 'move-cursor', by: 1 } },
];

export const menuEndKeys: readonly Binding[] = [
  { keys: ['home'], label: chrome('first line'), action: { type: 'move-cursor', by: -farther } },
  { keys: ['end'], label: chrome('last line'), action: { type: 'move-cursor', by: farther } },
];

/** Keys that edit a line being typed where nothing else is listened for. */
export const lineKeys: readonly Binding[] = lineStrokes.map(([keys, stroke, label]) => ({
  keys,
  label,
  action: { type: 'edit', edit: { do: stroke } },
}));

/** No term begins with `?`: before anything is typed it is help, as everywhere else. */
export const searchKeys = ({ editor }: SearchScreen): readonly Binding[] => [
  { keys: [], show: chrome('type'), label: chrome('to search'), action: { type: 'submit' }, rank: 3 },
  ...menuKeys,
  { keys: ['enter'], show: chrome('enter'), label: chrome('open'), action: { type: 'submit' }, rank: 1 },
  ...lineKeys,
  backKey(chrome('back')),
  ...(editor.text === '' ? [helpKey] : []),
  leaveKey,
];
