import { seenIn } from '../catalog/goal-kind.ts';
import { isTimely, predictionQuestions } from '../catalog/prediction.ts';
import type { Question } from '../catalog/question.ts';
import { type CommandQuestion, exerciseOf } from '../catalog/question-command.ts';
import type { PredictQuestion } from '../catalog/question-predict.ts';
import type { Fixture, Scenario } from '../catalog/scenario.ts';
import { type Exercise, nearMissFault, scenarioState } from '../catalog/scenario-state.ts';
import { runLine } from '../shell/run-line.ts';
import type { LineResult, Sandbox } from '../shell/sandbox.ts';
import { failedLineText } from './failed-line.ts';
import { FixtureFailed } from './fixture-failed.ts';
import { playFixture } from './fixture-player.ts';

/** Something that a rehearsal found wrong: the part of the item that it is about, and what happened. */
export interface Finding {
  /** A path into the scenario or the question, such as `['solutions', 0, 'lines']`. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** A world to begin in, and the length of its audit log then. */
interface Start {
  readonly sandbox: Sandbox;
  readonly since: number;
}

/** Lines that were played, by the world that they were typed in: solutions, near misses and predictions often begin alike. */
const playedIn = new WeakMap<Sandbox, Map<string, Promise<LineResult>>>();

function ran(sandbox: Sandbox, line: string): Promise<LineResult> {
  const lines = playedIn.get(sandbox) ?? new Map<string, Promise<LineResult>>();
  playedIn.set(sandbox, lines);
  const known = lines.get(line) ?? runLine(sandbox, line);
  lines.set(line, known);
  return known;
}

const printedBy = ({ outputs }: LineResult): string => outputs.map(({ text }) => text).join('');

/** Where lines lead, and all that they print. */
async function play(sandbox: Sandbox, lines: readonly string[]): Promise<{ sandbox: Sandbox; printed: string }> {
  let present = { sandbox, printed: '' };
  for (const line of lines) {
    const result = await ran(present.sandbox, line);
    present = { sandbox: result.sandbox, printed: present.printed + printedBy(result) };
  }
  return present;
}

/** Where lines lead, and which of them fails first. */
interface Played {
  readonly sandbox: Sandbox;
  readonly failed?: { readonly index: number; readonly text: string };
}

async function followed(sandbox: Sandbox, lines: readonly string[]): Promise<Played> {
  let present: Played = { sandbox };
  for (const [index, line] of lines.entries()) {
    const result = await ran(present.sandbox, line);
    const { exitCode } = result;
    const failed =
      exitCode === 0 ? undefined : { index, text: failedLineText(line, { exitCode, said: printedBy(result) }) };
    present = { ...(failed ? { failed } : {}), ...present, sandbox: result.sandbox };
  }
  return present;
}

/** What came to nothing, told at the line that failed, where one did: that is mostly why. */
function findingAt(path: Finding['path'], message: string, { failed }: Played): Finding {
  if (!failed) return { path, message };
  return { path: [...path, failed.index], message: `${message} The first line that fails: ${failed.text}` };
}

const sentence = (text: string): string => (text.endsWith('.') ? text : `${text}.`);

function openGoals(exercise: Exercise, sandbox: Sandbox, since: number): readonly string[] {
  const { tasks } = scenarioState(exercise, seenIn(sandbox, since));
  return tasks
    .flatMap((task) => task.goals)
    .flatMap(({ isMet, text, detail }) => (isMet ? [] : [`${text} (${detail})`]));
}

/** Whether anything is left to do at the start; `path` is where the goals stand. */
function startFindings(exercise: Exercise, { sandbox, since }: Start, path: Finding['path']): readonly Finding[] {
  if (openGoals(exercise, sandbox, since).length > 0) return [];
  const message = 'every goal is met before the learner did anything. Change the fixture or the goals.';
  return [{ path, message }];
}

async function solutionFindings(scenario: Scenario, { sandbox, since }: Start): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const [index, solution] of scenario.solutions.entries()) {
    const played = await followed(sandbox, solution.lines);
    const open = openGoals(scenario, played.sandbox, since);
    if (open.length === 0) continue;
    const message = `solution '${solution.title}' does not solve the scenario. Still open: ${sentence(open.join('; '))}`;
    findings.push(findingAt(['solutions', index, 'lines'], message, played));
  }
  return findings;
}

async function nearMissFindings(scenario: Scenario, { sandbox, since }: Start): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const [index, miss] of scenario.nearMisses.entries()) {
    const played = await followed(sandbox, miss.lines);
    const fault = nearMissFault(scenario, miss, seenIn(played.sandbox, since));
    if (!fault) continue;
    const isAtLines = fault.condition === undefined || played.failed !== undefined;
    const path = ['nearMisses', index, ...(isAtLines ? ['lines'] : ['when', fault.condition ?? 0])];
    findings.push(findingAt(path, `near miss '${miss.id}' ${fault.message}`, played));
  }
  return findings;
}

async function commandFindings(question: CommandQuestion, start: Start): Promise<readonly Finding[]> {
  const exercise = exerciseOf(question);
  const played = await followed(start.sandbox, question.solution);
  const open = openGoals(exercise, played.sandbox, start.since);
  const message = `the solution does not do what is asked. Still open: ${sentence(open.join('; '))}`;
  const unsolved: readonly Finding[] = open.length > 0 ? [findingAt(['solution'], message, played)] : [];
  return [...startFindings(exercise, start, ['goals']), ...unsolved];
}

async function predictFindings({ lines, shows }: PredictQuestion, { sandbox }: Start): Promise<readonly Finding[]> {
  const { printed } = await play(sandbox, lines);
  if (printed.includes(shows)) return [];
  const end = printed.trim().slice(-200) || 'nothing at all';
  const message = `the lines do not print this, so the option marked as correct may not be. They print: ${end}`;
  return [{ path: ['shows'], message }];
}

/** A prediction is asked where its proof ends: before the last line its conditions hold. */
async function timingFindings(scenario: Scenario, { sandbox, since }: Start): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const [task, { predictions }] of scenario.tasks.entries()) {
    for (const [index, prediction] of predictions.entries()) {
      const before = await play(sandbox, prediction.lines.slice(0, -1));
      if (isTimely(prediction, seenIn(before.sandbox, since))) continue;
      const message = 'before the last of its lines these do not all hold, so it would not be asked there.';
      findings.push({ path: ['tasks', task, 'predictions', index, 'when'], message });
    }
  }
  return findings;
}

/**
 * At the start a scenario must be unsolved, every solution must solve it, every near miss must not, and must be recognised by its
 * own message, and every prediction must be asked where its proof ends.
 */
const scenarioFindings = async (scenario: Scenario, start: Start): Promise<readonly Finding[]> => [
  ...startFindings(scenario, start, ['tasks']),
  ...(await solutionFindings(scenario, start)),
  ...(await nearMissFindings(scenario, start)),
  ...(await timingFindings(scenario, start)),
];

/** A command question must be unsolved at the start and solved by its solution; a prediction must come out as its key says. */
async function questionFindings(question: Question, start: Start): Promise<readonly Finding[]> {
  if (question.kind === 'command') return commandFindings(question, start);
  if (question.kind === 'predict') return predictFindings(question, start);
  return [];
}

/** The world at its start; what failed where it cannot be made. */
async function startOf(fixture: Fixture): Promise<Start | FixtureFailed> {
  try {
    const sandbox = await playFixture(fixture);
    return { sandbox, since: sandbox.world.log?.length ?? 0 };
  } catch (error) {
    if (error instanceof FixtureFailed) return error;
    throw error;
  }
}

/** A world, and all that begins in it. Plain data, as are the reports: both go from thread to thread. */
export interface World {
  readonly fixture: Fixture;
  readonly scenarios: readonly Scenario[];
  readonly questions: readonly Question[];
}

/** What was found wrong in a world: no finding at all proves that everything that begins there can be played. */
export interface WorldReport {
  /** The line of the fixture that fails: then nothing was played. */
  readonly failed?: { readonly index: number; readonly reason: string };
  /** By the ids of scenarios and questions. */
  readonly findings: readonly (Finding & { readonly id: string })[];
}

/** Makes a world, and plays the scenarios and questions that begin in it as learners will. */
export async function rehearse({ fixture, scenarios, questions }: World): Promise<WorldReport> {
  const start = await startOf(fixture);
  if (start instanceof FixtureFailed) return { failed: { index: start.index, reason: start.reason }, findings: [] };
  const findings: WorldReport['findings'][number][] = [];
  const note = (id: string, found: readonly Finding[]): void =>
    void findings.push(...found.map((finding) => ({ ...finding, id })));
  for (const scenario of scenarios) note(scenario.id, await scenarioFindings(scenario, start));
  for (const question of [...questions, ...scenarios.flatMap(predictionQuestions)]) {
    note(question.id, await questionFindings(question, start));
  }
  return { findings };
}
