import type { z } from 'zod';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { idField, lineField } from './fields.ts';
import { canAccess, canAccessSchema } from './goal-can-access.ts';
import { dataRead, dataReadSchema } from './goal-data-read.ts';
import { eventSeen, eventSeenSchema } from './goal-event-seen.ts';
import { identityAttached, identityAttachedSchema } from './goal-identity-attached.ts';
import { identityExists, identityExistsSchema } from './goal-identity-exists.ts';
import { identityState, identityStateSchema } from './goal-identity-state.ts';
import type { GoalKind, GoalReference, Seen } from './goal-kind.ts';
import { leastPrivilege, leastPrivilegeSchema } from './goal-least-privilege.ts';
import { noOrphans, noOrphansSchema } from './goal-no-orphans.ts';
import { noOtherRole, noOtherRoleSchema } from './goal-no-other-role.ts';
import { noSecretStored, noSecretStoredSchema } from './goal-no-secret-stored.ts';
import { policyInForce, policyInForceSchema } from './goal-policy-in-force.ts';
import { roleAtScope, roleAtScopeSchema } from './goal-role-at-scope.ts';
import { tokenClaim, tokenClaimSchema } from './goal-token-claim.ts';
import { tokenIssued, tokenIssuedSchema } from './goal-token-issued.ts';
import type { Checked, Zod } from './schema.ts';

/** What every kind of goal carries beside its own fields. A new kind is its file, a line here and a line in the registry. */
function goalUnion<Id extends z.ZodType>(z: Zod, id: Id) {
  const shared = {
    id,
    text: lineField(z).optional().describe('Shown to the learner; without it the goal describes itself.'),
    not: z.boolean().default(false).describe('true turns the goal round: it is met while the property does not hold.'),
  };
  return z.discriminatedUnion('kind', [
    canAccessSchema(z).extend(shared),
    dataReadSchema(z).extend(shared),
    eventSeenSchema(z).extend(shared),
    identityAttachedSchema(z).extend(shared),
    identityExistsSchema(z).extend(shared),
    identityStateSchema(z).extend(shared),
    leastPrivilegeSchema(z).extend(shared),
    noOrphansSchema(z).extend(shared),
    noOtherRoleSchema(z).extend(shared),
    noSecretStoredSchema(z).extend(shared),
    policyInForceSchema(z).extend(shared),
    roleAtScopeSchema(z).extend(shared),
    tokenClaimSchema(z).extend(shared),
    tokenIssuedSchema(z).extend(shared),
  ]);
}

/** A goal of a task: it has an id, since its state is followed from line to line. */
export const goalSchema = (z: Zod) => goalUnion(z, idField(z).describe('Unique in the scenario.'));

/** The same property as a condition of a near miss, where an id may be left out. */
export const conditionSchema = (z: Zod) => goalUnion(z, idField(z).optional().describe('Needed by nobody.'));

export type Condition = Checked<typeof conditionSchema>;

const kinds: { readonly [Kind in Condition['kind']]: GoalKind<Extract<Condition, { kind: Kind }>> } = {
  'can-access': canAccess,
  'data-read': dataRead,
  'event-seen': eventSeen,
  'identity-attached': identityAttached,
  'identity-exists': identityExists,
  'identity-state': identityState,
  'least-privilege': leastPrivilege,
  'no-orphans': noOrphans,
  'no-other-role': noOtherRole,
  'no-secret-stored': noSecretStored,
  'policy-in-force': policyInForce,
  'role-at-scope': roleAtScope,
  'token-claim': tokenClaim,
  'token-issued': tokenIssued,
};

const kindOf = (goal: Condition): GoalKind<Condition> => kinds[goal.kind] as GoalKind<Condition>;

/** How a goal stands: met or not, `not` included, and in words what is there. */
export interface GoalState {
  readonly isMet: boolean;
  readonly detail: SafeText;
}

/** Looks whether a goal is met in a world, and by what the learner did there. */
export function evaluateGoal(seen: Seen, goal: Condition): GoalState {
  const { isMet, detail } = kindOf(goal).evaluate(goal, seen);
  return { isMet: isMet !== goal.not, detail: sanitizeLine(detail) };
}

/** What the learner reads: the author's text, or the goal in plain words. */
export function goalText(goal: Condition): SafeText {
  return goal.text ?? sanitizeLine(kindOf(goal).describe(goal, goal.not));
}

/** What a goal refers to, for the check. */
export function referencesOf(goal: Condition): readonly GoalReference[] {
  return kindOf(goal).references(goal);
}
