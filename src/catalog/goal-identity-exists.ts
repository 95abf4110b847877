import { deletedServicePrincipals } from '../sim/directory.ts';
import { findResource } from '../sim/resource-queries.ts';
import { type GoalKind, namesIn } from './goal-kind.ts';
import { isSameName, nameField } from './goal-names.ts';
import type { Checked, Zod } from './schema.ts';

/** A user-assigned identity of that name is there: in any group, or in the one that is named. */
export const identityExistsSchema = (z: Zod) =>
  z.strictObject({
    kind: z.literal('identity-exists').describe('A user-assigned identity is there.'),
    identity: nameField(z).describe('Its name.'),
    group: nameField(z).optional().describe('The resource group that it is to be in; any if left out.'),
  });

export type IdentityExistsGoal = Checked<typeof identityExistsSchema>;

export const identityExists: GoalKind<IdentityExistsGoal> = {
  evaluate: ({ identity: name, group }, { world }) => {
    const type = 'Microsoft.ManagedIdentity/userAssignedIdentities';
    const placed = findResource(world, { type, name, ...(group === undefined ? {} : { resourceGroup: group }) });
    if (placed) return { isMet: true, detail: `${placed.name} exists in ${placed.resourceGroup}` };
    const elsewhere = findResource(world, { type, name });
    if (elsewhere) return { isMet: false, detail: `${elsewhere.name} exists in ${elsewhere.resourceGroup}` };
    const wasThere = deletedServicePrincipals(world).some((one) => one.isExplicit && isSameName(one.displayName, name));
    return {
      isMet: false,
      detail: wasThere ? `${name} was deleted` : `there is no user-assigned identity called ${name}`,
    };
  },
  describe: ({ identity, group }, isNegated) => {
    const verb = isNegated ? 'is gone' : 'exists';
    if (group === undefined) return `the identity ${identity} ${verb}`;
    return `the identity ${identity} ${verb} ${isNegated ? 'from' : 'in'} ${group}`;
  },
  references: ({ identity, group }) => [
    ...namesIn({ identity }, 'identity'),
    ...(group === undefined ? [] : namesIn({ group }, 'group')),
  ],
};
