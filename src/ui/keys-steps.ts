import type { Action } from '../session/action.ts';
import type { Run } from '../session/run.ts';
import { isLastStep } from '../session/steps.ts';
import type { Binding } from './binding.ts';
import { chrome } from './chrome.ts';
import { helpKey, leaveKey, scrollKeys } from './keys-reading.ts';

const toPrompt: Action = { type: 'focus', focus: 'prompt' };

const before: Binding = {
  keys: ['left', 'p', 'backspace'],
  show: chrome('←'),
  label: chrome('step before'),
  action: { type: 'step', by: -1 },
};

const closing: Binding = { keys: ['esc', 'q'], show: chrome('esc'), label: chrome('close'), action: toPrompt, rank: 2 };

/** Walking through how the last request was decided; at the last step Enter goes back to the prompt. */
export function stepKeys(run: Run): readonly Binding[] {
  const isLast = isLastStep(run);
  const onward: Binding = {
    keys: ['enter', 'space', 'right', 'n'],
    show: chrome('enter'),
    label: isLast ? chrome('close') : chrome('next step'),
    action: isLast ? toPrompt : { type: 'step', by: 1 },
    rank: 1,
  };
  return [
    onward,
    ...(run.step > 0 ? [before] : []),
    isLast ? { keys: closing.keys, label: chrome('close'), action: toPrompt } : closing,
    ...scrollKeys,
    helpKey,
    leaveKey,
  ];
}
