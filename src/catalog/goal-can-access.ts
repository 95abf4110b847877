import { type ConsideredAssignment, decideAccess } from '../sim/access.ts';
import { roleNameOf } from '../sim/role-definition.ts';
import type { World } from '../sim/world.ts';
import { lineField } from './fields.ts';
import { type GoalKind, namesIn } from './goal-kind.ts';
import {
  hostNamed,
  principalField,
  principalIdNamed,
  principalIdsBehind,
  scopeField,
  scopeName,
  scopeNamed,
} from './goal-names.ts';
import { noPrincipal } from './goal-role-at-scope.ts';
import { actionFor, POWER_WORDS } from './power.ts';
import type { Checked, Zod } from './schema.ts';

/**
 * At this moment Azure would let a principal do something at a scope: a grant that is still arriving does not help yet, one that
 * lingers still does. A host's name stands for all identities that it holds. `may` is a word such as `read blobs` or
 * `grant roles`, or an action in full, as in `Microsoft.Compute/virtualMachines/start/action`. [F38, E.6]
 */
export const canAccessSchema = (z: Zod) =>
  z.strictObject({
    kind: z.literal('can-access').describe('At this moment Azure would let somebody do this.'),
    principal: principalField(z),
    may: lineField(z, 120)
      .describe('Words such as read blobs or grant roles, or an action in full.')
      .meta({ examples: POWER_WORDS }),
    scope: scopeField(z),
  });

export type CanAccessGoal = Checked<typeof canAccessSchema>;

const WIDE = new Set(['read', 'change', 'delete']);

const doing = ({ may, scope }: CanAccessGoal): string => `${may}${WIDE.has(may) ? '' : ' in'} ${scope}`;

function grantText(world: World, { assignment }: ConsideredAssignment): string {
  return `${roleNameOf(assignment.roleDefinitionId)} at ${scopeName(world, assignment.scope)}`;
}

function missText(world: World, nearest: ConsideredAssignment | undefined): string {
  if (!nearest) return 'it has no role anywhere';
  switch (nearest.miss) {
    case 'not yet in effect':
      return `${grantText(world, nearest)} is still arriving`;
    case 'role does not grant the action':
      return `${grantText(world, nearest)} does not contain it`;
    default:
      return `${grantText(world, nearest)} does not reach there`;
  }
}

export const canAccess: GoalKind<CanAccessGoal> = {
  evaluate: (goal, { world }) => {
    const { principal, may } = goal;
    const scope = scopeNamed(world, goal.scope);
    const asked = scope === undefined ? undefined : actionFor(may, scope);
    if (scope === undefined || !asked) return { isMet: false, detail: `there is no ${goal.scope} to ${may} in` };
    const principalIds = principalIdsBehind(world, principal);
    if (principalIds.length === 0) {
      const isHost = hostNamed(world, principal) !== undefined && principalIdNamed(world, principal) === undefined;
      return { isMet: false, detail: isHost ? `${principal} holds no identity` : noPrincipal(principal) };
    }
    const decisions = principalIds.map((principalId) => decideAccess(world, { principalId, scope, ...asked }));
    const match = decisions.find((one) => one.match)?.match;
    if (match) return { isMet: true, detail: `${principal} can ${doing(goal)}, by ${grantText(world, match)}` };
    const nearest = decisions.find((one) => one.nearest)?.nearest;
    return { isMet: false, detail: `${principal} cannot ${doing(goal)}: ${missText(world, nearest)}` };
  },
  describe: (goal, isNegated) => `${goal.principal} ${isNegated ? 'cannot' : 'can'} ${doing(goal)}`,
  references: (goal) => [...namesIn(goal, 'principal', 'scope'), { to: 'power', id: goal.may, path: ['may'] }],
};
