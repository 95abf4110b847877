import { seenIn } from '../catalog/goal-kind.ts';
import type { Scenario } from '../catalog/scenario.ts';
import { nearMissFault } from '../catalog/scenario-state.ts';
import { sanitizeLine } from '../text/safe-text.ts';
import { EMPTY_EDITOR } from './editor.ts';
import { hintText } from './hints.ts';
import type { Run } from './run.ts';
import { inTurn, noted, type RunStep } from './run-step.ts';
import { runUpdate } from './run-update.ts';
import type { ScenarioPart } from './scenario-part.ts';
import type { ScenarioScreen } from './screen.ts';
import { shortestSolution } from './solution.ts';

type Edited = NonNullable<ScenarioScreen['edited']>;

const shortest = (scenario: Scenario): readonly string[] => shortestSolution(scenario)?.lines ?? [];

/** The lines that lead from the start of a scenario to a part of it. */
export function linesTo(scenario: Scenario, part: ScenarioPart): readonly string[] {
  switch (part.kind) {
    case 'story':
      return [];
    case 'goals':
    case 'hints':
      return part.task === 0 ? [] : shortest(scenario);
    case 'prediction':
      return scenario.tasks[part.task]?.predictions[part.index]?.lines ?? [];
    case 'solution':
      return scenario.solutions[part.index]?.lines.slice(0, part.lines) ?? [];
    case 'near-miss':
      return scenario.nearMisses[part.index]?.lines ?? [];
    case 'takeaways':
      return [...shortest(scenario), 'done'];
  }
}

/** Predictions that are not asked on the way: all but the one that is being written. */
export function passedOver({ tasks }: Scenario, part: ScenarioPart): readonly string[] {
  const wanted = part.kind === 'prediction' ? tasks[part.task]?.predictions[part.index]?.id : undefined;
  return tasks.flatMap(({ predictions }) => predictions.map(({ id }) => id)).filter((id) => id !== wanted);
}

/** Whether the tasks before the one that is being written are done: what comes after that is the learner's. */
function isAtTask({ goals }: Run, part: ScenarioPart): boolean {
  if (part.kind !== 'goals' && part.kind !== 'hints') return false;
  return goals?.tasks.slice(0, part.task).every(({ isDone }) => isDone) === true;
}

const say = (run: Run, text: string): Run => noted(run, 'plain', sanitizeLine(text));

function solutionSaid(run: Run, { solutions }: Scenario, part: ScenarioPart & { kind: 'solution' }): Run {
  const solution = solutions[part.index];
  const all = solution?.lines.length ?? 0;
  const played = Math.min(part.lines ?? all, all);
  if (!solution || run.goals?.isSolved) return run;
  if (played < all) return say(run, `Solution '${solution.title}', down to line ${played} of ${all}.`);
  const open = run.goals?.tasks.flatMap(({ goals }) => goals).filter(({ isMet }) => !isMet) ?? [];
  const still = open.map(({ text, detail }) => `${text} (${detail})`).join('; ');
  return say(run, `Solution '${solution.title}' does not solve the scenario. Still open: ${still}`);
}

/** Why a prediction is not asked where its own lines lead; nothing where it is. */
function predictionSaid(run: Run, { tasks }: Scenario, part: ScenarioPart & { kind: 'prediction' }): Run {
  const prediction = tasks[part.task]?.predictions[part.index];
  if (!prediction || run.predicting || run.predicted.includes(prediction.id)) return run;
  const last = run.entries.findLast((entry) => entry.kind === 'line');
  const printed = last?.outputs.map(({ text }) => text).join('') ?? '';
  const why = printed.includes(prediction.shows)
    ? 'before that line not all conditions of its when hold, or the scenario is solved'
    : `that line does not print what shows holds: ${prediction.shows}`;
  return say(run, `Prediction '${prediction.id}' is not asked before the last of its lines: ${why}`);
}

/** What is shown of a part once its lines were played. */
function shown(run: Run, scenario: Scenario, part: ScenarioPart): Run {
  switch (part.kind) {
    case 'goals':
      return { ...run, panel: 'goals' };
    case 'hints': {
      const task = scenario.tasks[part.task];
      if (!task) return run;
      const hinted = { ...run, hintsShown: { ...run.hintsShown, [task.id]: task.hints.length } };
      return task.hints.reduce((before, _, place) => noted(before, 'hint', hintText(task, place)), hinted);
    }
    case 'solution':
      return solutionSaid(run, scenario, part);
    case 'near-miss': {
      const miss = scenario.nearMisses[part.index];
      const fault = miss && nearMissFault(scenario, miss, seenIn(run.sandbox, run.since));
      return fault ? say(run, `Near miss '${miss.id}' ${fault.message}`) : run;
    }
    case 'prediction':
      return predictionSaid(run, scenario, part);
    case 'story':
    case 'takeaways':
      return run;
  }
}

/** The run where the part is reached: from here on it is the author's, predictions of the tasks to come included. */
function reached(run: Run, scenario: Scenario, part: ScenarioPart): Run {
  const isTask = part.kind === 'goals' || part.kind === 'hints';
  const passed = isTask ? passedOver({ ...scenario, tasks: scenario.tasks.slice(0, part.task) }, part) : run.predicted;
  return shown({ ...run, predicted: passed, misses: 0 }, scenario, part);
}

const isAtWork = ({ running, queue, pause }: Run): boolean => !!running || queue.length > 0 || !!pause;

/** Goes on towards what an author is writing, line by line, until it can be seen. `ticket`: a free one. */
export function towards(
  step: RunStep,
  edited: Edited,
  scenario: Scenario,
  ticket: number,
): { readonly step: RunStep; readonly edited: Edited } {
  const { part, waiting } = edited;
  if (!waiting || step.isLeaving || isAtWork(step.run)) return { step, edited };
  const [line, ...rest] = isAtTask(step.run, part) ? [] : waiting;
  if (line === undefined) return { step: { ...step, run: reached(step.run, scenario, part) }, edited: { part } };
  const typed = runUpdate(
    { ...step.run, editor: EMPTY_EDITOR },
    { type: 'paste', text: `${line}\n` },
    { scenario, ticket },
  );
  return towards(inTurn(step, typed), { part, waiting: rest }, scenario, ticket);
}
