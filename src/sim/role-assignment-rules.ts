import { type ArmId, isWithin, keyOf, parseArmId, subscriptionScope } from './arm-id.ts';
import { orphanedAssignments } from './assignment-queries.ts';
import type { Denial } from './authorization.ts';
import { isLive } from './directory.ts';
import { SECOND } from './duration.ts';
import { tenantIdOf } from './managed-identity.ts';
import type { Principal, ServicePrincipal } from './principal.ts';
import { failed, type Reply } from './reply.ts';
import { describePrincipal } from './request-trace.ts';
import type { RoleAssignment } from './role-assignment.ts';
import { findRoleDefinition, roleNameOf } from './role-definition.ts';
import { describeScope } from './scope-text.ts';
import type { Tracer } from './trace.ts';
import type { World } from './world.ts';

type PrincipalType = RoleAssignment['principalType'];

/** A grant that may be written, once every rule is kept. */
export type Grant = Pick<RoleAssignment, 'id' | 'scope' | 'roleDefinitionId' | 'principalId' | 'principalType'>;

/** A grant as it was asked for, after authorization and with the scope known to exist. */
export interface GrantRequest {
  readonly id: ArmId;
  readonly scope: ArmId;
  readonly roleDefinitionId: string;
  readonly principalId: string;
  readonly principalType?: PrincipalType;
}

/** GUIDs in the messages of this service have no dashes. */
const dashless = (guid: string): string => guid.replaceAll('-', '');

function badRequest(code: string, message: string): Reply {
  return failed('arm', { status: 400, code, message });
}

/** 400 with ARM's text, two spaces before "See" included. [E.7, B-07] */
function principalNotFound(principalId: string, tenantId: string): Reply {
  return badRequest(
    'PrincipalNotFound',
    `Principal ${dashless(principalId)} does not exist in the directory ${tenantId}. Check that you have the correct principal ID. If you are creating this principal and then immediately assigning a role, this error might be related to a replication delay. In this case, set the role assignment principalType property to a value, such as ServicePrincipal, User, or Group.  See https://aka.ms/docs-principaltype`,
  );
}

const TYPES = { user: 'User', group: 'Group', servicePrincipal: 'ServicePrincipal' } as const;

const typeOf = (principal: Principal): PrincipalType => TYPES[principal.kind];

/** Why a principal id does not do: a client id was given [B-03], or the identity was deleted [B-08]. */
function hintAbout(world: World, principalId: string): string {
  if (world.objectIdsByAppId.has(keyOf(principalId))) {
    return ': it is a client id, and a role assignment takes the principal id';
  }
  const principal = world.principals.get(keyOf(principalId));
  return principal ? `: ${describePrincipal(principal)}` : '';
}

/** A principal too new to be looked up passes only where the request says what it is. [B-07] */
function refuseUnreplicated(
  principal: ServicePrincipal,
  now: number,
  { isTyped, trace }: { readonly isTyped: boolean; readonly trace: Tracer },
): boolean {
  const seconds = Math.ceil((principal.replicatedAt - now) / SECOND);
  const delay = `${principal.displayName} is too new for the role assignment service, which learns of it in ${seconds} s`;
  if (isTyped) trace.noted('identity', `${delay}; the principalType skips the look-up`, 'B-07');
  else trace.failed('identity', `${delay}; a principalType would skip the look-up`, 'B-07');
  return !isTyped;
}

function unmatchedPrincipalType(principal: Principal, principalType: PrincipalType): Reply {
  const actual = `The PrincipalId '${dashless(principal.objectId)}' has type '${typeOf(principal)}'`;
  const message = `${actual} , which is different from specified PrinciaplType '${principalType}'.`;
  return badRequest('UnmatchedPrincipalType', message);
}

function refusePrincipal(world: World, request: GrantRequest, trace: Tracer): Reply | undefined {
  const { principalId, principalType, scope } = request;
  const tenantId = tenantIdOf(world, parseArmId(scope)?.subscriptionId ?? '');
  const principal = world.principals.get(keyOf(principalId));
  if (!principal || !isLive(principal) || principal.tenantId !== tenantId) {
    const hint = hintAbout(world, principalId);
    trace.failed('identity', `the tenant has no live principal ${principalId}${hint}`, 'B-03', 'B-08');
    return principalNotFound(principalId, tenantId);
  }
  if (principal.kind === 'servicePrincipal' && principal.replicatedAt > world.now) {
    return refuseUnreplicated(principal, world.now, { isTyped: principalType !== undefined, trace })
      ? principalNotFound(principalId, tenantId)
      : undefined;
  }
  if (principalType !== undefined && principalType !== typeOf(principal)) {
    trace.failed('identity', `${describePrincipal(principal)}, was said to be a ${principalType}`);
    return unmatchedPrincipalType(principal, principalType);
  }
  trace.passed('identity', `${principalId} is ${describePrincipal(principal)}`, 'B-03');
  return undefined;
}

function isSameGrant(one: RoleAssignment, request: GrantRequest, roleId: string): boolean {
  return (
    one.roleDefinitionId === roleId &&
    one.principalId === keyOf(request.principalId) &&
    keyOf(one.scope) === keyOf(request.scope)
  );
}

/** A second grant of the same, a name that is taken, or one grant too many. [E.4, E.9] */
function refuseNumber(world: World, request: GrantRequest, roleId: string, trace: Tracer): Reply | undefined {
  const listed = [...world.roleAssignments.values()].filter((one) => one.removedAt === undefined);
  if (listed.some((one) => isSameGrant(one, request, roleId))) {
    trace.failed('target', `${roleNameOf(roleId)} at ${describeScope(world, request.scope)} is granted already`);
    const message = 'The role assignment already exists.';
    return failed('arm', { status: 409, code: 'RoleAssignmentExists', message });
  }
  if (listed.some((one) => keyOf(one.id) === keyOf(request.id))) {
    trace.failed('target', 'another role assignment has this name');
    const message = 'Tenant ID, application ID, principal ID, and scope are not allowed to be updated.';
    return badRequest('RoleAssignmentUpdateNotPermitted', message);
  }
  const subscription = subscriptionScope(parseArmId(request.scope)?.subscriptionId ?? '');
  const count = listed.filter((one) => isWithin(subscription, one.scope)).length;
  if (count < world.roleAssignmentLimit) return undefined;
  const orphans = orphanedAssignments(world).filter((one) => isWithin(subscription, one.scope)).length;
  const text = `the subscription has ${count} of ${world.roleAssignmentLimit} role assignments, ${orphans} of them orphans, which count`;
  trace.failed('target', text, 'B-08', 'E.9');
  return badRequest('RoleAssignmentLimitExceeded', 'No more role assignments can be created');
}

/** Validation of a grant: the role, then the principal, then what exists already. [E.7] */
export function refuseGrant(world: World, request: GrantRequest, trace: Tracer): Denial | Grant {
  const { id, scope, roleDefinitionId, principalType } = request;
  const role = findRoleDefinition(roleDefinitionId);
  if (!role) {
    const roleId = roleDefinitionId.slice(roleDefinitionId.lastIndexOf('/') + 1);
    trace.failed('target', `there is no role ${roleId}`);
    const message = `The specified role definition with ID '${dashless(roleId)}' does not exist.`;
    return { reply: badRequest('RoleDefinitionDoesNotExist', message), events: [] };
  }
  const refusal = refusePrincipal(world, request, trace);
  if (refusal) return { reply: refusal, events: [] };
  const surplus = refuseNumber(world, request, role.id, trace);
  if (surplus) return { reply: surplus, events: [] };
  const principalId = keyOf(request.principalId);
  const principal = world.principals.get(principalId);
  const type = principalType ?? (principal ? typeOf(principal) : 'ServicePrincipal');
  return { id, scope, roleDefinitionId: role.id, principalId, principalType: type };
}
