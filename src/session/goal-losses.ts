import type { GoalProgress, ScenarioState } from '../catalog/scenario-state.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { mapChanges } from './map-twin.ts';
import type { Run } from './run.ts';

const goalsIn = (state: ScenarioState | undefined): readonly GoalProgress[] =>
  state?.tasks.flatMap((task) => task.goals) ?? [];

const MOST_CHANGES = 3;

/** Which line took a goal away, and what that line changed: from how the world was and is. */
function explained({ detail }: GoalProgress, line: SafeText, run: Run): SafeText {
  const gone = mapChanges(run).filter((one) => one.startsWith('No longer'));
  const changes = gone.length > 0 ? gone : mapChanges(run);
  return sanitizeLine([`lost by \`${line}\`: ${detail}.`, ...changes.slice(0, MOST_CHANGES)].join(' '));
}

/** What a goal that is lost says, given how the goals stood before, and by which line the world came about. */
interface Losing {
  readonly run: Run;
  readonly before: ScenarioState | undefined;
  /** The states whose explanations still hold: before the line, or of the moment come back to. */
  readonly remembered: ScenarioState | undefined;
  readonly line: SafeText | undefined;
}

/** The goals, each that was met and is not any more with the reason. */
export function withLosses(goals: ScenarioState, { run, before, remembered, line }: Losing): ScenarioState {
  const wasMet = new Set(goalsIn(before).flatMap(({ id, isMet }) => (isMet ? [id] : [])));
  const known = new Map(goalsIn(remembered).map(({ id, lost }) => [id, lost]));
  const lossOf = (goal: GoalProgress): SafeText | undefined => {
    if (goal.isMet) return undefined;
    return line !== undefined && wasMet.has(goal.id) ? explained(goal, line, run) : known.get(goal.id);
  };
  const tasks = goals.tasks.map((task) => ({
    ...task,
    goals: task.goals.map((goal) => {
      const lost = lossOf(goal);
      return lost === undefined ? goal : { ...goal, lost };
    }),
  }));
  return { ...goals, tasks };
}
