import type { Task } from '../catalog/scenario.ts';
import { sanitizeLine } from '../text/safe-text.ts';
import { isChange } from './change.ts';
import { openTask } from './hints.ts';
import type { Moment, Run } from './run.ts';
import { noted, type RunContext } from './run-step.ts';
import { solutionAdvice } from './solution.ts';

/** After this many misses the next piece of help is offered. */
const MISSES = 3;

const metIn = ({ goals }: Pick<Moment, 'goals'>): number =>
  goals?.tasks.flatMap((task) => task.goals).filter((one) => one.isMet).length ?? 0;

/** Exit codes of a line whose command there is not, and of one that was stopped. */
const NO_ATTEMPT = [127, 130];

/** Counts the line just done, where a question waits for attempts: one that failed, or changed something, and brought no goal nearer. */
export function withTry(run: Run, before: Moment): Run {
  const last = run.entries.findLast((entry) => entry.kind === 'line');
  const exitCode = last?.kind === 'line' ? (last.exitCode ?? 0) : 0;
  if (run.solution?.after !== 'tries' || NO_ATTEMPT.includes(exitCode) || metIn(run) > metIn(before)) return run;
  return exitCode !== 0 || isChange(before, run) ? { ...run, tries: run.tries + 1 } : run;
}

/**
 * A miss: a line that worked, that did something or was answered by the tenant, and that brought no goal nearer. What failed,
 * what only looked, and what the lab itself answered are none: nobody is counted against for looking around.
 */
function isMiss(run: Run, before: Run): boolean {
  const last = run.entries.findLast((entry) => entry.kind === 'line');
  const hasWorked = last?.kind === 'line' && last.exitCode === 0;
  const hasHappened = (run.sandbox.world.log?.length ?? 0) > (before.sandbox.world.log?.length ?? 0);
  return hasWorked && hasHappened && metIn(run) <= metIn(before);
}

function offerText(run: Run, task: Task): string {
  const shown = run.hintsShown[task.id] ?? 0;
  if (shown < task.hints.length)
    return `Three tries, and no goal nearer. hint shows hint ${shown + 1} of ${task.hints.length}.`;
  return run.solution ? solutionAdvice(run) : 'hint shows the last hint again.';
}

/** Counts a line that missed, and after three of them offers the next hint, then the solution. A near miss was answered already. */
export function withOffers(run: Run, before: Run, context: RunContext): Run {
  const task = openTask(run, context.scenario);
  if (!task || task.hints.length === 0 || run.isAssisted) return run;
  if (metIn(run) > metIn(before)) return { ...run, misses: 0 };
  if (!isMiss(run, before)) return run;
  const misses = run.misses + 1;
  const isAnswered = run.missesSaid.length > before.missesSaid.length;
  if (misses < MISSES || isAnswered) return { ...run, misses };
  return noted({ ...run, misses: 0 }, 'hint', sanitizeLine(offerText(run, task)));
}
