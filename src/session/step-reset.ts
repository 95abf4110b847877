import { seenIn } from '../catalog/goal-kind.ts';
import { type Exercise, scenarioState } from '../catalog/scenario-state.ts';
import type { Moment, Run } from './run.ts';

const isEarlier = ({ entries }: Moment, run: Run): boolean =>
  entries.every((entry, index) => entry === run.entries[index]);

/**
 * Where the task at hand began: the earliest moment on the way here at which the most tasks were done. So a task that was broken
 * later is whole again, and what was done before it stays.
 */
export function stepStart(run: Run, scenario: Exercise): Moment | undefined {
  const doneAt = ({ sandbox }: Moment): number =>
    scenarioState(scenario, seenIn(sandbox, run.since)).tasks.filter((task) => task.isDone).length;
  const moments = run.past
    .filter((moment) => isEarlier(moment, run))
    .map((moment) => ({ moment, done: doneAt(moment) }));
  const most = Math.max(...moments.map(({ done }) => done));
  return moments.find(({ done }) => done === most)?.moment;
}
