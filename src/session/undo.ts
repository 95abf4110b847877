import { counted } from '../text/counted.ts';
import type { SafeText } from '../text/safe-text.ts';
import { sanitizeLine } from '../text/safe-text.ts';
import { isChange, isContinued } from './change.ts';
import { oneLine } from './entry-lines.ts';
import { reviewed } from './line-update.ts';
import type { Moment, Run } from './run.ts';
import { noted, quiet, type RunContext, type RunStep } from './run-step.ts';
import { solutionLines } from './solution.ts';

/** What undo comes back to of a run. */
export const momentOf = ({ sandbox, entries, goals }: Run): Moment => ({ sandbox, entries, goals });

/** The run with the world, the shell and the transcript of a moment. */
export function restored(run: Run, moment: Moment): Run {
  return { ...run, sandbox: moment.sandbox, entries: moment.entries, scrollback: 0 };
}

/** What undo takes back: so many moments, and whether that is a solution which was played. */
interface Back {
  readonly count: number;
  readonly isSolution: boolean;
}

/** The way back before the last change, or before a solution as a whole; undefined where nothing has changed. */
function wayBack(run: Run): Back | undefined {
  const moments = [...run.past, momentOf(run)];
  const last = moments.findLastIndex((moment, index) => {
    const before = moments[index - 1];
    return before !== undefined && isChange(before, moment);
  });
  const changed = moments[last];
  if (!changed) return undefined;
  const shown = solutionLines(run, changed.entries);
  return { count: moments.length - last + (shown ?? 0), isSolution: shown !== undefined };
}

/** How many moments lie ahead up to the one before the next change but one. */
function momentsAhead({ future }: Run): number {
  const next = future.findIndex((moment, index) => {
    const before = future[index - 1];
    return before !== undefined && isChange(before, moment);
  });
  return next < 0 ? future.length : next;
}

const linesAfter = (moment: Moment, { entries }: Run): readonly SafeText[] =>
  entries.slice(moment.entries.length).flatMap((entry) => (entry.kind === 'line' ? [entry.text] : []));

function undoneText(run: Run, moment: Moment): string {
  if (!isContinued(moment, momentOf(run))) return 'the reset. What you had done is back.';
  const [line, ...looks] = linesAfter(moment, run);
  if (line === undefined) return 'the last step';
  const rest = looks.length > 0 ? ` (and ${counted(looks.length, 'line')} after it that changed nothing)` : '';
  return oneLine(line) + rest;
}

const NOTHING = sanitizeLine('There is nothing to undo: this is how it began.');
const NOTHING_CHANGED = sanitizeLine('There is nothing to undo: nothing that was typed has changed anything.');

/** Takes back the last line that changed something, and what only looked since; a solution that was played, as a whole. */
export function undone(run: Run, context: RunContext): RunStep {
  const { count, isSolution } = wayBack(run) ?? { count: 0, isSolution: false };
  const moment = count === 0 ? undefined : run.past.at(-count);
  if (!moment) return quiet(noted(run, 'plain', run.past.length === 0 ? NOTHING : NOTHING_CHANGED));
  const back: Run = {
    ...restored(run, moment),
    past: run.past.slice(0, -count),
    future: [...run.past.slice(run.past.length - count + 1), momentOf(run), ...run.future],
    undos: run.undos + 1,
  };
  const what = isSolution ? 'the solution. Your own work is back.' : undoneText(run, moment);
  const said = noted(back, 'plain', sanitizeLine(`Undone: ${what}`));
  return reviewed(said, run, { ...context, goals: moment.goals });
}

const NOTHING_AHEAD = sanitizeLine('There is nothing to redo.');

/** Brings back what an undo took: the next line that changed something, and what only looked after it. */
export function redone(run: Run, context: RunContext): RunStep {
  const count = momentsAhead(run);
  const moment = run.future[count - 1];
  if (!moment) return quiet(noted(run, 'plain', NOTHING_AHEAD));
  const past = [...run.past, momentOf(run), ...run.future.slice(0, count - 1)];
  const again: Run = { ...restored(run, moment), past, future: run.future.slice(count) };
  return reviewed(again, run, { ...context, goals: moment.goals });
}
