import { sanitizeLine } from '../text/safe-text.ts';
import type { Action, LabWord } from './action.ts';
import { completed, completing } from './completing.ts';
import { edited } from './edited.ts';
import { EMPTY_EDITOR } from './editor.ts';
import { finding, foundNoMore, withFindEdited, withNextMatch } from './find.ts';
import { labWord, labWordIn } from './lab-words.ts';
import { entered, finished, incomplete, printed } from './line-update.ts';
import { foldIn, withFold } from './map-word.ts';
import type { Run } from './run.ts';
import { inTurn, noted, quiet, type RunContext, type RunStep } from './run-step.ts';
import { movedStep } from './steps.ts';

/** The actions of a shell prompt. */
type RunAction = Extract<
  Action,
  {
    type:
      | 'edit'
      | 'paste'
      | 'enter-line'
      | 'complete'
      | 'completed'
      | 'interrupt'
      | 'lab-word'
      | 'focus'
      | 'scroll'
      | 'step'
      | 'unfold'
      | 'find'
      | 'line-printed'
      | 'line-incomplete'
      | 'line-finished';
  }
>;

/** What can happen where there is a sandbox, or soon will be. */
export type TerminalAction = RunAction | Extract<Action, { type: 'sandbox-ready' }>;

/** Enters what is in the editor: a word of the lab, or a line for the shell. While a line is at work nothing is entered. */
function enter(run: Run, context: RunContext): RunStep {
  if (run.running) return quiet(run);
  const { text } = run.editor;
  const emptied: Run = { ...run, editor: EMPTY_EDITOR, scrollback: 0, panel: 'none' };
  const isShown = run.isGuided && run.goals?.isSolved === true && run.queue.length === 0;
  if (text.trim() === '' && isShown) return { run, effects: [], isLeaving: true };
  if (text.trim() === '') return drained(emptied, context);
  const group = foldIn(text);
  if (group !== undefined) return drained(withFold(emptied, group), context);
  const word = labWordIn(text, run);
  if (!word) return entered(emptied, text, context);
  return spoken(emptied, word, context);
}

/** Does what a word of the lab says, and goes on with the lines that wait behind it. */
function spoken(run: Run, word: LabWord, context: RunContext): RunStep {
  const step = labWord(run, word, context);
  return step.isLeaving ? step : inTurn(step, drained(step.run, context));
}

/** Goes on with waiting lines: each is entered in turn; the last, which had no line end, stays in the editor. */
export function drained(run: Run, context: RunContext): RunStep {
  const [line, ...queue] = run.queue;
  if (line === undefined || run.running) return quiet(run);
  const next: Run = { ...run, queue, editor: edited(run.editor, { do: 'insert', text: line }, []) };
  return queue.length === 0 ? quiet(next) : enter(next, context);
}

const linesOf = (text: string): readonly string[] => text.replace(/\r\n?/g, '\n').split('\n');

const SURE = sanitizeLine('Ctrl-C again leaves the lab, and you can go on here later.');

/**
 * Ctrl-C: stops the line at work, else clears what is typed, else leaves the lab when it is pressed again. Twice is a habit of
 * the shell, where the second one does nothing: it must not end the lab unasked.
 */
function interrupted(run: Run): RunStep {
  if (run.running) {
    return { run: { ...run, queue: [] }, effects: [{ type: 'interrupt', ticket: run.running.ticket }] };
  }
  if (run.find) return quiet(foundNoMore(run));
  if (run.editor.text !== '' || run.editor.search) return quiet({ ...run, editor: EMPTY_EDITOR });
  if (run.leavingBy === 'ctrl-c') return { run, effects: [{ type: 'leave' }] };
  return quiet({ ...noted(run, 'plain', SURE), leavingBy: 'ctrl-c' });
}

/** What the learner does; whatever else happens comes back from an effect. */
const isDeed = ({ type }: RunAction): boolean => type !== 'completed' && !type.startsWith('line-');

/** Whoever does anything else does not want to leave any more. */
function staying(run: Run, action: RunAction): Run {
  const isLeaving = action.type === 'interrupt' || (action.type === 'lab-word' && action.word === 'quit');
  if (run.leavingBy === undefined || isLeaving || !isDeed(action)) return run;
  const { leavingBy: _, ...rest } = run;
  return rest;
}

function found(run: Run, to: 'open' | 'close' | 1 | -1): Run {
  if (to === 'open') return finding(run);
  return to === 'close' ? foundNoMore(run) : withNextMatch(run, to);
}

/** Everything that can happen at a shell prompt. */
export function runUpdate(before: Run, action: RunAction, context: RunContext): RunStep {
  const run = staying(before, action);
  switch (action.type) {
    case 'edit': {
      if (run.find) return quiet(withFindEdited(run, action.edit));
      const editor = edited(run.editor, action.edit, run.history);
      return quiet({ ...run, editor, scrollback: 0, panel: 'none' });
    }
    case 'paste':
      if (run.find) return quiet(withFindEdited(run, { do: 'insert', text: linesOf(action.text)[0] ?? '' }));
      return drained({ ...run, queue: [...run.queue, ...linesOf(action.text)], scrollback: 0, panel: 'none' }, context);
    case 'enter-line':
      return enter(run, context);
    case 'complete':
      return completing(run);
    case 'completed':
      return quiet(completed(run, action));
    case 'interrupt':
      return interrupted(run);
    case 'lab-word':
      return run.running ? quiet(run) : spoken(run, action.word, context);
    case 'focus':
      return quiet({ ...run, focus: action.focus, panel: 'none' });
    case 'scroll':
      return quiet({ ...run, scrollback: Math.max(0, run.scrollback + action.rows) });
    case 'step':
      return quiet({ ...run, step: movedStep(run, action.by) });
    case 'find':
      return quiet(found(run, action.to));
    case 'unfold':
      return quiet(withFold(run, action.group));
    case 'line-printed':
      return quiet(printed(run, action.ticket, action.output));
    case 'line-incomplete':
      return drained(incomplete(run, action.ticket), context);
    case 'line-finished': {
      const step = finished(run, action, context);
      return inTurn(step, drained(step.run, context));
    }
  }
}
