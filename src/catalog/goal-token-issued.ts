import { nameOf } from '../sim/arm-id.ts';
import { entriesOf } from '../sim/event-log.ts';
import type { Tagged } from '../sim/slice.ts';
import type { TokenEvents } from '../sim/token-cache.ts';
import type { World } from '../sim/world.ts';
import { type GoalKind, namesIn, type Seen } from './goal-kind.ts';
import { enumeration, hostField, identityField, isSameName, nameField } from './goal-names.ts';
import type { Checked, Zod } from './schema.ts';

/**
 * A host got a token as an identity (`system` for its own) for a resource URI, since the learner began and since the host's
 * identities last changed; cached ones count.
 */
export const tokenIssuedSchema = (z: Zod) =>
  z.strictObject({
    kind: z.literal('token-issued').describe('A host got a token as an identity, since the learner began.'),
    host: hostField(z),
    identity: identityField(z),
    resource: nameField(z)
      .describe('What the token is for, as in https://storage.azure.com/.')
      .meta({
        examples: [
          'https://management.azure.com/',
          'https://storage.azure.com/',
          'https://vault.azure.net',
          'https://graph.microsoft.com/',
        ],
      }),
  });

export type TokenIssuedGoal = Checked<typeof tokenIssuedSchema>;

/** Who asked for a token, as whom, and for what; `identity` is `system` for the host's own. */
type TokenUse = { readonly [Member in 'host' | 'identity' | 'resource']: string };

type TokenEvent = Tagged<TokenEvents>;

const isTokenEvent = (event: { readonly type: string }): event is TokenEvent =>
  event.type === 'TokenIssued' || event.type === 'TokenServed';

/** The principal is looked up in the directory, which knows deleted identities too: a token that was had, was had. */
function useOf(world: World, event: TokenEvent): TokenUse {
  const principal = world.principals.get(event.principalId);
  const owner = principal?.kind === 'servicePrincipal' ? principal : undefined;
  const name = nameOf(owner?.resourceId ?? event.principalId);
  const host = event.host === undefined ? '' : nameOf(event.host);
  return { host, identity: owner?.isExplicit === false ? 'system' : name, resource: event.resource };
}

const changesIdentityOf = (host: string, event: { readonly type: string; readonly resourceId?: unknown }): boolean =>
  event.type === 'ResourceIdentityUpdated' && isSameName(nameOf(String(event.resourceId)), host);

/** The tokens that a host had with the identities that it holds now, and those from before: they prove nothing any more. */
function usesOn(host: string, { world, since }: Seen): { readonly [When in 'now' | 'before']: readonly TokenUse[] } {
  const events = entriesOf(world.log, since).map(({ event }) => event);
  const changed = events.findLastIndex((event) => changesIdentityOf(host, event));
  const usesIn = (some: typeof events): readonly TokenUse[] =>
    some
      .filter(isTokenEvent)
      .map((event) => useOf(world, event))
      .filter((use) => isSameName(use.host, host));
  return { now: usesIn(events.slice(changed + 1)), before: usesIn(events.slice(0, changed + 1)) };
}

/** `https://vault.azure.net` and `https://vault.azure.net/` are one resource here, though two in the cache. */
const isSameMember = (one: TokenUse, goal: TokenUse, member: keyof TokenUse): boolean =>
  isSameName(one[member], goal[member]);

const asWhom = (identity: string): string => (identity === 'system' ? 'its system-assigned identity' : identity);

const textOf = ({ identity, resource }: TokenUse): string => `as ${asWhom(identity)} for ${resource}`;

export const tokenIssued: GoalKind<TokenIssuedGoal> = {
  evaluate: (goal, seen) => {
    const { now: onHost, before } = usesOn(goal.host, seen);
    const found = onHost.find((one) => isSameMember(one, goal, 'identity') && isSameMember(one, goal, 'resource'));
    if (found) return { isMet: true, detail: `${goal.host} got a token ${textOf(found)}` };
    if (onHost.length === 0) {
      const since = before.length > 0 ? 'no new token since its identities changed' : 'no token yet';
      return { isMet: false, detail: `${goal.host} got ${since}` };
    }
    return { isMet: false, detail: `${goal.host} got tokens ${enumeration([...new Set(onHost.map(textOf))])}` };
  },
  describe: (goal, isNegated) => `${goal.host} gets ${isNegated ? 'no' : 'a'} token ${textOf(goal)}`,
  references: (goal) =>
    namesIn(goal, ...(goal.identity === 'system' ? (['host'] as const) : (['host', 'identity'] as const))),
};
