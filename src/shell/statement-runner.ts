import { Bash, type CustomCommand, defineCommand } from 'just-bash/browser';
import { arraysFrom, exportedVariables, KEEP_COMMAND, scriptOf, variablesAfter } from './carried-state.ts';
import type { CommandResult } from './line-context.ts';
import { EXECUTION_LIMITS, LINUX_COMMAND_NAMES } from './linux-commands.ts';
import { readFiles, writeFiles } from './sandbox-files.ts';
import type { Environment, ShellArray } from './shell-state.ts';
import type { Statement } from './statements.ts';

/** What a statement printed, and the machine as it left it. */
export interface StatementResult extends CommandResult {
  readonly environment: Environment;
}

/** What a statement runs with besides its machine: the commands of ours, input, and the wish to stop. */
export interface StatementOptions {
  readonly commands: readonly CustomCommand[];
  readonly signal: AbortSignal | undefined;
}

/** The library's words about its own parser and settings, as a shell would put them. */
function inPlainWords(stderr: string): string {
  return stderr
    .replace(/^bash: too many commands executed.*$/gm, 'bash: stopped: one command of the lab runs 2,000 steps at most')
    .replace(/command not available in browser environments\..*$/gm, 'command not found')
    .replace(/, increase executionLimits\.\w+/g, '')
    .replace(/^(bash: syntax error: )Parse error at \d+:\d+: (?:syntax error )?/gm, '$1');
}

function functionsAfter({ functions }: Environment, statement: Statement): ReadonlyMap<string, string> {
  const [command, option, ...names] = statement.words ?? [];
  const isRemoval = command === 'unset' && option === '-f';
  const kept = [...functions].filter(([name]) => !(isRemoval && names.includes(name)));
  return new Map([...kept, ...statement.functions]);
}

/**
 * Runs one statement in a shell of its own and gives back the machine as it is afterwards: variables, arrays, functions,
 * working directory, files and exit code. A shell that was stopped at a limit, or that ended in `exit` within a block, keeps
 * its files and its exit code and forgets the rest of what the statement did.
 */
export async function runStatement(
  environment: Environment,
  statement: Statement,
  { commands, signal }: StatementOptions,
): Promise<StatementResult> {
  let arrays: ReadonlyMap<string, ShellArray> = environment.arrays;
  const keep = defineCommand(KEEP_COMMAND, async (words) => {
    arrays = arraysFrom(words, environment, statement);
    return { stdout: '', stderr: '', exitCode: Number(words[0]) };
  });
  const bash = new Bash({
    cwd: '/',
    commands: LINUX_COMMAND_NAMES,
    customCommands: [...commands, keep],
    executionLimits: EXECUTION_LIMITS,
  });
  const systemPaths = new Set(bash.fs.getAllPaths());
  await writeFiles(bash.fs, environment.files);
  const { stdout, stderr, exitCode, env } = await bash.exec(scriptOf(environment, statement), {
    env: exportedVariables(environment),
    replaceEnv: true,
    cwd: environment.workingDirectory,
    rawScript: true,
    ...(signal ? { signal } : {}),
  });
  const after = { ...environment, files: await readFiles(bash.fs, systemPaths), exitCode };
  const printed = { stdout, stderr: inPlainWords(stderr), exitCode };
  const isFinished = env['?'] !== undefined;
  if (!isFinished) return { ...printed, environment: after };
  return {
    ...printed,
    environment: {
      ...after,
      variables: variablesAfter(env, environment, statement),
      arrays,
      functions: functionsAfter(environment, statement),
      workingDirectory: env.PWD ?? environment.workingDirectory,
    },
  };
}
