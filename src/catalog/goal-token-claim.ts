import { entriesOf } from '../sim/event-log.ts';
import type { Claims } from '../sim/reply.ts';
import type { Tagged } from '../sim/slice.ts';
import type { TokenEvents } from '../sim/token-cache.ts';
import type { World } from '../sim/world.ts';
import { type GoalKind, namesIn, type Seen } from './goal-kind.ts';
import { enumeration, isSameName, nameField, principalField, principalIdNamed } from './goal-names.ts';
import { noPrincipal } from './goal-role-at-scope.ts';
import type { Checked, Zod } from './schema.ts';

/**
 * The last token that a principal (an identity, or a host for its system-assigned one) was handed since the learner began carries
 * a claim; with a value, one that is or holds it: an app role, a group by its name. `resource` leaves tokens for others aside.
 */
export const tokenClaimSchema = (z: Zod) =>
  z.strictObject({
    kind: z.literal('token-claim').describe('The last token that somebody was handed carries a claim.'),
    principal: principalField(z),
    resource: nameField(z).optional().describe('Tokens for others are left aside.'),
    claim: nameField(z).describe('As in roles or groups.'),
    value: nameField(z).optional().describe('What it is or holds: an app role, a group by its name.'),
  });

export type TokenClaimGoal = Checked<typeof tokenClaimSchema>;

type TokenEvent = Tagged<TokenEvents>;

const isToken = (event: { readonly type: string }): event is TokenEvent =>
  event.type === 'TokenIssued' || event.type === 'TokenServed';

function isHad(event: TokenEvent, principalId: string, resource: string | undefined): boolean {
  return event.principalId === principalId && (resource === undefined || isSameName(event.resource, resource));
}

/** The claims of the last token that was had. One from the cache was made earlier, maybe before the learner began. [F38] */
function lastClaims(principalId: string, { resource }: TokenClaimGoal, { world, since }: Seen): Claims | undefined {
  const wasHad = (event: { readonly type: string }): event is TokenEvent =>
    isToken(event) && isHad(event, principalId, resource);
  const last = entriesOf(world.log, since)
    .map(({ event }) => event)
    .filter(wasHad)
    .at(-1);
  if (!last || last.type === 'TokenIssued') return last?.claims;
  for (let node = world.log; node !== undefined; node = node.earlier) {
    const { event } = node.entry;
    if (isToken(event) && event.type === 'TokenIssued' && isHad(event, principalId, last.resource)) return event.claims;
  }
  return undefined;
}

/** A claim's values as people know them: groups by their names. */
function valuesOf(world: World, claim: unknown): readonly string[] {
  const values = Array.isArray(claim) ? claim : claim === undefined ? [] : [claim];
  return values.map((one) => world.principals.get(String(one))?.displayName ?? String(one));
}

export const tokenClaim: GoalKind<TokenClaimGoal> = {
  evaluate: (goal, seen) => {
    const { principal, claim, value } = goal;
    const principalId = principalIdNamed(seen.world, principal);
    if (principalId === undefined) return { isMet: false, detail: noPrincipal(principal) };
    const claims = lastClaims(principalId, goal, seen);
    if (!claims) return { isMet: false, detail: `${principal} got no such token yet` };
    const values = valuesOf(seen.world, claims[claim]);
    const held = values.length === 0 ? `no claim ${claim}` : `${claim}: ${enumeration(values)}`;
    const isMet = values.length > 0 && (value === undefined || values.some((one) => isSameName(one, value)));
    return { isMet, detail: `the last token of ${principal} carries ${held}` };
  },
  describe: ({ principal, claim, value }, isNegated) => {
    const token = `the last token of ${principal}`;
    if (value === undefined) return `${token} carries ${isNegated ? 'no' : 'a'} claim ${claim}`;
    return `${token} ${isNegated ? 'does not carry' : 'carries'} ${value} in its claim ${claim}`;
  },
  references: (goal) => [
    ...namesIn(goal, 'principal'),
    { to: 'claim', id: goal.claim, path: ['claim'] },
    ...(goal.claim === 'groups' && goal.value !== undefined ? namesIn({ value: goal.value }, 'value') : []),
  ],
};
