import type { Run } from './run.ts';

const TRIES = 3;

/** Whether the solution may be seen: there is one to be shown, it was tried without, and the goals are still open. */
export function canShowSolution(run: Run): boolean {
  return run.solution !== undefined && run.tries >= TRIES && run.goals?.isSolved !== true;
}

/** Why the solution cannot be seen yet; `undefined` where this is no place for one. */
export function solutionAdvice(run: Run): string {
  if (!run.solution) return 'There is no solution to show here. hint helps.';
  const left = TRIES - run.tries;
  if (left <= 0) return 'solution shows one way. The question then counts as missed, and comes back.';
  return `Try it first: after ${left} more ${left === 1 ? 'line' : 'lines'}, solution shows one way.`;
}

/** From the start again, with the lines of the solution waiting to run. */
export function withSolutionWaiting(run: Run): Run {
  const waiting = `${(run.solution ?? []).join('\n')}\n`.split('\n');
  return { ...run, sandbox: run.start, entries: [], past: [], future: [], queue: waiting, scrollback: 0 };
}
