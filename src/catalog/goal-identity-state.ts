import { deletedServicePrincipals, purgedAt, servicePrincipalsOf } from '../sim/directory.ts';
import type { ServicePrincipal } from '../sim/principal.ts';
import type { World } from '../sim/world.ts';
import { type GoalKind, namesIn } from './goal-kind.ts';
import { isSameName, principalField } from './goal-names.ts';
import type { Checked, Zod } from './schema.ts';

/**
 * How the directory stands to an identity of that name: a user-assigned one, or a host for its system-assigned one. `live`; or
 * deleted and `soft-deleted` for 30 days; then `purged`. One that was made anew under the name of a deleted one is both. [F39]
 */
export const identityStateSchema = (z: Zod) =>
  z.strictObject({
    kind: z.literal('identity-state').describe('How the directory stands to an identity.'),
    identity: principalField(z),
    state: z.enum(['live', 'soft-deleted', 'purged']).describe('soft-deleted lasts 30 days.'),
  });

export type IdentityStateGoal = Checked<typeof identityStateSchema>;

type State = IdentityStateGoal['state'];

function isPurged(world: World, one: ServicePrincipal): boolean {
  const at = purgedAt(one);
  return at !== undefined && at <= world.now;
}

function statesOf(world: World, name: string): readonly State[] {
  const isNamed = (one: ServicePrincipal): boolean =>
    one.servicePrincipalType === 'ManagedIdentity' && isSameName(one.displayName, name);
  const all = [...world.principals.values()].filter((one) => one.kind === 'servicePrincipal').filter(isNamed);
  return [
    ...(servicePrincipalsOf(world).some(isNamed) ? (['live'] as const) : []),
    ...(deletedServicePrincipals(world).some(isNamed) ? (['soft-deleted'] as const) : []),
    ...(all.some((one) => isPurged(world, one)) ? (['purged'] as const) : []),
  ];
}

const WORDS: { readonly [Each in State]: string } = {
  live: 'is in the directory',
  'soft-deleted': 'is soft-deleted',
  purged: 'is purged',
};

const NEGATED: { readonly [Each in State]: string } = {
  live: 'is gone from the directory',
  'soft-deleted': 'is not among the soft-deleted',
  purged: 'is not purged',
};

export const identityState: GoalKind<IdentityStateGoal> = {
  evaluate: ({ identity, state }, { world }) => {
    const states = statesOf(world, identity);
    const found = states.map((one) => WORDS[one]).join(', and an earlier one ');
    return {
      isMet: states.includes(state),
      detail: found ? `${identity} ${found}` : `there never was an identity called ${identity}`,
    };
  },
  describe: ({ identity, state }, isNegated) => `${identity} ${(isNegated ? NEGATED : WORDS)[state]}`,
  references: (goal) => namesIn(goal, 'identity'),
};
