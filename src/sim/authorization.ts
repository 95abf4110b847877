import { type ConsideredAssignment, decideAccess } from './access.ts';
import type { ArmId } from './arm-id.ts';
import { seen } from './assignment-queries.ts';
import { clientName } from './principal.ts';
import { failed, type Reply } from './reply.ts';
import { describeScope } from './scope-text.ts';
import type { Slice, Tagged } from './slice.ts';
import type { Tracer } from './trace.ts';
import type { World } from './world.ts';

/** Whoever sends a request to ARM or Graph: the object id that the token's `oid` claim would carry. */
export interface Caller {
  readonly caller: string;
}

/** Events that say that somebody was refused; they change nothing but the log. */
export interface AuthorizationEvents {
  readonly AccessDenied: { readonly principalId: string; readonly action: string; readonly scope: ArmId };
}

/** Nothing is asked of this slice directly: it has events and no commands. */
export const authorizationSlice: Slice<Record<never, never>, AuthorizationEvents> = {
  decide: {},
  evolve: { AccessDenied: () => undefined },
};

/** A refusal by ARM, ready to be returned from a `decide`. */
export interface Denial {
  readonly reply: Reply;
  readonly events: readonly Tagged<AuthorizationEvents>[];
}

/** What ARM says to a caller without the permission. 403 AuthorizationFailed, the real text. [E.7] */
export function authorizationFailed(world: World, caller: string, action: string, scope: ArmId): Reply {
  const principal = world.principals.get(caller);
  const client = principal ? clientName(principal) : caller;
  return failed('arm', {
    status: 403,
    code: 'AuthorizationFailed',
    message: `The client '${client}' with object id '${caller}' does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
  });
}

/** An assignment in a step of a trace: the role, where, and the clock where that is what matters. [F38] */
function describeAssignment(world: World, { role, assignment, miss }: ConsideredAssignment): string {
  const where = `${role.roleName} at ${describeScope(world, assignment.scope)}`;
  if (miss !== undefined && miss !== 'not yet in effect') return `${where} (${miss})`;
  const { state, minutesLeft } = seen(assignment, world.now) ?? {};
  if (state === 'arriving') return `${where} (not yet in effect, arrives in ${minutesLeft} min)`;
  if (state === 'lingering') return `${where} (removed, honoured for another ${minutesLeft} min)`;
  return where;
}

/**
 * Checks a control-plane action and notes the outcome in the trace. Undefined means: go on.
 * Authorization comes before existence, policy and everything else. [E.8]
 */
export function denyUnlessAllowed(
  world: World,
  { caller, action, scope }: { readonly caller: string; readonly action: string; readonly scope: ArmId },
  trace: Tracer,
): Denial | undefined {
  const decision = decideAccess(world, { principalId: caller, action, plane: 'control', scope });
  if (decision.match) {
    trace.passed('decision', `${action} is granted by ${describeAssignment(world, decision.match)}`, 'F02');
    return undefined;
  }
  const why = decision.nearest ? `; nearest: ${describeAssignment(world, decision.nearest)}` : '';
  trace.failed('decision', `no role assignment grants ${action} at ${describeScope(world, scope)}${why}`, 'F02');
  return {
    reply: authorizationFailed(world, caller, action, scope),
    events: [{ type: 'AccessDenied', principalId: caller, action, scope }],
  };
}
