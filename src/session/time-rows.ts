import { scopeName } from '../catalog/goal-names.ts';
import { MINUTE, SECOND } from '../sim/duration.ts';
import { durationText } from '../sim/duration-text.ts';
import type { Principal } from '../sim/principal.ts';
import { roleNameOf } from '../sim/role-definition.ts';
import type { World } from '../sim/world.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import type { Run } from './run.ts';

/** Something that time will bring: when, from now, and what. */
export interface TimeRow {
  readonly when: SafeText;
  readonly what: SafeText;
}

interface Pending {
  readonly at: number;
  readonly what: string;
}

function nameOf(principal: Principal | undefined): string {
  return principal?.displayName ?? 'a deleted identity';
}

function pendingGrants(world: World): readonly Pending[] {
  return [...world.roleAssignments.values()].flatMap((one): readonly Pending[] => {
    const grant = `${roleNameOf(one.roleDefinitionId)} at ${scopeName(world, one.scope)} for ${nameOf(world.principals.get(one.principalId))}`;
    if (one.lapsesAt !== undefined) return [{ at: one.lapsesAt, what: `${grant} stops being honoured` }];
    return [{ at: one.effectiveAt, what: `${grant} takes effect` }];
  });
}

function expiringTokens(world: World): readonly Pending[] {
  return [...world.tokenCache.values()].map(({ claims }) => ({
    at: claims.exp * SECOND,
    what: `a token of ${nameOf(world.principals.get(claims.oid))} for ${claims.aud} expires`,
  }));
}

/** What is pending on the simulated clock, soonest first. */
export function timeRows(run: Run): readonly TimeRow[] {
  const { world } = run.sandbox;
  return [...pendingGrants(world), ...expiringTokens(world)]
    .filter(({ at }) => at > world.now)
    .sort((one, other) => one.at - other.at)
    .map(({ at, what }) => ({
      when: sanitizeLine(`in ${durationText(Math.ceil((at - world.now) / MINUTE) * MINUTE)}`),
      what: sanitizeLine(what),
    }));
}
