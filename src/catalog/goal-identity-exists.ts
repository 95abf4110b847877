import { deletedServicePrincipals } from '../sim/directory.ts';
import { findResource } from '../sim/resource-queries.ts';
import { type GoalKind, namesIn } from './goal-kind.ts';
import { isSameName, nameField } from './goal-names.ts';
import type { Checked, Zod } from './schema.ts';

/** A user-assigned identity of that name is there. */
export const identityExistsSchema = (z: Zod) =>
  z.strictObject({ kind: z.literal('identity-exists'), identity: nameField(z) });

export type IdentityExistsGoal = Checked<typeof identityExistsSchema>;

export const identityExists: GoalKind<IdentityExistsGoal> = {
  evaluate: ({ identity: name }, { world }) => {
    const found = findResource(world, { type: 'Microsoft.ManagedIdentity/userAssignedIdentities', name });
    if (found) return { isMet: true, detail: `${found.name} exists in ${found.resourceGroup}` };
    const wasThere = deletedServicePrincipals(world).some((one) => one.isExplicit && isSameName(one.displayName, name));
    return {
      isMet: false,
      detail: wasThere ? `${name} was deleted` : `there is no user-assigned identity called ${name}`,
    };
  },
  describe: ({ identity }, isNegated) => `the identity ${identity} ${isNegated ? 'is gone' : 'exists'}`,
  references: (goal) => namesIn(goal, 'identity'),
};
