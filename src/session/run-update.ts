import type { Action } from './action.ts';
import { edited } from './edited.ts';
import { EMPTY_EDITOR } from './editor.ts';
import { labWord, labWordIn } from './lab-words.ts';
import { entered, finished, incomplete, printed } from './line-update.ts';
import type { Run } from './run.ts';
import { quiet, type RunContext, type RunStep } from './run-step.ts';

/** The actions of a shell prompt. */
export type RunAction = Extract<
  Action,
  {
    type:
      | 'edit'
      | 'paste'
      | 'enter-line'
      | 'interrupt'
      | 'lab-word'
      | 'focus'
      | 'scroll'
      | 'line-printed'
      | 'line-incomplete'
      | 'line-finished';
  }
>;

/** Enters what is in the editor: a word of the lab, or a line for the shell. While a line is at work nothing is entered. */
function enter(run: Run, context: RunContext): RunStep {
  if (run.running) return quiet(run);
  const { text } = run.editor;
  const emptied: Run = { ...run, editor: EMPTY_EDITOR, scrollback: 0, panel: 'none' };
  if (text.trim() === '') return drained(emptied, context);
  const word = labWordIn(text);
  if (!word) return entered(emptied, text, context);
  const step = labWord(emptied, word, context);
  return step.isLeaving ? step : drained(step.run, context);
}

/** Goes on with pasted lines: each is entered in turn; the last, which had no line end, stays in the editor. */
function drained(run: Run, context: RunContext): RunStep {
  const [line, ...queue] = run.queue;
  if (line === undefined || run.running) return quiet(run);
  const next: Run = { ...run, queue, editor: edited(run.editor, { do: 'insert', text: line }, []) };
  return queue.length === 0 ? quiet(next) : enter(next, context);
}

const linesOf = (text: string): readonly string[] => text.replace(/\r\n?/g, '\n').split('\n');

/** Ctrl-C: stops the line at work, else clears what is typed, else leaves the lab. */
function interrupted(run: Run): RunStep {
  if (run.running) {
    return { run: { ...run, queue: [] }, effects: [{ type: 'interrupt', ticket: run.running.ticket }] };
  }
  if (run.editor.text !== '' || run.editor.search) return quiet({ ...run, editor: EMPTY_EDITOR });
  return { run, effects: [{ type: 'leave' }] };
}

/** Everything that can happen at a shell prompt. */
export function runUpdate(run: Run, action: RunAction, context: RunContext): RunStep {
  switch (action.type) {
    case 'edit': {
      const editor = edited(run.editor, action.edit, run.sandbox.shell.history);
      return quiet({ ...run, editor, scrollback: 0, panel: 'none' });
    }
    case 'paste':
      return drained({ ...run, queue: [...run.queue, ...linesOf(action.text)], scrollback: 0, panel: 'none' }, context);
    case 'enter-line':
      return enter(run, context);
    case 'interrupt':
      return interrupted(run);
    case 'lab-word':
      return run.running ? quiet(run) : labWord(run, action.word, context);
    case 'focus':
      return quiet({ ...run, focus: action.focus, panel: 'none' });
    case 'scroll':
      return quiet({ ...run, scrollback: Math.max(0, run.scrollback + action.rows) });
    case 'line-printed':
      return quiet(printed(run, action.ticket, action.output));
    case 'line-incomplete':
      return drained(incomplete(run, action.ticket), context);
    case 'line-finished': {
      const step = finished(run, action, context);
      const next = drained(step.run, context);
      return { ...step, ...next, effects: [...step.effects, ...next.effects] };
    }
  }
}
