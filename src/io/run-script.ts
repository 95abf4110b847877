import { seenIn } from '../catalog/goal-kind.ts';
import type { Scenario } from '../catalog/scenario.ts';
import { type GoalProgress, scenarioState } from '../catalog/scenario-state.ts';
import { runLine } from '../shell/run-line.ts';
import type { LineResult, Sandbox } from '../shell/sandbox.ts';
import { isComplete, statementsOf, syntaxError } from '../shell/statements.ts';
import { sanitize } from '../text/safe-text.ts';

/** How a script is played: from which world, and what its end is measured by. */
export interface ScriptPlay {
  readonly sandbox: Sandbox;
  readonly scenario: Scenario | undefined;
  readonly isStrict: boolean;
  readonly isJson: boolean;
  readonly write: (text: string) => void;
}

/** The complete commands of a script: lines are joined until they are whole. Blank and comment lines give none. */
export function commandsIn(script: string): readonly string[] {
  const commands: string[] = [];
  let open: string | undefined;
  for (const line of script.split(/\r?\n/)) {
    const text: string = open === undefined ? line : `${open}\n${line}`;
    open = isComplete(text) ? undefined : text;
    if (open === undefined && (statementsOf(text).length > 0 || syntaxError(text) !== undefined)) commands.push(text);
  }
  if (open !== undefined && open.trim() !== '') commands.push(open);
  return commands;
}

// C1 controls are legal in JSON strings, and a terminal acts on them.
const asJson = (value: unknown): string =>
  JSON.stringify(value).replace(/[\u007f-\u009f]/g, (unit) => `\\u00${unit.charCodeAt(0).toString(16)}`);

function lineObject(line: string, { outputs, exitCode, sandbox }: LineResult): object {
  const on = (fd: number): string => outputs.flatMap((one) => (one.fd === fd ? [one.text] : [])).join('');
  const now = new Date(sandbox.world.now).toISOString();
  return { version: 1, line, exitCode, outputs, stdout: on(1), stderr: on(2), now };
}

function transcript(line: string, { outputs }: LineResult): string {
  const said = sanitize(outputs.map((output) => output.text).join(''));
  const typed = sanitize(line).split('\n').join('\n> ');
  return `$ ${typed}\n${said === '' || said.endsWith('\n') ? said : `${said}\n`}`;
}

type Written = Pick<ScriptPlay, 'isJson' | 'write'>;

function writeLine(line: string, result: LineResult, { isJson, write }: Written): void {
  write(isJson ? `${asJson(lineObject(line, result))}\n` : transcript(line, result));
}

function writeGoals(goals: readonly GoalProgress[], { isJson, write }: Written): void {
  if (isJson) write(`${asJson({ version: 1, goals: goals.map(({ id, isMet }) => ({ id, met: isMet })) })}\n`);
  else for (const { isMet, text, detail } of goals) write(isMet ? `✓ ${text}\n` : `✗ ${text}: ${detail}\n`);
}

/** Plays a script without a screen. The exit code: 1 where a goal is not met, or a line failed under `--strict`; else 0. */
export async function runScript(script: string, play: ScriptPlay): Promise<0 | 1> {
  const since = play.sandbox.world.log?.length ?? 0;
  let { sandbox } = play;
  let isStopped = false;
  for (const line of commandsIn(script)) {
    const result = await runLine(sandbox, line);
    sandbox = result.sandbox;
    writeLine(line, result, play);
    isStopped = play.isStrict && result.exitCode !== 0;
    if (isStopped) break;
  }
  const state = play.scenario && scenarioState(play.scenario, seenIn(sandbox, since));
  if (state)
    writeGoals(
      state.tasks.flatMap((task) => task.goals),
      play,
    );
  return isStopped || state?.isSolved === false ? 1 : 0;
}
