import { MINUTE } from '../sim/duration.ts';
import { durationText } from '../sim/duration-text.ts';
import type { PolicyAssignment } from '../sim/policy.ts';
import type { World } from '../sim/world.ts';
import { type GoalKind, namesIn } from './goal-kind.ts';
import { isSameName, isScopeNamed, nameField, scopeField } from './goal-names.ts';
import type { Checked, Zod } from './schema.ts';

/**
 * A policy is assigned at exactly this scope, is enforced, and ARM applies it by now. It goes by the name or the display name of
 * the assignment or of its definition. [F23]
 */
export const policyInForceSchema = (z: Zod) =>
  z.strictObject({
    kind: z.literal('policy-in-force').describe('A policy is assigned, enforced and applied.'),
    policy: nameField(z).describe('The name or display name of its assignment or definition.'),
    scope: scopeField(z),
  });

export type PolicyInForceGoal = Checked<typeof policyInForceSchema>;

function isCalled(world: World, { name, displayName, policyDefinitionId }: PolicyAssignment, policy: string): boolean {
  const definition = world.policyDefinitions.get(policyDefinitionId.toLowerCase());
  const names = [name, displayName, definition?.name, definition?.displayName];
  return names.some((one) => typeof one === 'string' && isSameName(one, policy));
}

function standing({ name, enforcementMode, effectiveAt }: PolicyAssignment, { now }: World) {
  if (enforcementMode === 'DoNotEnforce') return { isMet: false, detail: `${name} is assigned and not enforced` };
  if (effectiveAt <= now) return { isMet: true, detail: `${name} is in force` };
  const left = durationText(Math.ceil((effectiveAt - now) / MINUTE) * MINUTE);
  return { isMet: false, detail: `${name} is assigned and takes effect in ${left}` };
}

const placeOf = (scope: string): string => (scope === 'subscription' ? 'the subscription' : scope);

export const policyInForce: GoalKind<PolicyInForceGoal> = {
  evaluate: ({ policy, scope }, { world }) => {
    const named = [...world.policyAssignments.values()].filter((one) => isCalled(world, one, policy));
    const here = named.filter((one) => isScopeNamed(world, one.scope, scope)).map((one) => standing(one, world));
    const found = here.find((one) => one.isMet) ?? here[0];
    if (found) return found;
    const elsewhere = named.length > 0 ? `${policy} is assigned, and not at ${placeOf(scope)}` : undefined;
    return { isMet: false, detail: elsewhere ?? `no policy ${policy} is assigned` };
  },
  describe: ({ policy, scope }, isNegated) =>
    `the policy ${policy} is ${isNegated ? 'not ' : ''}in force at ${placeOf(scope)}`,
  references: (goal) => namesIn(goal, 'policy', 'scope'),
};
