import { isLive, purgedAt } from '../sim/directory.ts';
import { durationText } from '../sim/duration-text.ts';
import type { Principal } from '../sim/principal.ts';
import { sanitizeLine } from '../text/safe-text.ts';
import { type MapGround, orphanRows, tokenRows } from './map-principal-rows.ts';
import type { MapRow } from './map-row.ts';

function nameOf(principal: Principal): string {
  if (principal.kind === 'user') return principal.userPrincipalName;
  const isSystem = principal.kind === 'servicePrincipal' && !principal.isExplicit;
  return isSystem ? `identity of ${principal.displayName}` : principal.displayName;
}

function standing(about: string, name: string, more: Partial<MapRow>): MapRow {
  return {
    key: about,
    about,
    level: 0,
    name,
    link: '',
    text: sanitizeLine(name),
    state: 'dead',
    group: 'deleted',
    ...more,
  };
}

function purgeOf(principal: Principal, now: number): number | undefined {
  const at = principal.kind === 'group' ? undefined : purgedAt(principal);
  return at !== undefined && at > now ? at : undefined;
}

/** A soft-deleted identity or person, or a purged one that something still speaks of: a role, a token. [F39, F40, B-08] */
function goneRows(ground: MapGround, principal: Principal): readonly MapRow[] {
  const { now } = ground.world;
  const { objectId } = principal;
  const purge = purgeOf(principal, now);
  const name = nameOf(principal);
  const state = purge === undefined ? 'purged' : 'soft-deleted';
  const row = standing(objectId, name, {
    text: sanitizeLine(`${name}, ${state}`),
    ...(purge === undefined ? {} : { aside: sanitizeLine(`purged in ${durationText(purge - now)}`) }),
  });
  const left = [
    ...orphanRows(ground, row, objectId),
    ...tokenRows(ground, row, objectId).map((one): MapRow => ({ ...one, state: 'lingering' })),
  ];
  return purge === undefined && left.length === 0 ? [] : [row, ...left];
}

/** Assignments whose principal the directory does not have at all: the portal's "Identity not found". */
function unknownRows(ground: MapGround): readonly MapRow[] {
  const { roleAssignments, principals } = ground.world;
  const ids = new Set([...roleAssignments.values()].map(({ principalId }) => principalId));
  return [...ids].flatMap((id) => {
    if (principals.has(id)) return [];
    const row = standing(id, `identity not found (${id.slice(0, 8)})`, {});
    const left = orphanRows(ground, row, id);
    return left.length > 0 ? [row, ...left] : [];
  });
}

/** What is deleted and not forgotten, with the roles and tokens that outlive it. */
export function deletedRows(ground: MapGround): readonly MapRow[] {
  const gone = [...ground.world.principals.values()].filter((one) => !isLive(one));
  return [...gone.flatMap((one) => goneRows(ground, one)), ...unknownRows(ground)];
}
