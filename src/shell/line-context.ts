import type { Command, Outcome } from '../sim/tenant.ts';
import type { Trace } from '../sim/trace.ts';
import type { World } from '../sim/world.ts';
import type { HttpAnswer, HttpRequest, Unreachable } from './http/http-message.ts';
import type { Account, Environment, LineMark } from './shell-state.ts';

/**
 * What a command of ours sees while a line runs. `send` is the only way to the tenant: it steps the line's own draft, lets the
 * latency pass and remembers the trace for `why`.
 */
export interface LineContext {
  /** The world as it is now, within the line; read only. */
  readonly world: World;
  readonly environment: Environment;
  readonly lastTrace: Trace | undefined;
  /** Where the last line that did something began; undefined on the first. */
  readonly lastLines: readonly LineMark[];
  /** Lines typed, oldest first, the running one last. */
  readonly history: readonly string[];
  send(command: Command): Outcome;
  /** Sends several commands at the same simulated moment, as `burst` does. */
  sendTogether(commands: readonly Command[]): readonly Outcome[];
  /** Sends a request over HTTP to whoever answers at its address in the lab. */
  sendHttp(request: HttpRequest): Promise<HttpAnswer | Unreachable>;
  /** Remembers how something was decided on this machine, before any request left it, for `why`. */
  explain(trace: Trace): void;
  /** Signs `az` in as somebody else on this machine. */
  signIn(account: Account | undefined): void;
  /** Enters another machine, or leaves the current one, once the statement is done. */
  enter(environment: Environment): void;
  leave(): void;
  /** Runs shell text on another machine, as `ssh HOST COMMAND` does, and comes back. */
  runOn(environment: Environment, text: string): Promise<CommandResult>;
  /** Reads a file of the sandbox's own file system, as `@file` arguments need; undefined where there is none. */
  readFile(path: string): Promise<string | undefined>;
  /** Writes a file of the sandbox's own file system; false where the folder does not exist. */
  writeFile(path: string, text: string): Promise<boolean>;
}

/** What a command prints and returns; text ends with a newline unless it is empty. */
export interface CommandResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** A command of ours in the sandbox: one file, and one line in the registry. */
export interface SandboxCommand {
  readonly name: string;
  /** One line for `help`. */
  readonly summary: string;
  /** Usage lines for `help NAME`. */
  readonly usage: readonly string[];
  /** What may stand behind these words, for Tab; without it the usage lines say so. */
  next?(words: readonly string[], context: Pick<LineContext, 'world'>): readonly string[];
  /** Whether these arguments mean the Linux command of the same name. */
  isForLinux?(args: readonly string[]): boolean;
  run(args: readonly string[], context: LineContext, stdin: string): Promise<CommandResult>;
}
