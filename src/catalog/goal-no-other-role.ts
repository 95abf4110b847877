import { assignmentsOf } from '../sim/assignment-queries.ts';
import { type GoalKind, type GoalReference, namesIn } from './goal-kind.ts';
import { assignmentText, enumeration, principalField, principalIdNamed } from './goal-names.ts';
import { grantFields, isGrant, noPrincipal } from './goal-role-at-scope.ts';
import type { Checked, Zod } from './schema.ts';

/** A principal holds nothing beyond the roles named; holding fewer, or not existing, is fine here. */
export const noOtherRoleSchema = (z: Zod) =>
  z.strictObject({
    kind: z.literal('no-other-role').describe('An identity holds these roles at most.'),
    principal: principalField(z),
    roles: z
      .array(z.strictObject(grantFields(z)))
      .max(20)
      .describe('What it may hold; an empty list for nothing.'),
  });

export type NoOtherRoleGoal = Checked<typeof noOtherRoleSchema>;

const allowedText = (goal: NoOtherRoleGoal): string =>
  enumeration(
    goal.roles.map(({ role, scope }) => `${role} at ${scope === 'subscription' ? 'the subscription' : scope}`),
  );

export const noOtherRole: GoalKind<NoOtherRoleGoal> = {
  evaluate: (goal, { world }) => {
    const principalId = principalIdNamed(world, goal.principal);
    if (principalId === undefined) return { isMet: true, detail: noPrincipal(goal.principal) };
    const held = assignmentsOf(world, principalId).filter((one) => one.state !== 'lingering');
    const beyond = held.filter((one) => !goal.roles.some((grant) => isGrant(world, one, grant)));
    if (beyond.length === 0) return { isMet: true, detail: `${goal.principal} holds nothing more than that` };
    const excess = enumeration(beyond.map((one) => assignmentText(world, one)));
    return { isMet: false, detail: `it also holds ${excess}` };
  },
  describe: (goal, isNegated) => {
    if (goal.roles.length === 0) return `${goal.principal} holds ${isNegated ? 'a role' : 'no role'}`;
    return `${goal.principal} holds ${isNegated ? 'more' : 'nothing more'} than ${allowedText(goal)}`;
  },
  references: (goal) => [
    ...namesIn(goal, 'principal'),
    ...goal.roles.flatMap(({ role, scope }, index): readonly GoalReference[] => [
      { to: 'role', id: role, path: ['roles', index, 'role'] },
      { to: 'name', id: scope, path: ['roles', index, 'scope'] },
    ]),
  ],
};
