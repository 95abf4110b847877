import type { z } from 'zod';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { idField, lineField } from './fields.ts';
import { dataRead, dataReadSchema } from './goal-data-read.ts';
import { identityAttached, identityAttachedSchema } from './goal-identity-attached.ts';
import { identityExists, identityExistsSchema } from './goal-identity-exists.ts';
import type { GoalKind, Seen } from './goal-kind.ts';
import { noOrphans, noOrphansSchema } from './goal-no-orphans.ts';
import { noOtherRole, noOtherRoleSchema } from './goal-no-other-role.ts';
import { roleAtScope, roleAtScopeSchema } from './goal-role-at-scope.ts';
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
    dataReadSchema(z).extend(shared),
    identityAttachedSchema(z).extend(shared),
    identityExistsSchema(z).extend(shared),
    noOrphansSchema(z).extend(shared),
    noOtherRoleSchema(z).extend(shared),
    roleAtScopeSchema(z).extend(shared),
    tokenIssuedSchema(z).extend(shared),
  ]);
}

/** A goal of a task: it has an id, since its state is followed from line to line. */
export const goalSchema = (z: Zod) => goalUnion(z, idField(z).describe('Unique in the scenario.'));

/** The same property as a condition of a near miss, where an id may be left out. */
export const conditionSchema = (z: Zod) => goalUnion(z, idField(z).optional().describe('Needed by nobody.'));

export type Condition = Checked<typeof conditionSchema>;

const kinds: { readonly [Kind in Condition['kind']]: GoalKind<Extract<Condition, { kind: Kind }>> } = {
  'data-read': dataRead,
  'identity-attached': identityAttached,
  'identity-exists': identityExists,
  'no-orphans': noOrphans,
  'no-other-role': noOtherRole,
  'role-at-scope': roleAtScope,
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
