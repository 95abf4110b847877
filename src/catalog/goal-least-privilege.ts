import type { GoalKind, GoalReference } from './goal-kind.ts';
import { enumeration, principalField, principalIdNamed, scopeField } from './goal-names.ts';
import { noPrincipal } from './goal-role-at-scope.ts';
import { overGrantsOf, overGrantText } from './over-grant.ts';
import { POWER_WORDS } from './power.ts';
import type { Checked, Zod } from './schema.ts';

/**
 * A principal (an identity, or a host for its system-assigned one) may do nothing beyond what it needs, by whatever roles and
 * groups; being able to do less is fine here. A need at a scope covers everything below it.
 */
export const leastPrivilegeSchema = (z: Zod) =>
  z.strictObject({
    kind: z.literal('least-privilege').describe('An identity may do nothing beyond what it needs.'),
    principal: principalField(z),
    needs: z
      .array(z.strictObject({ may: z.enum(POWER_WORDS).describe('What it needs to do.'), scope: scopeField(z) }))
      .max(20)
      .describe('What it needs; a need covers everything below its scope.'),
  });

export type LeastPrivilegeGoal = Checked<typeof leastPrivilegeSchema>;

const needText = ({ may, scope }: LeastPrivilegeGoal['needs'][number]): string =>
  `${may} ${may === 'read' || may === 'change' || may === 'delete' ? '' : 'in '}${scope}`;

export const leastPrivilege: GoalKind<LeastPrivilegeGoal> = {
  evaluate: ({ principal, needs }, { world }) => {
    const principalId = principalIdNamed(world, principal);
    if (principalId === undefined) return { isMet: true, detail: noPrincipal(principal) };
    const beyond = overGrantsOf(world, principalId, needs);
    if (beyond.length === 0) return { isMet: true, detail: `${principal} may do nothing beyond that` };
    const count = beyond.length === 1 ? 'one thing' : `${beyond.length} things`;
    return { isMet: false, detail: `${principal} can also ${overGrantText(beyond)}: ${count} more than it needs` };
  },
  describe: ({ principal, needs }, isNegated) => {
    if (needs.length === 0) return `${principal} may do ${isNegated ? 'something' : 'nothing'}`;
    const needed = enumeration(needs.map(needText));
    return isNegated ? `${principal} may do more than ${needed}` : `${principal} may ${needed}, and no more`;
  },
  references: ({ principal, needs }) => [
    { to: 'name', id: principal, path: ['principal'] },
    ...needs.map(({ scope }, index): GoalReference => ({ to: 'name', id: scope, path: ['needs', index, 'scope'] })),
  ],
};
