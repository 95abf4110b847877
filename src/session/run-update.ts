import type { PredictQuestion } from '../catalog/question-predict.ts';
import { sanitizeLine } from '../text/safe-text.ts';
import type { Action } from './action.ts';
import { branched } from './branch.ts';
import { completed, completing } from './completing.ts';
import { edited } from './edited.ts';
import { EMPTY_EDITOR } from './editor.ts';
import { finding, foundNoMore, withFindEdited, withNextMatch } from './find.ts';
import { labWord, labWordIn, type Spoken } from './lab-words.ts';
import { entered, finished, incomplete, printed } from './line-update.ts';
import { foldIn, withFold } from './map-word.ts';
import { asked, cursorMoved, predictionsFor, putBack, reachedBy } from './predicting.ts';
import type { Run } from './run.ts';
import { inTurn, noted, quiet, type RunContext, type RunStep } from './run-step.ts';
import { movedStep } from './steps.ts';
import { withEcho } from './word-echo.ts';

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
      | 'line-finished'
      | 'replayed'
      | 'paused'
      | 'move-cursor'
      | 'pick'
      | 'pick-at-cursor'
      | 'submit';
  }
>;

/** What can happen where there is a sandbox, or soon will be. */
export type TerminalAction = RunAction | Extract<Action, { type: 'sandbox-ready' | 'sandbox-failed' }>;

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
  const { askedFor: _, ...going } = emptied;
  if (word) return spoken(word.word === 'next' ? emptied : going, word, context, text);
  return entered(going, text, { ...context, mayAsk: predictionsFor(run, text, context) });
}

/** Does what a word of the lab says, and goes on with the lines that wait behind it; `typed` where it was typed. */
function spoken(run: Run, word: Spoken, context: RunContext, typed?: string): RunStep {
  const said = labWord(run, word, context);
  const step = typed === undefined ? said : withEcho(said, run, word, typed);
  return step.isLeaving || step.isSkipped ? step : inTurn(step, drained(step.run, context));
}

const withPredicted = (run: Run, { id }: PredictQuestion): Run => ({ ...run, predicted: [...run.predicted, id] });

/** Commits to a choice: what came of the line that waited becomes true, and is shown. */
function committed(run: Run, index: number, context: RunContext): RunStep {
  const { predicting, ...rest } = run;
  const option = predicting?.prompt.options[index]?.id;
  if (!predicting || option === undefined) return quiet(run);
  const { question, line, result } = predicting;
  const made = entered(withPredicted(rest, question), line, { ...context, predicted: { question, option } });
  return ended(made.run, { ticket: context.ticket, result }, context);
}

type Finished = Pick<Extract<RunAction, { type: 'line-finished' }>, 'ticket' | 'result'>;

/** A line is done with, and those that wait behind it go on. */
function ended(run: Run, done: Finished, context: RunContext): RunStep {
  const step = finished(run, done, context);
  return inTurn(step, drained(step.run, context));
}

/** A line has come to its end; where it led to a decision that is worth a prediction, that is asked before it is shown. */
function come(run: Run, done: Finished, context: RunContext): RunStep {
  const { running, ...rest } = run;
  const question = running?.ticket === done.ticket ? reachedBy(run, done.result) : undefined;
  if (!running || !question) return ended(run, done, context);
  if (run.isReplaying) return ended(withPredicted(run, question), done, context);
  return quiet(asked({ ...rest, entries: run.entries.slice(0, -1) }, question, running.line, done.result));
}

/**
 * Goes on with waiting lines, those of the solution as soon as they were read: each is entered in turn; the last, which had no
 * line end, stays in the editor.
 */
export function drained(run: Run, context: RunContext): RunStep {
  const [line, ...queue] = run.queue;
  if (line === undefined || run.running || run.predicting || run.pause) return quiet(run);
  const next: Run = { ...run, queue, editor: edited(run.editor, { do: 'insert', text: line }, []) };
  if (queue.length === 0) return quiet({ ...next, isShowing: false });
  if (!run.isShowing) return enter(next, context);
  const { ticket } = context;
  return { run: { ...next, pause: { ticket } }, effects: [{ type: 'pause', ticket }] };
}

/** A line of the solution was read long enough. */
function resumed(run: Run, ticket: number, context: RunContext): RunStep {
  const { pause, ...rest } = run;
  return pause?.ticket === ticket ? enter(rest, context) : quiet(run);
}

const linesOf = (text: string): readonly string[] => text.replace(/\r\n?/g, '\n').split('\n');

const SURE = sanitizeLine('Ctrl-C again leaves the lab, and you can go on here later.');

/**
 * Ctrl-C: stops the line at work, else clears what is typed, else leaves the lab when it is pressed again. Twice is a habit of
 * the shell, where the second one does nothing: it must not end the lab unasked.
 */
function interrupted(run: Run): RunStep {
  if (run.predicting) return quiet(putBack(run));
  if (run.pause) {
    const { pause: _, ...rest } = run;
    return quiet({ ...rest, queue: [], isShowing: false, editor: EMPTY_EDITOR });
  }
  if (run.running) {
    return {
      run: { ...run, queue: [], isShowing: false },
      effects: [{ type: 'interrupt', ticket: run.running.ticket }],
    };
  }
  if (run.find) return quiet(foundNoMore(run));
  if (run.editor.text !== '' || run.editor.search) return quiet({ ...run, editor: EMPTY_EDITOR });
  if (run.askedFor === 'ctrl-c') return { run, effects: [{ type: 'leave' }] };
  return quiet({ ...noted(run, 'plain', SURE), askedFor: 'ctrl-c' });
}

/** What the learner does; whatever else happens comes back from an effect. */
const isDeed = ({ type }: RunAction): boolean =>
  !['completed', 'replayed', 'paused'].includes(type) && !type.startsWith('line-');

/** Typing may lead to the same word again. */
const TYPING: ReadonlySet<Action['type']> = new Set(['edit', 'paste', 'enter-line', 'complete', 'focus', 'scroll']);

const isAskedAgain = (askedFor: Run['askedFor'], action: RunAction): boolean => {
  if (askedFor === 'next') return TYPING.has(action.type) || (action.type === 'lab-word' && action.word === 'next');
  if (action.type === 'interrupt') return true;
  return action.type === 'lab-word' && ['quit', 'reset', 'reset step'].includes(action.word);
};

/** Whoever does anything else does not want any more what was asked for. */
function thinkingBetter(run: Run, action: RunAction): Run {
  if (run.askedFor === undefined || isAskedAgain(run.askedFor, action) || !isDeed(action)) return run;
  const { askedFor: _, ...rest } = run;
  return rest;
}

/** Whether nothing is typed now: choices are on the screen, or the solution plays. */
const isCovered = ({ predicting, pause }: Run): boolean => predicting !== undefined || pause !== undefined;

const WHILE_COVERED: ReadonlySet<Action['type']> = new Set([
  'move-cursor',
  'pick',
  'pick-at-cursor',
  'submit',
  'interrupt',
  'paused',
]);

function found(run: Run, to: 'open' | 'close' | 1 | -1): Run {
  if (to === 'open') return finding(run);
  return to === 'close' ? foundNoMore(run) : withNextMatch(run, to);
}

/** Everything that can happen at a shell prompt. */
export function runUpdate(before: Run, action: RunAction, context: RunContext): RunStep {
  const run = thinkingBetter(before, action);
  if (isCovered(run) && !WHILE_COVERED.has(action.type)) return quiet(run);
  switch (action.type) {
    case 'edit': {
      if (run.find) return quiet(withFindEdited(run, action.edit));
      const editor = edited(run.editor, action.edit, run.history);
      return quiet({ ...run, editor, scrollback: 0, panel: 'none', focus: 'prompt' });
    }
    case 'paste':
      if (run.find) return quiet(withFindEdited(run, { do: 'insert', text: linesOf(action.text)[0] ?? '' }));
      return drained(
        { ...run, queue: [...run.queue, ...linesOf(action.text)], scrollback: 0, panel: 'none', focus: 'prompt' },
        context,
      );
    case 'enter-line':
      return enter(run, context);
    case 'complete':
      return completing(run);
    case 'completed':
      return quiet(completed(run, action));
    case 'interrupt':
      return interrupted(run);
    case 'lab-word':
      return run.running ? quiet(run) : spoken(run, action, context);
    case 'move-cursor':
      return quiet(cursorMoved(run, action.by));
    case 'pick':
      return committed(run, action.index, context);
    case 'pick-at-cursor':
    case 'submit':
      return committed(run, run.predicting?.cursor ?? 0, context);
    case 'replayed':
      return branched(run, action, context);
    case 'paused':
      return resumed(run, action.ticket, context);
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
    case 'line-finished':
      return come(run, action, context);
  }
}
