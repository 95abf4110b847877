import { orphanedAssignments } from '../sim/assignment-queries.ts';
import { roleNameOf } from '../sim/role-definition.ts';
import { type GoalKind, namesIn } from './goal-kind.ts';
import { enumeration, isScopeNamed, scopeField } from './goal-names.ts';
import type { Checked, Zod } from './schema.ts';

/** No role assignment at exactly this scope belongs to a principal that is gone from the directory. [B-08] */
export const noOrphansSchema = (z: Zod) =>
  z.strictObject({
    kind: z.literal('no-orphans').describe('No role assignment belongs to an identity that is gone.'),
    scope: scopeField(z),
  });

export type NoOrphansGoal = Checked<typeof noOrphansSchema>;

const placeOf = (scope: string): string => (scope === 'subscription' ? 'the subscription' : scope);

export const noOrphans: GoalKind<NoOrphansGoal> = {
  evaluate: ({ scope }, { world }) => {
    const orphans = orphanedAssignments(world).filter((one) => isScopeNamed(world, one.scope, scope));
    if (orphans.length === 0) return { isMet: true, detail: `every line at ${placeOf(scope)} has its identity` };
    const roles = enumeration(orphans.map((one) => roleNameOf(one.roleDefinitionId)));
    return { isMet: false, detail: `an identity that is gone still has ${roles} at ${placeOf(scope)}` };
  },
  describe: ({ scope }, isNegated) =>
    isNegated
      ? `a role assignment at ${placeOf(scope)} belongs to an identity that is gone`
      : `no role assignment at ${placeOf(scope)} belongs to an identity that is gone`,
  references: (goal) => namesIn(goal, 'scope'),
};
