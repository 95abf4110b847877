import type { Task } from '../catalog/scenario.ts';
import { sanitizeLine } from '../text/safe-text.ts';
import { isChange } from './change.ts';
import { openTask } from './hints.ts';
import type { Moment, Run } from './run.ts';
import { noted, type RunContext } from './run-step.ts';
import { solutionAdvice } from './solution.ts';
import { isSolutionStep } from './solution-step.ts';

/** After this many misses the next piece of help is offered. */
const MISSES = 3;

const metIn = ({ goals }: Pick<Moment, 'goals'>): number =>
  goals?.tasks.flatMap((task) => task.goals).filter((one) => one.isMet).length ?? 0;

const INTERRUPTED = 130;

/** Exit codes of a line whose command there is not, and of one that was stopped. */
const NO_ATTEMPT = [127, INTERRUPTED];

/** Counts the line just done, where a question waits for attempts: one that failed, or changed something, and brought no goal nearer. */
export function withTry(run: Run, before: Moment): Run {
  const last = run.entries.findLast((entry) => entry.kind === 'line');
  const exitCode = last?.kind === 'line' ? (last.exitCode ?? 0) : 0;
  const isTypo = last?.kind === 'line' && last.outputs.some(({ text }) => text.startsWith('bash: syntax error'));
  const isNone = isTypo || NO_ATTEMPT.includes(exitCode);
  if (run.solution?.after !== 'tries' || isNone || metIn(run) > metIn(before)) return run;
  return exitCode !== 0 || isChange(before, run) ? { ...run, tries: run.tries + 1 } : run;
}

/**
 * A miss: a line that did something in the tenant, or was refused there, that brought no goal nearer, and that no solution has. What
 * only looked, a slip of the keyboard, and what the lab itself answered are none: nobody is counted against for looking around.
 */
function isMiss(run: Run, before: Run, exercise: RunContext['scenario']): boolean {
  const last = run.entries.findLast((entry) => entry.kind === 'line');
  const isStopped = last?.kind === 'line' && last.exitCode === INTERRUPTED;
  const hasHappened = (run.sandbox.world.log?.length ?? 0) > (before.sandbox.world.log?.length ?? 0);
  return hasHappened && !isStopped && metIn(run) <= metIn(before) && !isSolutionStep(run, exercise);
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
  if (!isMiss(run, before, context.scenario)) return run;
  const misses = run.misses + 1;
  const isAnswered = run.missesSaid.length > before.missesSaid.length;
  if (misses < MISSES || isAnswered) return { ...run, misses };
  return noted({ ...run, misses: 0 }, 'hint', sanitizeLine(offerText(run, task)));
}
