import type { Json } from '../../sim/json.ts';
import type { AzArgument } from './az-argument.ts';
import type { AzRequest } from './az-request.ts';

/** What an example does, and the whole line as it is typed. */
export interface AzExample {
  readonly does: string;
  readonly line: string;
}

/** A command of the simulated Azure CLI: one value that says all there is to know about it. */
export interface AzCommand {
  /** The words after `az`, as in `vm identity assign`. */
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  /** In the order in which a message about missing ones names them. */
  readonly arguments: readonly AzArgument[];
  readonly examples: readonly AzExample[];
  /** Asks before it acts: without a terminal to ask on, only `--yes` lets it pass. */
  readonly isDestructive?: boolean;
  /** Works without being signed in. */
  readonly isOpenToAll?: boolean;
  /** JMESPath that chooses and orders the columns of `--output table`; without it every plain member is a column. */
  readonly table?: string;
  /** Undefined prints nothing. A refusal is thrown as `AzFailure`, by `AzRequest` as a rule. */
  run(az: AzRequest): Json | undefined | Promise<Json | undefined>;
}

/** A group of commands, for its help. */
export interface AzGroup {
  readonly path: string;
  readonly summary: string;
}

/** What one file brings to the simulated CLI. */
export interface AzCommandModule {
  readonly groups: readonly AzGroup[];
  readonly commands: readonly AzCommand[];
}
