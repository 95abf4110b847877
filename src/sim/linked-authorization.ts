import { decideAccess } from './access.ts';
import type { ArmId } from './arm-id.ts';
import type { Denial } from './authorization.ts';
import { clientName } from './principal.ts';
import { failed, type Reply } from './reply.ts';
import { describeScope } from './scope-text.ts';
import type { Tracer } from './trace.ts';
import type { World } from './world.ts';

/** What ARM checks on every identity that a host is to hold. The role's text has a `*` segment more. [F18, G-12] */
export const ASSIGN_ACTION = 'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action';

/** A write to a host that names identities: those to attach, and those it keeps. */
export interface LinkedWrite {
  readonly caller: string;
  readonly hostId: ArmId;
  readonly writeAction: string;
  readonly attach: readonly ArmId[];
  /** References the host keeps although the identity was deleted. */
  readonly dead: readonly ArmId[];
}

/** 403 LinkedAuthorizationFailed, the real text: the write was allowed, the identities were not. [E.7] */
function linkedAuthorizationFailed(world: World, write: LinkedWrite, linked: readonly ArmId[]): Reply {
  const { caller, hostId, writeAction } = write;
  const principal = world.principals.get(caller);
  const client = principal ? clientName(principal) : caller;
  return failed('arm', {
    status: 403,
    code: 'LinkedAuthorizationFailed',
    message: `The client '${client}' with object id '${caller}' has permission to perform action '${writeAction}' on scope '${hostId}'; however, it does not have permission to perform action '${ASSIGN_ACTION}' on the linked scope(s) '${linked.join(',')}' or the linked scope(s) are invalid.`,
  });
}

function isAssignable(world: World, caller: string, id: ArmId): boolean {
  const question = { principalId: caller, action: ASSIGN_ACTION, plane: 'control', scope: id } as const;
  return decideAccess(world, question).isAllowed;
}

/**
 * The second half of attaching: besides write on the host, assign/action on each identity. [F18]
 * One dead reference makes ARM refuse every later update of the host, whoever asks, until it is removed. [E.7]
 */
export function denyUnlessAssignable(world: World, write: LinkedWrite, trace: Tracer): Denial | undefined {
  const refused = write.attach.filter((id) => !isAssignable(world, write.caller, id));
  const granted = write.attach.filter((id) => !refused.includes(id));
  for (const id of granted)
    trace.passed('decision', `${ASSIGN_ACTION} is granted on ${describeScope(world, id)}`, 'F18');
  for (const id of refused)
    trace.failed('decision', `no role assignment grants ${ASSIGN_ACTION} on ${describeScope(world, id)}`, 'F18');
  for (const id of write.dead) {
    trace.failed(
      'decision',
      `${describeScope(world, id)} is attached and was deleted: detach it before any other change`,
      'E.2',
    );
  }
  const linked = [...refused, ...write.dead];
  if (linked.length === 0) return undefined;
  return {
    reply: linkedAuthorizationFailed(world, write, linked),
    events: linked.map((scope) => ({
      type: 'AccessDenied',
      principalId: write.caller,
      action: ASSIGN_ACTION,
      scope,
    })),
  };
}
