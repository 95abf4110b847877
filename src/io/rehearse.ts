import type { Course } from '../catalog/course.ts';
import type { Scenario } from '../catalog/scenario.ts';
import { recognise, scenarioState } from '../catalog/scenario-state.ts';
import { runLine } from '../shell/run-line.ts';
import type { Sandbox } from '../shell/sandbox.ts';
import { FixtureFailed, playFixture } from './fixture-player.ts';

/** Something that a rehearsal found wrong: the part of the scenario that it is about, and what happened. */
export interface Finding {
  /** A path into the scenario's file, such as `['solutions', 0, 'lines']`. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

async function play(sandbox: Sandbox, lines: readonly string[]): Promise<Sandbox> {
  let present = sandbox;
  for (const line of lines) present = (await runLine(present, line)).sandbox;
  return present;
}

function openGoals(scenario: Scenario, { world }: Sandbox, since: number): readonly string[] {
  const { tasks } = scenarioState(scenario, world, since);
  return tasks
    .flatMap((task) => task.goals)
    .flatMap(({ isMet, text, detail }) => (isMet ? [] : [`${text} (${detail})`]));
}

async function solutionFindings(scenario: Scenario, start: Sandbox, since: number): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const [index, solution] of scenario.solutions.entries()) {
    const open = openGoals(scenario, await play(start, solution.lines), since);
    if (open.length === 0) continue;
    const message = `solution '${solution.title}' does not solve the scenario. Still open: ${open.join('; ')}`;
    findings.push({ path: ['solutions', index, 'lines'], message });
  }
  return findings;
}

async function nearMissFindings(scenario: Scenario, start: Sandbox, since: number): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const [index, miss] of scenario.nearMisses.entries()) {
    const { world } = await play(start, miss.lines);
    const found = recognise(scenario, world, since);
    if (found?.id === miss.id) continue;
    const what = scenarioState(scenario, world, since).isSolved
      ? 'solves the scenario. A near miss leaves a goal open'
      : found
        ? `is taken for '${found.id}', which stands before it. Make one of the two conditions narrower`
        : 'does not make its own `when` true. Check the conditions against the lines';
    findings.push({ path: ['nearMisses', index, 'lines'], message: `near miss '${miss.id}' ${what}.` });
  }
  return findings;
}

/**
 * Plays a scenario as learners will: at the start it must be unsolved, every solution must solve it, and every near miss must not,
 * and must be recognised by its own message. An empty list is a proof that it can be played.
 */
export async function rehearse(course: Course, scenario: Scenario): Promise<readonly Finding[]> {
  try {
    const start = await playFixture(course.fixtures.find((one) => one.id === scenario.fixture));
    const since = start.world.log?.length ?? 0;
    const isOpen = openGoals(scenario, start, since).length > 0;
    const solvedAtStart: Finding = {
      path: ['tasks'],
      message: 'every goal is met before the learner did anything. Change the fixture or the goals.',
    };
    return [
      ...(isOpen ? [] : [solvedAtStart]),
      ...(await solutionFindings(scenario, start, since)),
      ...(await nearMissFindings(scenario, start, since)),
    ];
  } catch (error) {
    if (error instanceof FixtureFailed) return [{ path: ['fixture'], message: `${error.message}.` }];
    throw error;
  }
}
