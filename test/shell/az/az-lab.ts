import { az } from '../../../src/shell/az/az.ts';
import { sendHttp } from '../../../src/shell/http/http-routes.ts';
import type { CommandResult, LineContext } from '../../../src/shell/line-context.ts';
import type { Account, Environment } from '../../../src/shell/shell-state.ts';
import { createWorld, type WorldHeader } from '../../../src/sim/genesis.ts';
import { type Command, type Outcome, step } from '../../../src/sim/tenant.ts';
import type { Trace } from '../../../src/sim/trace.ts';
import { type Draft, fork } from '../../../src/sim/world.ts';

/** A fake tenant with `az` in front of it: lines in, results out, each line at its own simulated second. */
export interface AzLab {
  readonly world: Draft;
  readonly operatorId: string;
  readonly subscriptionId: string;
  readonly files: Map<string, string>;
  /** Runs `az` with the words of `line`; quotes keep words together. */
  az(line: string): Promise<CommandResult>;
  /** The JSON that a line prints; throws what it says on stderr where it fails. */
  // biome-ignore lint/suspicious/noExplicitAny: results have as many shapes as there are commands
  json(line: string): Promise<any>;
  /** Moves to another machine, or back to the operator's own. */
  goTo(host: string | undefined): void;
  account(): Account | undefined;
  signIn(account: Account | undefined): void;
  send(command: Command): Outcome;
}

const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/(?:[^\s"']|"[^"]*"|'[^']*')+/g)].map(([word]) => word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'));

const EMPTY = {
  variables: {},
  arrays: new Map(),
  workingDirectory: '/home/operator',
  functions: new Map(),
  files: new Map(),
  exitCode: 0,
};

export function azLab(header: Partial<WorldHeader> = {}): AzLab {
  const genesis = createWorld({ propagation: 'instant', ...header });
  const { operatorId, subscriptionId } = genesis;
  const world = fork(genesis.world);
  const files = new Map<string, string>();
  const accounts = new Map<string, Account | undefined>([['operator', { objectId: operatorId, subscriptionId }]]);
  let host: string | undefined;
  let lastTrace: Trace | undefined;
  const hostName = (): string => host?.split('/').at(-1) ?? 'operator';
  const environment = (): Environment => ({
    ...EMPTY,
    host,
    hostName: hostName(),
    userName: 'operator',
    account: accounts.get(hostName()),
  });
  const send = (command: Command): Outcome => {
    const outcome = step(world, command);
    lastTrace = outcome.trace;
    return outcome;
  };
  const context: LineContext = {
    get world() {
      return world;
    },
    get environment() {
      return environment();
    },
    get lastTrace() {
      return lastTrace;
    },
    lastLines: [],
    history: [],
    send,
    sendTogether: (commands) => commands.map(send),
    sendHttp: (request) => sendHttp(request, context),
    explain: (trace) => {
      lastTrace = trace;
    },
    signIn: (account) => accounts.set(hostName(), account),
    enter: () => undefined,
    leave: () => undefined,
    runOn: async () => ({ stdout: '', stderr: '', exitCode: 0 }),
    readFile: async (path) => files.get(path),
    writeFile: async (path, text) => {
      files.set(path, text);
      return true;
    },
  };
  const run = async (line: string): Promise<CommandResult> => {
    send({ type: 'clock.startLine' });
    return az.run(wordsOf(line), context, '');
  };
  return {
    world,
    operatorId,
    subscriptionId,
    files,
    az: run,
    json: async (line) => {
      const { stdout, stderr, exitCode } = await run(line);
      if (exitCode !== 0) throw new Error(stderr);
      return stdout === '' ? undefined : JSON.parse(stdout);
    },
    goTo: (to) => {
      host = to;
    },
    account: () => accounts.get(hostName()),
    signIn: (account) => accounts.set(hostName(), account),
    send,
  };
}
