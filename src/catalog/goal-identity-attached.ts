import { type AttachedIdentity, attachedIdentities } from '../sim/identity-queries.ts';
import { type GoalKind, namesIn } from './goal-kind.ts';
import { enumeration, hostField, hostNamed, identityField, isSameName } from './goal-names.ts';
import type { Checked, Zod } from './schema.ts';

/** A host holds an identity: a user-assigned one by its name, or `system` for its own. */
export const identityAttachedSchema = (z: Zod) =>
  z.strictObject({
    kind: z.literal('identity-attached').describe('A host holds an identity.'),
    host: hostField(z),
    identity: identityField(z),
  });

export type IdentityAttachedGoal = Checked<typeof identityAttachedSchema>;

function isWanted(one: AttachedIdentity, identity: string): boolean {
  return identity === 'system' ? one.kind === 'system' : one.kind === 'user' && isSameName(one.name, identity);
}

/** A reference to a deleted identity stays on the host until somebody detaches it. [E.2] */
function textOf({ kind, name, servicePrincipal }: AttachedIdentity): string {
  if (kind === 'system') return 'its system-assigned identity';
  return servicePrincipal ? name : `${name} (deleted)`;
}

export const identityAttached: GoalKind<IdentityAttachedGoal> = {
  evaluate: (goal, { world }) => {
    const host = hostNamed(world, goal.host);
    if (!host) return { isMet: false, detail: `there is no host called ${goal.host}` };
    const attached = attachedIdentities(world, host.id);
    const held = attached.length === 0 ? 'no identity' : enumeration(attached.map(textOf));
    return { isMet: attached.some((one) => isWanted(one, goal.identity)), detail: `${host.name} holds ${held}` };
  },
  describe: ({ host, identity }, isNegated) => {
    if (identity === 'system') return `${host} has ${isNegated ? 'no' : 'a'} system-assigned identity`;
    return isNegated ? `${host} no longer holds ${identity}` : `${host} holds ${identity}`;
  },
  references: (goal) =>
    namesIn(goal, ...(goal.identity === 'system' ? (['host'] as const) : (['host', 'identity'] as const))),
};
