import { assignmentsOf, type SeenAssignment } from '../sim/assignment-queries.ts';
import { findRoleDefinition, ROLE_DEFINITIONS } from '../sim/role-definition.ts';
import type { World } from '../sim/world.ts';
import { type GoalKind, namesIn } from './goal-kind.ts';
import {
  assignmentText,
  enumeration,
  isScopeNamed,
  nameField,
  principalField,
  principalIdNamed,
  scopeField,
} from './goal-names.ts';
import type { Checked, Zod } from './schema.ts';

/** A role and where it is granted, by names: of a resource, a resource group, or `subscription`. */
export const grantFields = (z: Zod) => ({
  role: nameField(z)
    .describe('A built-in role, as in Storage Blob Data Reader.')
    .meta({ examples: ROLE_DEFINITIONS.map(({ roleName }) => roleName) }),
  scope: scopeField(z),
});

/**
 * A principal (an identity, or a host for its system-assigned one) holds a role at exactly this scope. One that is still
 * arriving counts, one that was removed does not, though targets honour it for some minutes more. [F38, G-09]
 */
export const roleAtScopeSchema = (z: Zod) =>
  z.strictObject({
    kind: z.literal('role-at-scope').describe('An identity holds a role at a scope.'),
    principal: principalField(z),
    ...grantFields(z),
  });

export type RoleAtScopeGoal = Checked<typeof roleAtScopeSchema>;

/** Whether an assignment is the grant that an author named. */
export function isGrant(world: World, one: SeenAssignment, grant: { readonly role: string; readonly scope: string }) {
  const isRole = one.assignment.roleDefinitionId === findRoleDefinition(grant.role)?.id;
  return isRole && isScopeNamed(world, one.scope, grant.scope);
}

/** What is said where a principal's name means nothing in this world. */
export const noPrincipal = (name: string): string =>
  name.includes('@') ? `nobody signs in as ${name}` : `there is no identity called ${name}`;

export const roleAtScope: GoalKind<RoleAtScopeGoal> = {
  evaluate: (goal, { world }) => {
    const principalId = principalIdNamed(world, goal.principal);
    if (principalId === undefined) return { isMet: false, detail: noPrincipal(goal.principal) };
    const all = assignmentsOf(world, principalId);
    const grant = all.find((one) => one.state !== 'lingering' && isGrant(world, one, goal));
    const shown = grant ? [grant] : all;
    const held = shown.length === 0 ? 'no role' : enumeration(shown.map((one) => assignmentText(world, one)));
    return { isMet: grant !== undefined, detail: `${goal.principal} holds ${held}` };
  },
  describe: ({ principal, role, scope }, isNegated) =>
    `${principal} ${isNegated ? 'does not hold' : 'holds'} ${role} at ${scope === 'subscription' ? 'the subscription' : scope}`,
  references: (goal) => [...namesIn(goal, 'principal', 'scope'), { to: 'role', id: goal.role, path: ['role'] }],
};
