import { type ConsideredAssignment, decideAccess } from './access.ts';
import { type ArmId, parseArmId } from './arm-id.ts';
import { seen } from './assignment-queries.ts';
import { clientName } from './principal.ts';
import { failed, type PresentedToken, type Reply } from './reply.ts';
import type { RoleAssignment } from './role-assignment.ts';
import { describeScope } from './scope-text.ts';
import type { Slice, Tagged } from './slice.ts';
import { explainStaleGroups } from './stale-groups.ts';
import type { Tracer } from './trace.ts';
import type { World } from './world.ts';

/** Whoever sends a request to ARM or Graph: the object id that the token's `oid` claim would carry. */
export interface Caller {
  readonly caller: string;
  /** The token of the request: its groups and app roles count as they were when it was made. Left out: as they are now. [F38] */
  readonly token?: PresentedToken;
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

/** Whether an assignment counts only because its principal is a group. [B-09] */
function throughGroup(world: World, { principalId }: RoleAssignment): string {
  const principal = world.principals.get(principalId);
  return principal?.kind === 'group' ? ` for the group ${principal.displayName}` : '';
}

/** An assignment in a step of a trace: the role, where, and the clock where that is what matters. [F38] */
function describeAssignment(world: World, { role, assignment, miss }: ConsideredAssignment): string {
  const where = `${role.roleName} at ${describeScope(world, assignment.scope)}${throughGroup(world, assignment)}`;
  if (miss !== undefined && miss !== 'not yet in effect') return `${where} (${miss})`;
  const { state, minutesLeft } = seen(assignment, world.now) ?? {};
  if (state === 'arriving') return `${where} (not yet in effect, arrives in ${minutesLeft} min)`;
  if (state === 'lingering') return `${where} (removed, honoured for another ${minutesLeft} min)`;
  return where;
}

/** 401 for a caller of a tenant that the subscription does not trust; the text is shortened. [F33, F34] */
function wrongTenant(callerTenant: string, tenantId: string): Reply {
  return failed('arm', {
    status: 401,
    code: 'InvalidAuthenticationTokenTenant',
    message: `The access token is from the wrong issuer 'https://sts.windows.net/${callerTenant}/'. It must match the tenant 'https://sts.windows.net/${tenantId}/' associated with this subscription. Please use the authority (URL) 'https://login.windows.net/${tenantId}' to get the token. Note, if the subscription is transferred to another tenant there is no impact to the services, but information about new tenant could take time to propagate (up to an hour). If you just transferred your subscription and see this error message, please try back later.`,
  });
}

/** A subscription trusts one tenant: principals of another are not asked for their roles. [F34] */
function refuseOtherTenant(
  world: World,
  { caller, action, scope }: { readonly caller: string; readonly action: string; readonly scope: ArmId },
  trace: Tracer,
): Denial | undefined {
  const subscription = world.subscriptions.get(parseArmId(scope)?.subscriptionId.toLowerCase() ?? '');
  const principal = world.principals.get(caller);
  if (!subscription || !principal || principal.tenantId === subscription.tenantId) return undefined;
  const nameOf = (tenantId: string): string => world.tenants.get(tenantId)?.displayName ?? tenantId;
  const trusted = nameOf(subscription.tenantId);
  trace.failed(
    'token',
    `issued by the tenant ${nameOf(principal.tenantId)}; ${subscription.displayName} trusts ${trusted}`,
    'F33',
    'F34',
  );
  return {
    reply: wrongTenant(principal.tenantId, subscription.tenantId),
    events: [{ type: 'AccessDenied', principalId: caller, action, scope }],
  };
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
  const stranger = refuseOtherTenant(world, { caller, action, scope }, trace);
  if (stranger) return stranger;
  const decision = decideAccess(world, { principalId: caller, action, plane: 'control', scope });
  if (decision.match) {
    trace.passed('decision', `${action} is granted by ${describeAssignment(world, decision.match)}`, 'F02');
    trace.about(decision.match.assignment.id);
    return undefined;
  }
  const why = decision.nearest ? `; nearest: ${describeAssignment(world, decision.nearest)}` : '';
  trace.failed('decision', `no role assignment grants ${action} at ${describeScope(world, scope)}${why}`, 'F02');
  trace.about(decision.nearest?.assignment.id ?? scope);
  explainStaleGroups(world, { principalId: caller, action, plane: 'control', scope }, trace);
  return {
    reply: authorizationFailed(world, caller, action, scope),
    events: [{ type: 'AccessDenied', principalId: caller, action, scope }],
  };
}
