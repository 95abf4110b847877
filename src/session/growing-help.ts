import type { Task } from '../catalog/scenario.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import type { Run } from './run.ts';
import { noted, type RunContext } from './run-step.ts';

/** After this many misses the next piece of help is offered. */
const MISSES = 3;

/** The first task that is not done. */
export function openTask(run: Run, scenario: RunContext['scenario']): Task | undefined {
  const open = run.goals?.tasks.find((task) => !task.isDone);
  return scenario?.tasks.find((one) => one.id === open?.id);
}

/** The hint at a place, as it is said. */
export function hintText({ hints }: Task, place: number): SafeText {
  return sanitizeLine(`Hint ${place + 1} of ${hints.length}: ${hints[place]}`);
}

/** Whether every hint of the task at hand was shown. */
export function areHintsShown(run: Run): boolean {
  const open = run.goals?.tasks.find((task) => !task.isDone);
  return open !== undefined && (run.hintsShown[open.id] ?? 0) >= 3;
}

const metIn = ({ goals }: Run): number =>
  goals?.tasks.flatMap((task) => task.goals).filter((one) => one.isMet).length ?? 0;

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
  return run.solution
    ? 'solution plays one way, line by line. It then counts as assisted.'
    : 'hint shows the last hint again.';
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
