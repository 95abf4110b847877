import { type ArmId, keyOf } from '../sim/arm-id.ts';
import { LATENCY } from '../sim/duration.ts';
import { mintFrom } from '../sim/random.ts';
import { type Command, decide, evolve, type Outcome, step } from '../sim/tenant.ts';
import type { Trace } from '../sim/trace.ts';
import { type Draft, fork } from '../sim/world.ts';
import { withPlatformVariables } from './machines.ts';
import type { Output, Sandbox } from './sandbox.ts';
import { setSandboxClock } from './sandbox-clock.ts';
import { type Environment, environmentNamed, type LineMark, type ShellState } from './shell-state.ts';

/** The one place that changes while a line runs: a draft of the world and of the shell, given up when the line is stopped. */
export interface RunningLine {
  readonly draft: Draft;
  readonly environments: Map<string, Environment>;
  /** Names of the environments entered, the current one last. */
  readonly entered: string[];
  readonly history: readonly string[];
  readonly signal: AbortSignal | undefined;
  readonly lastLines: readonly LineMark[];
  readonly mark: LineMark;
  lastTrace: Trace | undefined;
  /** What a command asked for: a machine to go to when its statement is done, or to leave this one. */
  transition: Environment | 'leave' | undefined;
  /** When the line last let others run; real milliseconds. */
  yieldedAt: number;
  statementCount: number;
  /** Nothing that is still under way may move the shared clock any more. */
  isOver: boolean;
}

/** How to follow a line while it runs, and how to stop it. */
export interface LineOptions {
  /** Lines that `!!`, `!az` and `^old^new` look at, oldest first; those of the shell's own history where left out. */
  readonly recall?: readonly string[];
  readonly signal?: AbortSignal;
  readonly onOutput?: (output: Output) => void;
}

/** How far back `diff` can go, in lines. */
const MARKS_KEPT = 50;

/** Starts a line on a fork of the world, at its own simulated second. */
export function beginLine({ world, shell }: Sandbox, history: readonly string[], options: LineOptions): RunningLine {
  const draft = fork(world);
  const mark = { at: world.now, logLength: world.log?.length ?? 0, text: history.at(-1) ?? '' };
  step(draft, { type: 'clock.startLine' });
  return {
    draft,
    environments: new Map(shell.environments),
    entered: [...shell.entered],
    history,
    signal: options.signal,
    lastLines: shell.lastLines ?? [],
    mark,
    lastTrace: shell.lastTrace,
    transition: undefined,
    yieldedAt: performance.now(),
    statementCount: 0,
    isOver: false,
  };
}

/** Whether the resource that a machine is was deleted; the operator's own is none. */
export function isGone({ draft }: RunningLine, host: ArmId | undefined): boolean {
  return host !== undefined && !draft.resources.has(keyOf(host));
}

export function currentMachine(line: RunningLine): Environment {
  return environmentNamed(line.environments, line.entered.at(-1) ?? '');
}

/** Replaces the current machine by what it became. */
export function updateMachine(line: RunningLine, environment: Environment): void {
  line.environments.set(environment.hostName, environment);
}

/** Goes to a machine: as it was left, with what the platform sets there now, or for the first time. */
export function enterMachine(line: RunningLine, fresh: Environment): void {
  const left = line.environments.get(fresh.hostName);
  updateMachine(line, left && left.host === fresh.host ? withPlatformVariables(left, line.draft) : fresh);
  line.entered.push(fresh.hostName);
}

/** A machine that is moved keeps what is on it, and goes by its new resource id from then on. */
function followMoves({ environments }: RunningLine, { events }: Outcome): void {
  for (const event of events) {
    if (event.type !== 'ResourceMoved') continue;
    for (const [name, environment] of environments) {
      const isMoved = environment.host !== undefined && keyOf(environment.host) === keyOf(event.from);
      if (isMoved) environments.set(name, { ...environment, host: event.resource.id });
    }
  }
}

/** Sends a command to the tenant; its latency has passed when this returns. */
export function sendToTenant(line: RunningLine, command: Command): Outcome {
  const outcome = step(line.draft, command);
  followMoves(line, outcome);
  if (outcome.trace.steps.length > 0) line.lastTrace = outcome.trace;
  if (!line.isOver) setSandboxClock({ now: line.draft.now });
  return outcome;
}

/** Sends several commands at the same moment; the latency of the slowest passes once. */
export function sendTogether(line: RunningLine, commands: readonly Command[]): readonly Outcome[] {
  const outcomes = commands.map((command) => {
    const outcome = decide(line.draft, command);
    line.draft.drawn += outcome.drawn;
    for (const event of outcome.events) evolve(line.draft, event);
    return outcome;
  });
  line.draft.now += Math.max(0, ...outcomes.map(({ reply }) => LATENCY[reply.service]));
  line.lastTrace = outcomes.at(-1)?.trace ?? line.lastTrace;
  if (!line.isOver) setSandboxClock({ now: line.draft.now });
  return outcomes;
}

/** Gives the shell library its time and a fresh run of dice: the same for the same line of the same seed. */
export function startStatement(line: RunningLine): void {
  const { seed, now } = line.draft;
  const mint = mintFrom(`${seed} shell ${now} ${line.statementCount}`, 0);
  line.statementCount += 1;
  setSandboxClock({ now, random: () => mint.between(0, 0xffff_ffff) / 0x1_0000_0000 });
}

const LONGEST_WITHOUT_YIELD = 12;

/** Lets keys and timers in where the line kept the process busy for 12 ms; the library itself never does. */
export async function breathe(line: RunningLine): Promise<void> {
  if (performance.now() - line.yieldedAt < LONGEST_WITHOUT_YIELD) return;
  await new Promise((resolve) => setImmediate(resolve));
  line.yieldedAt = performance.now();
}

/** Lines that only ask what happened, so that asking twice gives the same answer. */
const QUESTION = /^\s*(diff|why|timeline|explain|help|history|jwt)\b/;

/** The shell as the line leaves it; what was on machines that are gone is gone with them. */
export function shellStateOf(line: RunningLine): ShellState {
  const [first, ...rest] = line.entered;
  if (first === undefined) throw new Error('the line left the operator’s own machine');
  const lastLines = QUESTION.test(line.mark.text) ? line.lastLines : [...line.lastLines, line.mark].slice(-MARKS_KEPT);
  return {
    ...(lastLines.length > 0 ? { lastLines } : {}),
    environments: new Map([...line.environments].filter(([, { host }]) => !isGone(line, host))),
    entered: [first, ...rest],
    history: line.history,
    lastTrace: line.lastTrace,
  };
}
