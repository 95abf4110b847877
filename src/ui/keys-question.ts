import type { OptionPrompt } from '../catalog/prompt.ts';
import { isOver } from '../session/asking.ts';
import { isCut } from '../session/cut-output.ts';
import { isMatched } from '../session/matching.ts';
import type { Asking } from '../session/screen.ts';
import type { SafeText } from '../text/safe-text.ts';
import type { Binding } from './binding.ts';
import { chrome } from './chrome.ts';
import { backKey, goOnKey, helpKey, leaveKey, pageKeys, previousKey, scrollKeys } from './keys-reading.ts';
import { terminalKeys } from './keys-scenario.ts';
import { lineKeys } from './keys-search.ts';

const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;

/** The letter under which the option at `index` stands on the screen. */
export const letterAt = (index: number): SafeText => chrome(letters[index] ?? 'a');

function pickLabel({ kind }: OptionPrompt): SafeText {
  switch (kind) {
    case 'pick-one':
      return chrome('answer');
    case 'pick-many':
      return chrome('tick');
    case 'arrange':
      return chrome('put next');
    case 'match':
      return chrome('match');
  }
}

/** Letters pick; where nothing else is numbered, so do numbers. */
function letterKeys(prompt: OptionPrompt): readonly Binding[] {
  const last = letterAt(prompt.options.length - 1) as (typeof letters)[number];
  return prompt.options.map((_, index) => {
    const keys = prompt.kind === 'match' ? [letterAt(index)] : [letterAt(index), String(index + 1)];
    const binding: Binding = { keys, label: pickLabel(prompt), action: { type: 'pick', index } };
    return index === 0 ? { ...binding, show: chrome(`a-${last}`), rank: 1 } : binding;
  });
}

const cursorKeys: readonly Binding[] = [
  { keys: ['up', 'k'], show: chrome('↑↓'), label: chrome('move'), action: { type: 'move-cursor', by: -1 } },
  { keys: ['down', 'j'], label: chrome('move'), action: { type: 'move-cursor', by: 1 } },
];

const submit: Binding = {
  keys: ['enter'],
  show: chrome('enter'),
  label: chrome('answer'),
  action: { type: 'submit' },
  rank: 1,
};

const atCursor: Binding = { keys: ['space'], label: chrome('put next'), action: { type: 'pick-at-cursor' } };

const takeBack: Binding = {
  keys: ['backspace'],
  show: chrome('backspace'),
  label: chrome('take back'),
  action: { type: 'unpick-last' },
};

/** The numbers of a match go to its lefts; Enter goes on to the next one until all are matched. */
function matchKeys({ picked, cursor }: Asking): readonly Binding[] {
  const numbers = picked.map((_, index): Binding => {
    const action = { type: 'move-cursor', by: index - cursor } as const;
    const binding: Binding = { keys: [String(index + 1)], label: chrome('go to'), action };
    return index === 0 ? { ...binding, show: chrome(`1-${picked.length}`), rank: 6 } : binding;
  });
  const next: Binding = {
    keys: ['enter'],
    show: chrome('enter'),
    label: chrome('next'),
    action: { type: 'move-cursor', by: 1 },
  };
  return [
    ...numbers,
    isMatched(picked) ? submit : { ...next, rank: 4 },
    { ...atCursor, show: chrome('space'), label: chrome('try the next'), rank: 7 },
    ...(picked.some((one) => one !== '') ? [takeBack] : []),
  ];
}

/** What Enter and space do before the answer is in. */
function answerKeys(asking: Asking, prompt: OptionPrompt): readonly Binding[] {
  const { picked } = asking;
  switch (prompt.kind) {
    case 'pick-one':
      return [{ ...submit, keys: ['enter', 'space'], label: chrome('choose') }];
    case 'pick-many':
      return [{ ...atCursor, show: chrome('space'), label: chrome('tick'), rank: 6 }, submit];
    case 'arrange': {
      const isPlaced = picked.length === prompt.options.length;
      const enter = isPlaced
        ? [submit, atCursor]
        : [{ ...atCursor, keys: ['enter', 'space'], show: chrome('enter'), label: chrome('put next'), rank: 6 }];
      return [...enter, ...(picked.length > 0 ? [takeBack] : [])];
    }
    case 'match':
      return matchKeys(asking);
  }
}

/** A line to type: letters go into it, and Ctrl-C clears it first. */
function enterKeys({ editor }: Asking): readonly Binding[] {
  const label = editor?.text ? chrome('clear') : chrome('leave');
  return [submit, ...lineKeys, ...pageKeys, backKey(), { ...leaveKey, label }];
}

/** All that was printed, where the page shows a part of it. */
function outputKeys(asking: Asking): readonly Binding[] {
  if (!isCut(asking)) return [];
  const label = asking.isWhole ? chrome('less output') : chrome('all output');
  return [{ keys: ['o'], show: chrome('o'), label, action: { type: 'show-output' }, rank: 3 }];
}

/** A question before its answer, and after it; one that is answered at a terminal has the terminal's keys. */
export function questionKeys(asking: Asking): readonly Binding[] {
  const everywhere = [backKey(), helpKey, leaveKey];
  const { prompt, sandbox } = asking;
  if (asking.answered) {
    const stop = sandbox?.run?.running ? { ...leaveKey, label: chrome('stop') } : leaveKey;
    return [...(isOver(asking) ? [goOnKey()] : []), ...outputKeys(asking), ...scrollKeys, backKey(), helpKey, stop];
  }
  if (sandbox?.failed !== undefined) return [goOnKey(), ...everywhere];
  if (prompt.kind === 'type') return sandbox?.run ? terminalKeys(sandbox.run) : everywhere;
  if (prompt.kind === 'enter') return enterKeys(asking);
  return [...letterKeys(prompt), ...cursorKeys, ...answerKeys(asking, prompt), ...pageKeys, ...everywhere];
}

/** The page that teaches what is asked. */
const pageKey: Binding = { ...previousKey, keys: ['left', 'p'], label: chrome('the page'), rank: 4 };

/** In a lesson the page before can be read again; where a line is typed ← moves in it, and ↑ does that. */
export function lessonQuestionKeys(asking: Asking): readonly Binding[] {
  const keys = questionKeys(asking);
  const { prompt, answered, sandbox } = asking;
  if (prompt.kind === 'type' && !answered)
    return sandbox?.run && sandbox.run.focus !== 'keys' ? keys : [...keys, { ...pageKey, rank: 5 }];
  const own = prompt.kind === 'enter' && !answered ? { ...pageKey, keys: ['up'], show: chrome('↑') } : pageKey;
  const place = keys.findIndex((one) => one.action.type === 'go-back');
  return [...keys.slice(0, place), own, ...keys.slice(place)];
}
