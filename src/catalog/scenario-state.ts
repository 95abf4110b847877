import type { SafeText } from '../text/safe-text.ts';
import { evaluateGoal, type GoalState, goalText } from './goal.ts';
import type { Seen } from './goal-kind.ts';
import type { NearMiss, Scenario, Task } from './scenario.ts';

/** A goal as the learner sees it: what is wanted, whether it is so, and what is there. */
export interface GoalProgress extends GoalState {
  readonly id: string;
  readonly text: SafeText;
  /** It was met, and is not any more: by which line, and what that changed. */
  readonly lost?: SafeText;
}

/** A task is done while all of its goals are met; what is undone again is not done. */
export interface TaskState {
  readonly id: string;
  readonly text: SafeText;
  readonly isDone: boolean;
  readonly goals: readonly GoalProgress[];
}

/** How a scenario, or a question answered at a terminal, stands: its tasks in order; solved when all of them are done. */
export interface ScenarioState {
  readonly tasks: readonly TaskState[];
  readonly isSolved: boolean;
}

/** What is to be made true in a sandbox, task by task, the wrong turns that are known on the way, and the ways that lead there. */
export type Exercise = Pick<Scenario, 'tasks' | 'nearMisses' | 'fixture'> & Partial<Pick<Scenario, 'solutions'>>;

function taskState({ id, text, goals }: Task, seen: Seen): TaskState {
  const states = goals.map((goal) => ({ id: goal.id, text: goalText(goal), ...evaluateGoal(seen, goal) }));
  return { id, text, isDone: states.every((one) => one.isMet), goals: states };
}

/** How every goal stands. */
export function scenarioState(scenario: Exercise, seen: Seen): ScenarioState {
  const tasks = scenario.tasks.map((task) => taskState(task, seen));
  return { tasks, isSolved: tasks.every((one) => one.isDone) };
}

/** The first near miss all of whose conditions hold; none once the scenario is solved. */
export function recognise(scenario: Exercise, seen: Seen): NearMiss | undefined {
  const holds = ({ when }: NearMiss): boolean => when.every((goal) => evaluateGoal(seen, goal).isMet);
  const miss = scenario.nearMisses.find(holds);
  return miss && !scenarioState(scenario, seen).isSolved ? miss : undefined;
}

/** Why a near miss is not the one that is recognised; `condition`: which of its conditions fails first, where one does. */
export interface NearMissFault {
  readonly message: string;
  readonly condition?: number;
}

/** What keeps a near miss from being recognised in the world that its lines lead to; undefined where nothing does. */
export function nearMissFault(scenario: Exercise, miss: NearMiss, seen: Seen): NearMissFault | undefined {
  const found = recognise(scenario, seen);
  if (found?.id === miss.id) return undefined;
  if (scenarioState(scenario, seen).isSolved)
    return { message: 'solves the scenario. A near miss leaves a goal open.' };
  const states = miss.when.map((one) => ({ text: goalText(one), ...evaluateGoal(seen, one) }));
  const failed = states.filter(({ isMet }) => !isMet);
  if (failed.length === 0) {
    return { message: `is taken for '${found?.id}', which stands before it. Make one of the two conditions narrower.` };
  }
  const said = failed.map(({ text, detail }) => `${text} (in fact: ${detail})`).join('; ');
  const message = `is not recognised: after its lines this does not hold: ${said}. Change the condition, or the lines.`;
  return { message, condition: states.findIndex(({ isMet }) => !isMet) };
}
