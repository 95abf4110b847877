import type { Caller } from '../../sim/authorization.ts';
import { HOUR } from '../../sim/duration.ts';
import { groupsOf } from '../../sim/group-membership.ts';
import type { PresentedToken } from '../../sim/reply.ts';
import type { World } from '../../sim/world.ts';
import type { LineContext } from '../line-context.ts';
import type { Account } from '../shell-state.ts';

/**
 * The groups in the tokens of a person: those of the sign-in, for an hour; then az renews the token by itself, and in the lab
 * with every request. Who joined a group signs in again, or waits. [B-09]
 */
export function groupsOfPerson(world: World, { objectId, groupsAtSignIn, signedInAt }: Account): readonly string[] {
  const isRenewed = signedInAt === undefined || world.now - signedInAt >= HOUR;
  return isRenewed ? groupsOf(world, objectId) : (groupsAtSignIn ?? []);
}

/** The person who is signed in on this machine, as requests name them. */
export function personOf({
  world,
  environment: { account },
}: LineContext): Caller & { readonly token: PresentedToken } {
  const oid = account?.objectId ?? '';
  return { caller: oid, token: { oid, groups: account ? groupsOfPerson(world, account) : [] } };
}
