import { type CustomCommand, defineCommand, type ResolvedCommandContext } from 'just-bash/browser';
import { sendHttp } from './http/http-routes.ts';
import type { CommandResult, LineContext, SandboxCommand } from './line-context.ts';
import {
  breathe,
  currentMachine,
  type RunningLine,
  sendTogether,
  sendToTenant,
  updateMachine,
} from './running-line.ts';
import type { Environment } from './shell-state.ts';

/** Runs text on another machine while a statement of this one is under way. */
export type RunOn = (line: RunningLine, environment: Environment, text: string) => Promise<CommandResult>;

/** Pipes carry bytes, one a character; our commands read text. Bytes that are no UTF-8 stay as they are. */
function textOf(bytes: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes, (unit) => unit.charCodeAt(0)));
  } catch {
    return bytes;
  }
}

function contextOf(line: RunningLine, shell: ResolvedCommandContext, runOn: RunOn): LineContext {
  const { fs, cwd } = shell;
  const context: LineContext = {
    get world() {
      return line.draft;
    },
    get environment() {
      return currentMachine(line);
    },
    get lastTrace() {
      return line.lastTrace;
    },
    lastLines: line.lastLines,
    history: line.history,
    send: (command) => sendToTenant(line, command),
    sendTogether: (commands) => sendTogether(line, commands),
    sendHttp: (request) => sendHttp(request, context),
    explain: (trace) => {
      line.lastTrace = trace;
    },
    signIn: (account) => updateMachine(line, { ...currentMachine(line), account }),
    enter: (environment) => {
      line.transition = environment;
    },
    leave: () => {
      line.transition = 'leave';
    },
    runOn: (environment, text) => runOn(line, environment, text),
    readFile: async (path) => {
      const resolved = fs.resolvePath(cwd, path);
      const isFile = (await fs.exists(resolved)) && (await fs.stat(resolved)).isFile;
      return isFile ? await fs.readFile(resolved) : undefined;
    },
    writeFile: async (path, text) => {
      const resolved = fs.resolvePath(cwd, path);
      if (!(await fs.exists(resolved.replace(/\/[^/]*$/, '') || '/'))) return false;
      await fs.writeFile(resolved, text);
      return true;
    },
  };
  return context;
}

/** Our commands as the shell library calls them; each one lets the rest of the process breathe first. */
export function libraryCommands(
  commands: readonly SandboxCommand[],
  line: RunningLine,
  runOn: RunOn,
): readonly CustomCommand[] {
  return commands.map(({ name, run, isForLinux }) =>
    defineCommand(name, async (args, shell) => {
      await breathe(line);
      if (shell.origCommand && isForLinux?.(args)) return await shell.origCommand(args);
      if (line.signal?.aborted) return { stdout: '', stderr: '', exitCode: 130 };
      const result = await run(args, contextOf(line, shell, runOn), textOf(String(shell.stdin)));
      return { ...result, stdoutKind: 'text' };
    }),
  );
}

/** A library command in front of which, or behind which, something is put right. */
function corrected(
  name: string,
  {
    args: prepare = (args) => args,
    stdout: finish = (text) => text,
  }: {
    readonly args?: (args: readonly string[]) => readonly string[];
    readonly stdout?: (text: string, userName: string) => string;
  },
): CustomCommand {
  return defineCommand(name, async (args, { origCommand, env }) => {
    if (!origCommand) throw new Error(`the shell library has no ${name}`);
    const result = await origCommand([...prepare(args)]);
    return { ...result, stdout: finish(result.stdout, env.get('USER') ?? 'user') };
  });
}

/** `-n1` as `-n 1`: the library reads values of options apart only. */
const separated = (pattern: RegExp) => (args: readonly string[]) =>
  args.flatMap((arg) => [...(pattern.exec(arg)?.slice(1) ?? [arg])]);

/** `tr '+/' '-_'`: what follows the first word is no option, whatever it looks like. */
function withEndOfOptions(args: readonly string[]): readonly string[] {
  const first = args.findIndex((arg) => !/^-[a-zA-Z-]/.test(arg));
  return first < 0 || args.includes('--') ? args : [...args.slice(0, first), '--', ...args.slice(first)];
}

/** `paste -sd,`: joined options, and the input where no file is named. */
function pasteArguments(args: readonly string[]): readonly string[] {
  const apart = args.flatMap((arg) => (/^-sd./.test(arg) ? ['-s', '-d', arg.slice(3)] : [arg]));
  const hasFile = apart.some((arg, index) => !/^-./.test(arg) && apart[index - 1] !== '-d');
  return hasFile ? apart : [...apart, '-'];
}

/** What the library keeps among the variables for itself. */
const withoutInternals = (text: string): string => text.replace(/^(\?|BASH_ALIAS_\w+|SHELLOPTS|BASHOPTS)=.*\n/gm, '');

/** The owner of every file is whoever is logged in, not the library's `user`. */
const withOwner = (text: string, userName: string): string =>
  text.replace(/^([-dl][-rwxsStT]{9} +\d+) user user /gm, `$1 ${userName} ${userName} `);

/** Library commands whose habits differ from Linux where a learner would notice. */
export const CORRECTED_COMMANDS: readonly CustomCommand[] = [
  corrected('xargs', { args: separated(/^(-[nIPLds])(.+)$/) }),
  corrected('paste', { args: pasteArguments }),
  corrected('tr', { args: withEndOfOptions }),
  // The screen is not the shell's: the lab clears it.
  corrected('clear', { stdout: () => '' }),
  corrected('ls', { stdout: withOwner }),
  corrected('env', { stdout: withoutInternals }),
  corrected('printenv', { stdout: withoutInternals }),
];
