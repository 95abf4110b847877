import { MINUTE, SECOND } from '../sim/duration.ts';
import { commands } from './commands.ts';
import { expandHistory } from './history-expansion.ts';
import { CORRECTED_COMMANDS, libraryCommands, type RunOn } from './library-commands.ts';
import {
  beginLine,
  breathe,
  currentMachine,
  enterMachine,
  isGone,
  type LineOptions,
  type RunningLine,
  shellStateOf,
  startStatement,
  updateMachine,
} from './running-line.ts';
import type { LineResult, Output, Sandbox } from './sandbox.ts';
import { currentEnvironment, environmentNamed } from './shell-state.ts';
import { runStatement, type StatementResult } from './statement-runner.ts';
import { type Statement, statementsOf, syntaxError } from './statements.ts';

/** Where text prints, and the number of machines entered below which it cannot leave. */
interface Scope {
  readonly print: (output: Output) => void;
  readonly bottom: number;
}

function isDue({ condition }: Statement, exitCode: number): boolean {
  return condition === 'always' || (condition === 'success') === (exitCode === 0);
}

/** `exit` ends a shell of the library before it can say so; the command `logout` of ours does what it stands for. */
function withoutExit(statement: Statement): Statement {
  return statement.words?.[0] === 'exit'
    ? { ...statement, source: statement.source.replace(/^exit/, 'logout') }
    : statement;
}

/** Goes where the statement's command asked to go. False where it may not leave: the text ends there. */
function applyTransition(line: RunningLine, exitCode: number, { bottom, print }: Scope): boolean {
  const { transition } = line;
  line.transition = undefined;
  if (transition === undefined) return true;
  if (transition !== 'leave') {
    enterMachine(line, transition);
    return true;
  }
  if (line.entered.length <= bottom) return false;
  print({ fd: 2, text: `Connection to ${currentMachine(line).hostName} closed.\n` });
  line.entered.pop();
  updateMachine(line, { ...currentMachine(line), exitCode });
  return true;
}

/** A session ends with the machine that it is on. */
function leaveIfGone(line: RunningLine, { print }: Scope): void {
  const { host, hostName } = currentMachine(line);
  if (!isGone(line, host)) return;
  line.entered.pop();
  line.environments.delete(hostName);
  print({ fd: 2, text: `Connection to ${hostName} closed by remote host.\n` });
}

/** What the keyword `time` measured is the library's own work; what a learner waits for is simulated. */
function withSimulatedDuration(stderr: string, milliseconds: number): string {
  const seconds = ((milliseconds % MINUTE) / SECOND).toFixed(3);
  return stderr.replace(/^real\t\d+m[\d.]+s$/gm, `real\t${Math.floor(milliseconds / MINUTE)}m${seconds}s`);
}

function printResult({ isSimple, words }: Statement, result: StatementResult, { print }: Scope): void {
  const isFunction = words?.[0] !== undefined && result.environment.functions.has(words[0]);
  const stdout: Output = { fd: 1, text: result.stdout };
  const stderr: Output = { fd: 2, text: result.stderr };
  const outputs = isSimple && !isFunction ? [stderr, stdout] : [stdout, stderr];
  for (const output of outputs) if (output.text !== '') print(output);
}

/** Runs one statement on the current machine; false where the rest of the text must not run. */
async function advance(line: RunningLine, statement: Statement, scope: Scope): Promise<boolean> {
  startStatement(line);
  const startedAt = line.draft.now;
  const before = currentMachine(line);
  const result = await runStatement(before, withoutExit(statement), {
    commands: [...CORRECTED_COMMANDS, ...libraryCommands(commands, line, runOn)],
    signal: line.signal,
  });
  if (line.signal?.aborted) return false;
  const { account } = environmentNamed(line.environments, before.hostName);
  updateMachine(line, { ...result.environment, account });
  const stderr = withSimulatedDuration(result.stderr, line.draft.now - startedAt);
  printResult(statement, { ...result, stderr }, scope);
  const isOn = applyTransition(line, result.exitCode, scope);
  leaveIfGone(line, scope);
  if (line.entered.length < scope.bottom) return false;
  const stopsOnError = result.environment.variables.SHELLOPTS?.split(':').includes('errexit') === true;
  return isOn && !(stopsOnError && statement.isListEnd && result.exitCode !== 0);
}

/** Runs text on the current machine. */
async function runText(line: RunningLine, text: string, scope: Scope): Promise<void> {
  const error = syntaxError(text);
  if (error !== undefined) {
    scope.print({ fd: 2, text: `${error}\n` });
    updateMachine(line, { ...currentMachine(line), exitCode: 2 });
    return;
  }
  for (const statement of statementsOf(text)) {
    await breathe(line);
    if (line.signal?.aborted) return;
    if (!isDue(statement, currentMachine(line).exitCode)) continue;
    if (!(await advance(line, statement, scope))) return;
  }
}

const runOn: RunOn = async (line, environment, text) => {
  const depth = line.entered.length;
  const printed = { 1: '', 2: '' };
  enterMachine(line, environment);
  const print = (output: Output): void => {
    printed[output.fd] += output.text;
  };
  await runText(line, text, { print, bottom: depth + 1 });
  line.entered.length = depth;
  const exitCode = line.environments.get(environment.hostName)?.exitCode ?? 255;
  return { stdout: printed[1], stderr: printed[2], exitCode };
};

/** Lines take turns: the clock of the shell library is one for the process. */
let lastTurn: Promise<unknown> = Promise.resolve();

function inTurn<Result>(run: () => Promise<Result>): Promise<Result> {
  const turn = lastTurn.then(run);
  lastTurn = turn.catch(() => undefined);
  return turn;
}

function interrupted({ world, shell }: Sandbox, history: readonly string[], outputs: readonly Output[]): LineResult {
  return { sandbox: { world, shell: { ...shell, history } }, outputs, exitCode: 130, isInterrupted: true };
}

async function run(sandbox: Sandbox, typed: string, options: LineOptions): Promise<LineResult> {
  const outputs: Output[] = [];
  const print = (output: Output): void => {
    outputs.push(output);
    options.onOutput?.(output);
  };
  const { history } = sandbox.shell;
  const expanded = expandHistory(typed.replace(/\r\n?/g, '\n').trimEnd(), history, options.recall);
  const { exitCode } = currentEnvironment(sandbox.shell);
  if ('refused' in expanded) {
    print({ fd: 2, text: `bash: ${expanded.refused}\n` });
    return { sandbox, outputs, exitCode: 1, isInterrupted: false };
  }
  if (expanded.text.trim() === '') return { sandbox, outputs, exitCode, isInterrupted: false };
  if (expanded.isExpanded) print({ fd: 1, text: `${expanded.text}\n` });
  const line = beginLine(sandbox, [...history, expanded.text], options);
  await runText(line, expanded.text, { print, bottom: 1 });
  line.isOver = true;
  if (options.signal?.aborted) {
    print({ fd: 2, text: '^C\n' });
    return interrupted(sandbox, line.history, outputs);
  }
  const shell = shellStateOf(line);
  return {
    sandbox: { world: line.draft, shell },
    outputs,
    exitCode: currentEnvironment(shell).exitCode,
    isInterrupted: false,
  };
}

/**
 * Runs what was typed, one line or a block of several, on a fork of the sandbox and gives back the sandbox as it is then. The
 * one that was passed in stays as it was. Output comes statement by statement, in order. After `signal` the sandbox is the
 * one from before, with the line in its history, and the exit code is 130. Lines of one process run one after the other.
 */
export function runLine(sandbox: Sandbox, text: string, options: LineOptions = {}): Promise<LineResult> {
  return inTurn(() => run(sandbox, text, options));
}
