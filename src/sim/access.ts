import { grants } from './action-match.ts';
import { type ArmId, isWithin } from './arm-id.ts';
import { groupsInForce } from './group-membership.ts';
import { isInEffect, type RoleAssignment } from './role-assignment.ts';
import { type RoleDefinition, roleDefinitionById } from './role-definition.ts';
import type { World } from './world.ts';

/** What is asked of Azure RBAC: may this principal do this, here? `data` for dataActions. */
export interface AccessQuestion {
  readonly principalId: string;
  readonly action: string;
  readonly plane: 'control' | 'data';
  readonly scope: ArmId;
}

/** Why an assignment of the principal did not decide the question; in the order from near to far. */
export type Miss = 'not yet in effect' | 'role does not grant the action' | 'other scope';

export interface ConsideredAssignment {
  readonly assignment: RoleAssignment;
  readonly role: RoleDefinition;
  /** Undefined for the one that grants. */
  readonly miss?: Miss;
}

/** The assignments that count for a principal at this moment: its own, then those of its groups. [B-09] */
export function assignmentIdsFor(world: World, principalId: string): readonly string[] {
  const own = world.roleAssignmentsByPrincipal.get(principalId) ?? [];
  const groups = groupsInForce(world, principalId);
  return groups.length === 0
    ? own
    : [...own, ...groups.flatMap((id) => world.roleAssignmentsByPrincipal.get(id) ?? [])];
}

/** The answer: `match` is the assignment that grants; without one `nearest` is the best of those that did not. */
export interface AccessDecision {
  readonly isAllowed: boolean;
  readonly match?: ConsideredAssignment;
  readonly nearest?: ConsideredAssignment;
}

/** From near to far; of equals the first made counts. */
const NEARNESS: readonly Miss[] = ['not yet in effect', 'role does not grant the action', 'other scope'];

function consider(world: World, question: AccessQuestion, id: string): ConsideredAssignment | undefined {
  const assignment = world.roleAssignments.get(id);
  const role = assignment && roleDefinitionById(assignment.roleDefinitionId);
  if (!assignment || !role) return undefined;
  const lapsed = assignment.lapsesAt !== undefined && assignment.lapsesAt <= world.now;
  if (lapsed) return undefined;
  const isCovered = grants(role, question.action, question.plane);
  const isInScope = isWithin(assignment.scope, question.scope);
  if (isCovered && isInScope) {
    return isInEffect(assignment, world.now) ? { assignment, role } : { assignment, role, miss: 'not yet in effect' };
  }
  return { assignment, role, miss: isInScope ? 'role does not grant the action' : 'other scope' };
}

/**
 * Azure RBAC at the target, evaluated on every request: any assignment in effect, at the scope or above it, whose role grants
 * the action, given to the principal or to a group that counts for it. Roles add up; what one role leaves out another may grant. [E.6]
 */
export function decideAccess(world: World, question: AccessQuestion): AccessDecision {
  let nearest: ConsideredAssignment | undefined;
  let shortest = NEARNESS.length;
  for (const id of assignmentIdsFor(world, question.principalId)) {
    const considered = consider(world, question, id);
    if (!considered) continue;
    if (considered.miss === undefined) return { isAllowed: true, match: considered };
    const distance = NEARNESS.indexOf(considered.miss);
    if (distance >= shortest) continue;
    nearest = considered;
    shortest = distance;
  }
  return nearest ? { isAllowed: false, nearest } : { isAllowed: false };
}
