import { type ArmId, isWithin } from './arm-id.ts';
import { isLive } from './directory.ts';
import { MINUTE } from './duration.ts';
import { isInEffect, type RoleAssignment } from './role-assignment.ts';
import { roleNameOf } from './role-definition.ts';
import type { World } from './world.ts';

/** `arriving`: made, not honoured yet. `lingering`: removed, still honoured. [F38, G-09] */
export type AssignmentState = 'in effect' | 'arriving' | 'lingering';

/** A role assignment as targets see it at this moment. */
export interface SeenAssignment {
  readonly assignment: RoleAssignment;
  readonly roleName: string;
  readonly scope: ArmId;
  readonly state: AssignmentState;
  /** Until it arrives or stops lingering, rounded up; undefined while it is in effect. */
  readonly minutesLeft?: number;
}

const minutesUntil = (at: number, now: number): number => Math.ceil((at - now) / MINUTE);

/** How targets see an assignment; undefined where it lapsed or was removed before it arrived. */
export function seen(assignment: RoleAssignment, now: number): SeenAssignment | undefined {
  const { scope, effectiveAt, lapsesAt } = assignment;
  const base = { assignment, roleName: roleNameOf(assignment.roleDefinitionId), scope };
  if (lapsesAt !== undefined) {
    if (!isInEffect(assignment, now)) return undefined;
    return { ...base, state: 'lingering', minutesLeft: minutesUntil(lapsesAt, now) };
  }
  if (effectiveAt > now) return { ...base, state: 'arriving', minutesLeft: minutesUntil(effectiveAt, now) };
  return { ...base, state: 'in effect' };
}

/** What a principal was granted, by object id, in the order of granting; lapsed assignments are left out. */
export function assignmentsOf(world: World, principalId: string): readonly SeenAssignment[] {
  return (world.roleAssignmentsByPrincipal.get(principalId) ?? []).flatMap((id) => {
    const assignment = world.roleAssignments.get(id);
    const one = assignment && seen(assignment, world.now);
    return one ? [one] : [];
  });
}

/** The assignments that a list request shows: not removed, made at or below this scope. [B-08] */
export function listedAssignmentsWithin(world: World, scope: ArmId): readonly RoleAssignment[] {
  return [...world.roleAssignments.values()].filter((one) => one.removedAt === undefined && isWithin(scope, one.scope));
}

/** Assignments whose principal is no longer in the directory: the portal's "Identity not found". [B-08] */
export function orphanedAssignments(world: World): readonly RoleAssignment[] {
  return [...world.roleAssignments.values()].filter((one) => {
    const principal = world.principals.get(one.principalId);
    return one.removedAt === undefined && !(principal && isLive(principal));
  });
}
