import type { Claims } from '../../src/sim/reply.ts';
import type { World } from '../../src/sim/world.ts';
import type { RoleName, ScopeName } from './naive-model.ts';

/** How a request came out. `code` is the service's error code or text, where it was refused. */
export interface Answer {
  readonly isOk: boolean;
  readonly code: string;
}

/** A token handed out, as its bearer has it. `text` is what goes over the wire, where there is a wire. */
export interface GivenToken {
  readonly claims: Claims;
  readonly text: string;
}

export interface TokenAnswer extends Answer {
  readonly token?: GivenToken;
  /** Seconds that the answer says are left. */
  readonly expiresIn?: number;
}

/** `add` enables and attaches, `remove` disables and detaches. */
export interface IdentityChangeRequest {
  readonly how: 'add' | 'remove';
  readonly system: boolean;
  readonly identities: readonly string[];
}

export interface GrantRequest {
  readonly principalId: string;
  readonly role: RoleName;
  readonly scope: ScopeName;
  readonly isTyped: boolean;
}

/** The name of a query parameter and its value. */
export type WireSelector = readonly [parameter: string, value: string] | undefined;

/**
 * A fake tenant with rg-app, st1/reports/q1.txt and the operator in it, behind one of its doors: the commands of the simulator,
 * or the lines of the shell. The two machines are Linux machines in rg-app.
 */
export interface ModelLab {
  /** Whether a request is decided at the moment it is sent. A line of the shell may send several, one after the other. */
  readonly isInstant: boolean;
  world(): World;
  idOf(identity: string): string;
  createIdentity(name: string): Promise<Answer>;
  deleteIdentity(name: string): Promise<Answer>;
  createMachine(name: string, system: boolean, identities: readonly string[]): Promise<Answer>;
  deleteMachine(name: string): Promise<Answer>;
  changeIdentities(machine: string, change: IdentityChangeRequest): Promise<Answer>;
  grant(request: GrantRequest): Promise<Answer>;
  revoke(assignmentId: string): Promise<Answer>;
  askToken(machine: string, audience: string, selector: WireSelector): Promise<TokenAnswer>;
  readBlob(token: GivenToken): Promise<Answer>;
  readMachine(token: GivenToken, name: string): Promise<Answer>;
  pass(milliseconds: number): Promise<void>;
}
