import type { Scenario } from '../catalog/scenario.ts';
import { counted } from '../text/counted.ts';
import { sanitize, sanitizeLine } from '../text/safe-text.ts';
import { countOf } from './counted-lines.ts';
import { areHintsShown } from './hints.ts';
import type { Entry, Run } from './run.ts';

const TRIES = 3;

/** The way with the fewest lines that count: the one that is played, and the one that others are compared with. */
export const shortestSolution = ({ solutions }: Pick<Scenario, 'solutions'>) =>
  solutions.toSorted((one, other) => countOf(one.lines) - countOf(other.lines))[0];

/** Whether the solution may be seen: there is one to be shown, its time has come, and the goals are still open. */
export function canShowSolution(run: Run): boolean {
  if (!run.solution || run.goals?.isSolved === true || run.kept) return false;
  return areHintsShown(run) || (run.solution.after === 'tries' && run.tries >= TRIES);
}

/** Why the solution cannot be seen yet; `undefined` where this is no place for one. */
export function solutionAdvice(run: Run): string {
  if (!run.solution) return 'There is no solution to show here. hint helps.';
  if (run.goals?.isSolved === true) return 'Every goal is met already.';
  if (run.solution.after === 'hints') {
    return areHintsShown(run)
      ? 'solution plays one way, line by line. It then counts as assisted.'
      : 'Hints first: hint shows the next one. After the third, solution plays one way.';
  }
  if (canShowSolution(run)) return 'solution shows one way. The question then counts as missed, and comes back.';
  const left = counted(TRIES - run.tries, 'more attempt');
  return run.solution.hints > 0
    ? `hint shows the next hint. After the last, or after ${left}, solution shows one way.`
    : `Try it first: after ${left}, solution shows one way. A line that only looks is none.`;
}

/** Whether the solution is what helps next: it may be seen, and no hint is left. */
export const isSolutionNext = (run: Run): boolean =>
  canShowSolution(run) && (run.solution?.hints === 0 || areHintsShown(run));

export const SHOWN = sanitizeLine('From the start, one way to do it. ctrl-c stops; undo brings your work back.');

/** Of how many lines of the solution, and nothing else, a transcript is made; undefined where it is another one. */
export function solutionLines({ solution }: Run, [first, ...entries]: readonly Entry[]): number | undefined {
  if (first?.kind !== 'note' || first.text !== SHOWN) return undefined;
  const lines = entries.flatMap((entry) => (entry.kind === 'line' ? [entry.text] : []));
  const all = sanitize(`${solution?.lines.join('\n')}\n`);
  return all.startsWith(lines.map((line) => `${line}\n`).join('')) ? lines.length : undefined;
}

/** From the start again, with the lines of the solution waiting to run. In a scenario undo brings the learner's own work back. */
export function withSolutionWaiting(run: Run): Run {
  const { lines, after } = run.solution ?? { lines: [], after: 'tries' };
  const queue = `${lines.join('\n')}\n`.split('\n');
  const begun: Run = { ...run, sandbox: run.start, entries: [], future: [], queue, scrollback: 0 };
  if (after === 'tries') return { ...begun, past: [] };
  const { sandbox, entries, goals, isReplaying } = run;
  const shown: Run = { ...begun, past: [...run.past, { sandbox, entries, goals }], isAssisted: true };
  // Played again on a later visit, the lines that ran then wait already.
  return isReplaying ? { ...shown, queue: run.queue } : { ...shown, isShowing: true };
}
