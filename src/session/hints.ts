import type { Task } from '../catalog/scenario.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import type { Run } from './run.ts';
import type { RunContext } from './run-step.ts';

/** The first task that is not done. */
export function openTask(run: Run, scenario: RunContext['scenario']): Task | undefined {
  const open = run.goals?.tasks.find((task) => !task.isDone);
  return scenario?.tasks.find((one) => one.id === open?.id);
}

/** The hint at a place, as it is said. */
export function hintText({ hints }: Task, place: number): SafeText {
  return sanitizeLine(`Hint ${place + 1} of ${hints.length}: ${hints[place]}`);
}

/** Whether the task at hand has hints, and every one of them was shown. */
export function areHintsShown({ goals, hintsShown, solution }: Run): boolean {
  const open = goals?.tasks.find((task) => !task.isDone);
  const count = solution?.hints ?? 0;
  return open !== undefined && count > 0 && (hintsShown[open.id] ?? 0) >= count;
}
