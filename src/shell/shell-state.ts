import type { ArmId } from '../sim/arm-id.ts';
import type { Trace } from '../sim/trace.ts';

/** Who `az` is signed in as on one machine: the object id of the principal and the subscription chosen. */
export interface Account {
  readonly objectId: string;
  readonly subscriptionId: string;
  /** When `az login` was typed, and the groups of that moment, which a person's tokens keep for an hour. [B-09] */
  readonly signedInAt?: number;
  readonly groupsAtSignIn?: readonly string[];
}

/** A file or folder that the learner made, as the next line finds it. Text only; `modifiedAt` is simulated, epoch milliseconds. */
export type ShellFile =
  | { readonly kind: 'file'; readonly content: string; readonly mode: number; readonly modifiedAt: number }
  | { readonly kind: 'directory'; readonly mode: number; readonly modifiedAt: number };

/** An array variable: keys are the indexes, or the words of an associative one. */
export interface ShellArray {
  readonly isAssociative: boolean;
  readonly entries: readonly (readonly [key: string, value: string])[];
}

/** A machine that commands can be typed on, as it is between two lines. `ssh` opens one; variables stay behind. */
export interface Environment {
  /** The resource that this machine is; undefined for the operator's own, which is outside Azure. */
  readonly host: ArmId | undefined;
  readonly hostName: string;
  readonly userName: string;
  /** Shell variables by name; all are exported. */
  readonly variables: Readonly<Record<string, string>>;
  readonly arrays: ReadonlyMap<string, ShellArray>;
  readonly workingDirectory: string;
  /** Shell functions: name and source text. */
  readonly functions: ReadonlyMap<string, string>;
  /** By absolute path: what the learner made, the home folder included. */
  readonly files: ReadonlyMap<string, ShellFile>;
  readonly exitCode: number;
  readonly account: Account | undefined;
}

/** Where a line began: simulated epoch milliseconds, and how long the audit log was. */
export interface LineMark {
  readonly at: number;
  readonly logLength: number;
  readonly text: string;
}

/** Everything that the shell remembers from line to line: a value, so that undo is popping it. */
export interface ShellState {
  /** By host name; the operator's machine is `operator`. */
  readonly environments: ReadonlyMap<string, Environment>;
  /** Names of the environments entered, the current one last; never empty. */
  readonly entered: readonly [string, ...string[]];
  /** Lines typed, oldest first. */
  readonly history: readonly string[];
  /** How the last request was decided, for `why`. */
  readonly lastTrace: Trace | undefined;
  /** The last lines that were no questions about what happened, the newest last, for `diff`. */
  readonly lastLines?: readonly LineMark[];
}

/** The environment of that name; one that was entered always exists. */
export function environmentNamed(environments: ReadonlyMap<string, Environment>, name: string): Environment {
  const environment = environments.get(name);
  if (!environment) throw new Error(`the shell has no environment '${name}'`);
  return environment;
}

/** The environment that the next line runs in. */
export function currentEnvironment(state: ShellState): Environment {
  return environmentNamed(state.environments, state.entered.at(-1) ?? state.entered[0]);
}
