import type { LabWord } from '../session/action.ts';
import type { Edit } from '../session/editor.ts';
import { foldsIn } from '../session/map-word.ts';
import type { Predicting, Run } from '../session/run.ts';
import type { ScenarioScreen } from '../session/screen.ts';
import { canShowSolution, isSolutionNext } from '../session/solution.ts';
import { hasSteps } from '../session/steps.ts';
import { timeRows } from '../session/time-rows.ts';
import type { SafeText } from '../text/safe-text.ts';
import type { Binding } from './binding.ts';
import { chrome } from './chrome.ts';
import { findKey, findKeys, transcriptKeys } from './keys-find.ts';
import { backKey, goOnKey, helpKey, leaveKey, pageKeys, scrollKeys } from './keys-reading.ts';
import { stepKeys } from './keys-steps.ts';

type Stroke = Exclude<Edit['do'], 'insert'>;

const strokes: readonly (readonly [keys: readonly string[], stroke: Stroke, label: SafeText, show?: SafeText])[] = [
  [['up', 'ctrl-p'], 'older', chrome('history'), chrome('↑↓')],
  [['down', 'ctrl-n'], 'newer', chrome('history')],
  [['ctrl-r'], 'search', chrome('search'), chrome('ctrl-r')],
  [['left', 'ctrl-b'], 'left', chrome('character left')],
  [['right', 'ctrl-f'], 'right', chrome('character right')],
  [['alt-b', 'alt-left', 'ctrl-left'], 'word-left', chrome('word left')],
  [['alt-f', 'alt-right', 'ctrl-right'], 'word-right', chrome('word right')],
  [['home', 'ctrl-a'], 'start', chrome('start of the line')],
  [['end', 'ctrl-e'], 'end', chrome('end of the line')],
  [['backspace', 'ctrl-h'], 'delete-back', chrome('delete before')],
  [['delete', 'ctrl-d'], 'delete-forward', chrome('delete behind')],
  [['ctrl-w', 'alt-backspace'], 'delete-word', chrome('delete a word')],
  [['ctrl-u'], 'delete-to-start', chrome('delete to the start')],
  [['ctrl-k'], 'delete-to-end', chrome('delete to the end')],
];

const editingKeys: readonly Binding[] = strokes.map(([keys, stroke, label, show]) => ({
  keys,
  label,
  action: { type: 'edit', edit: { do: stroke } },
  ...(show ? { show } : {}),
}));

function interruptLabel({ running, editor }: Run): SafeText {
  if (running) return chrome('stop');
  if (editor.text.includes('\n')) return chrome('drop the lines');
  return editor.text !== '' || editor.search ? chrome('clear') : chrome('leave');
}

function words(run: Run): SafeText {
  if (run.isBlind) return chrome('done undo map time help');
  const { goals, solution } = run;
  if (solution?.after === 'tries') {
    const help = isSolutionNext(run) ? 'solution' : 'hint';
    return run.isSkippable ? chrome(`${help} skip story undo help`) : chrome(`${help} story undo help`);
  }
  if (run.kept) return chrome('play undo map time help');
  if (!goals) return chrome('undo map time help');
  if (goals.isSolved) return chrome('done undo map time help');
  return isSolutionNext(run) ? chrome('solution undo map time help') : chrome('hint undo map time help');
}

/** Words that the lab answers at the prompt, said in the last row; among several lines a word is part of them. */
function wordsHint(run: Run): Binding {
  const said = run.editor.text.includes('\n')
    ? { show: chrome('several lines:'), label: chrome('run once quotes and blocks are closed') }
    : { show: chrome('words:'), label: words(run) };
  return { keys: [], action: { type: 'focus', focus: 'prompt' }, ...said, rank: 4 };
}

const searchKeys: readonly Binding[] = [
  {
    keys: ['esc'],
    show: chrome('esc'),
    label: chrome('take it'),
    action: { type: 'edit', edit: { do: 'end' } },
    rank: 2,
  },
  { keys: ['ctrl-g'], label: chrome('drop it'), action: { type: 'edit', edit: { do: 'clear' } } },
];

const toBar: Binding = {
  keys: ['esc'],
  show: chrome('esc'),
  label: chrome('keys'),
  action: { type: 'focus', focus: 'keys' },
  rank: 2,
};

/** Tab is said where it helps: while something is being typed. */
const completeKey = ({ editor, isGuided }: Run): Binding => ({
  keys: ['tab'],
  show: chrome('tab'),
  label: chrome('complete'),
  action: { type: 'complete' },
  ...(editor.text !== '' && !isGuided ? { rank: 2 } : {}),
});

/** A panel is closed before Esc leads on to the key bar. */
const closing: Binding = { ...toBar, label: chrome('close'), action: { type: 'focus', focus: 'prompt' } };

const clearKey: Binding = {
  keys: ['ctrl-l'],
  label: chrome('clear the screen'),
  action: { type: 'lab-word', word: 'clear' },
};

/** Ctrl-D at an empty prompt leaves the machine that ssh went to, as a shell does. */
const leaveMachine: Binding = {
  keys: ['ctrl-d'],
  label: chrome('leave the machine'),
  action: { type: 'paste', text: 'exit\n' },
};

const isAway = ({ sandbox, editor }: Run): boolean => editor.text === '' && sandbox.shell.entered.length > 1;

function promptKeys(run: Run): readonly Binding[] {
  const isShown = run.isGuided && run.goals?.isSolved === true && run.editor.text === '';
  const enter: Binding = {
    keys: ['enter'],
    show: chrome('enter'),
    label: isShown ? chrome('go on') : chrome('run'),
    action: { type: 'enter-line' },
    rank: run.isGuided ? 1 : 5,
  };
  const { search } = run.editor;
  return [
    enter,
    ...(search ? searchKeys : [completeKey(run)]),
    clearKey,
    ...(isAway(run) ? [leaveMachine] : []),
    ...editingKeys,
    { keys: ['ctrl-s'], label: chrome('find'), action: findKey.action },
    ...pageKeys,
    { ...leaveKey, label: interruptLabel(run) },
    ...(search ? [] : [run.panel === 'none' ? toBar : closing, wordsHint(run)]),
  ];
}

function word(
  letter: 'n' | 'h' | 'o' | 'u' | 'r' | 'R' | 'd' | 'm' | 't' | 'g' | 's' | 'w' | 'p' | 'i' | 'S',
  word: LabWord,
  label: SafeText,
): Binding {
  return { keys: [letter], show: chrome(letter), label, action: { type: 'lab-word', word } };
}

/** The same key as at every question that can be passed over. */
const skipKey: Binding = {
  keys: ['tab'],
  show: chrome('tab'),
  label: chrome('skip'),
  action: { type: 'lab-word', word: 'skip' },
};

/** What leads to another world, or back to one. */
function forkKeys(run: Run): readonly Binding[] {
  const { past, goals, kept, solution } = run;
  const isScenario = goals !== undefined && solution?.after !== 'tries';
  const isBegun = past.length > 0;
  const play: Binding = kept
    ? { ...word('p', 'play', chrome('end play')), rank: 2 }
    : { ...word('p', 'play', chrome('free play')), rank: 7 };
  return [
    ...(isBegun && isScenario ? [{ ...word('S', 'reset step', chrome('reset step')), rank: 7 }] : []),
    ...(isBegun ? [{ ...word('i', 'whatif', chrome('what if')), rank: 7 }] : []),
    ...(isScenario || kept ? [play] : []),
  ];
}

const mostFolds = 9;

/** Digits open and close the groups of a folded map. */
function foldKeys(run: Run): readonly Binding[] {
  const groups = run.panel === 'map' ? foldsIn(run).slice(0, mostFolds) : [];
  return groups.map((_, index) => {
    const group = String(index + 1);
    const shown = index === 0 ? { show: chrome('1-9'), rank: 2 } : {};
    return { keys: [group], label: chrome('open a group'), action: { type: 'unfold', group }, ...shown };
  });
}

/** In the panel that shows what is coming, letting it come is what one wants. */
const nextRank = ({ panel }: Run): number => (panel === 'time' ? 1 : 6);

/** The one key that leads on: to the end, to the solution once it may be seen, else to the next hint. */
function onwardKeys(run: Run): readonly Binding[] {
  const { goals, isBlind } = run;
  if (goals?.isSolved || isBlind) return [{ ...word('d', 'done', chrome('done')), rank: 1 }];
  if (!goals) return [];
  const hint = { ...word('h', 'hint', chrome('hint')), rank: 3 };
  if (!canShowSolution(run)) return [hint];
  const solution = { ...word('o', 'solution', chrome('solution')), rank: 3 };
  return isSolutionNext(run)
    ? [solution, { keys: hint.keys, label: chrome('hint'), action: hint.action }]
    : [hint, solution];
}

/** The lab's words by letter. What is always there comes first, so that a key stands where it stood. */
function barKeys(run: Run): readonly Binding[] {
  const isBegun = run.past.length > 0;
  return [
    {
      keys: ['esc', 'enter'],
      show: chrome('esc'),
      label: chrome('type'),
      action: { type: 'focus', focus: 'prompt' },
      rank: 1,
    },
    ...onwardKeys(run),
    { ...word('u', 'undo', chrome('undo')), rank: 3 },
    { ...word('m', 'map', chrome('map')), rank: 4 },
    { ...word('t', 'time', chrome('time')), rank: 4 },
    { keys: ['q'], show: chrome('q'), label: chrome('quit'), action: { type: 'lab-word', word: 'quit' }, rank: 2 },
    helpKey,
    ...(run.isSkippable ? [{ ...skipKey, rank: 4 }] : []),
    ...(hasSteps(run) ? [{ ...word('w', 'steps', chrome('why')), rank: 4 }] : []),
    ...foldKeys(run),
    ...(timeRows(run).length > 0 ? [{ ...word('n', 'next', chrome('next event')), rank: nextRank(run) }] : []),
    ...(run.goals ? [word('g', 'goals', chrome('goals')), word('s', 'story', chrome('story'))] : []),
    ...(run.future.length > 0 ? [word('r', 'redo', chrome('redo'))] : []),
    ...(isBegun ? [{ ...word('R', 'reset', chrome('reset')), rank: 6 }] : []),
    ...forkKeys(run),
    ...(run.entries.length > 0 ? transcriptKeys : []),
    ...scrollKeys,
    { keys: ['ctrl-c'], label: interruptLabel(run), action: { type: 'interrupt' } },
  ];
}

/** A prediction: its choices by letter or number, and a way back to the prompt. */
function predictingKeys({ prompt }: Predicting): readonly Binding[] {
  const last = String.fromCharCode(96 + prompt.options.length);
  const letters = prompt.options.map((_, index): Binding => {
    const keys = [String.fromCharCode(97 + index), String(index + 1)];
    const binding: Binding = { keys, label: chrome('predict'), action: { type: 'pick', index } };
    return index === 0 ? { ...binding, show: chrome(`a-${last}`), rank: 1 } : binding;
  });
  return [
    ...letters,
    { keys: ['up'], show: chrome('↑↓'), label: chrome('move'), action: { type: 'move-cursor', by: -1 } },
    { keys: ['down'], label: chrome('move'), action: { type: 'move-cursor', by: 1 } },
    { keys: ['enter', 'space'], show: chrome('enter'), label: chrome('choose'), action: { type: 'submit' }, rank: 1 },
    ...pageKeys,
    { keys: ['esc', 'ctrl-c'], show: chrome('esc'), label: chrome('not yet'), action: { type: 'interrupt' }, rank: 2 },
    helpKey,
  ];
}

/** While the solution plays there is one thing to do. */
const playingKeys: readonly Binding[] = [
  ...pageKeys,
  {
    keys: ['ctrl-c', 'esc'],
    show: chrome('ctrl-c'),
    label: chrome('stop the solution'),
    action: { type: 'interrupt' },
    rank: 1,
  },
];

/** A terminal: letters are typed, or are the lab's words in the key bar. */
export function terminalKeys(run: Run): readonly Binding[] {
  if (run.predicting) return predictingKeys(run.predicting);
  if (run.pause) return playingKeys;
  if (run.focus === 'prompt') return promptKeys(run);
  if (run.focus === 'find') return findKeys;
  return run.panel === 'steps' ? stepKeys(run) : barKeys(run);
}

export function scenarioKeys({ phase, run }: ScenarioScreen): readonly Binding[] {
  if (phase === 'story')
    return [goOnKey(chrome('open the terminal')), ...scrollKeys, backKey(chrome('back')), helpKey, leaveKey];
  if (!run || run.isReplaying) return [backKey(chrome('back')), helpKey, leaveKey];
  return terminalKeys(run);
}
