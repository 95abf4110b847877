import { enumeration, scopeName } from '../catalog/goal-names.ts';
import { graphRolesOf, rolesFor } from '../sim/app-role-queries.ts';
import { keyOf } from '../sim/arm-id.ts';
import { assignmentsOf, type SeenAssignment, seen } from '../sim/assignment-queries.ts';
import { type DataReach, type DataStore, dataReachOf, hasStaleGroups, tokensOf } from '../sim/data-reach.ts';
import { SECOND } from '../sim/duration.ts';
import type { FederatedCredential } from '../sim/federated-credential.ts';
import type { Group } from '../sim/principal.ts';
import { tokenKey } from '../sim/token-key.ts';
import type { CachedToken, World } from '../sim/world.ts';
import { sanitizeLine } from '../text/safe-text.ts';
import type { MapRow } from './map-row.ts';
import { whenText } from './when-text.ts';

/** What all rows of one world are made from. */
export interface MapGround {
  readonly world: World;
  readonly stores: readonly DataStore[];
}

/** The row that others hang on. */
type Holder = Pick<MapRow, 'key' | 'level' | 'group'>;

/** A row that hangs on another; its key tells it from the same thing under another holder. */
export function hung(
  { key, level, group }: Holder,
  about: string,
  row: Pick<MapRow, 'text' | 'link'> & Partial<MapRow>,
): MapRow {
  const id = keyOf(about);
  return {
    key: `${key} ${row.key ?? id}`,
    about: id,
    level: level + 1,
    name: row.text,
    state: 'steady',
    group,
    ...omitKey(row),
  };
}

function omitKey<Row extends Partial<MapRow>>({ key: _, ...rest }: Row): Omit<Row, 'key'> {
  return rest;
}

function grantAside({ state, minutesLeft }: SeenAssignment): string | undefined {
  if (state === 'arriving') return `arrives within ${minutesLeft} min`;
  return state === 'lingering' ? `removed, honoured for up to ${minutesLeft} min` : undefined;
}

export function grantRow({ world }: MapGround, holder: Holder, grant: SeenAssignment): MapRow {
  const { roleName, scope, state, assignment } = grant;
  const aside = grantAside(grant);
  return hung(holder, assignment.id, {
    link: 'has',
    text: sanitizeLine(`${roleName} → ${scopeName(world, scope)}`),
    ...(aside === undefined ? {} : { aside: sanitizeLine(aside) }),
    state: state === 'in effect' ? 'steady' : state,
  });
}

const grantRows = (ground: MapGround, holder: Holder, principalId: string): readonly MapRow[] =>
  assignmentsOf(ground.world, principalId).map((one) => grantRow(ground, holder, one));

function groupRows(ground: MapGround, holder: Holder, principalId: string): readonly MapRow[] {
  const { world } = ground;
  const groups = (world.groupIdsByMember.get(principalId) ?? []).map((id) => world.principals.get(id));
  return groups
    .filter((one): one is Group => one?.kind === 'group')
    .flatMap((group) => {
      const row = hung(holder, group.objectId, { link: '', text: sanitizeLine(`is in group ${group.displayName}`) });
      const named: MapRow = { ...row, name: group.displayName };
      return [named, ...grantRows(ground, named, group.objectId)];
    });
}

const appRoleRows = ({ world }: MapGround, holder: Holder, principalId: string): readonly MapRow[] =>
  graphRolesOf(world, principalId).map((role) =>
    hung(holder, `${principalId} ${role}`, { link: 'has', text: sanitizeLine(`${role} → Microsoft Graph`) }),
  );

/** What can be done at a store, as the words before its name; its keys are a matter of their own. */
function reachWords({ rights, store }: DataReach): readonly string[] {
  const data = rights.filter((right) => right !== 'keys').join(' and ');
  const what = store.type === 'Microsoft.KeyVault/vaults' ? 'secrets of ' : '';
  return [
    ...(data === '' ? [] : [`can ${data} ${what}`]),
    ...(rights.includes('keys') ? ['can get the keys of '] : []),
  ];
}

/** What can be done where, the same right at several places in one row. */
function reachRows({ world, stores }: MapGround, holder: Holder, principalId: string): readonly MapRow[] {
  const places = new Map<string, string[]>();
  for (const reach of dataReachOf(world, principalId, stores)) {
    for (const words of reachWords(reach))
      places.set(words, [...(places.get(words) ?? []), scopeName(world, reach.scope)]);
  }
  return [...places].map(([words, names]) =>
    hung(holder, `${principalId} ${words}`, { link: '', text: sanitizeLine(words + enumeration(names)) }),
  );
}

/** What a token lacks or has too much of, because the directory changed after it was made. [F38] */
function staleWords(world: World, token: CachedToken): string {
  const { claims } = token;
  const roles = rolesFor(world, claims.oid, claims.aud);
  const held = claims.roles ?? [];
  const isOldRoles = roles.length !== held.length || roles.some((one) => !held.includes(one));
  const olds = [...(hasStaleGroups(world, token) ? ['groups'] : []), ...(isOldRoles ? ['app roles'] : [])];
  return olds.length === 0 ? '' : `, older than its ${olds.join(' and ')}`;
}

const hostOf = (uri: string): string => uri.replace(/^https:\/\//, '').replace(/\/$/, '');

export function tokenRows({ world }: MapGround, holder: Holder, principalId: string): readonly MapRow[] {
  return tokensOf(world, principalId).map((token) => {
    const { aud, exp, oid } = token.claims;
    const stale = staleWords(world, token);
    return hung(holder, tokenKey(oid, aud), {
      link: 'has a',
      text: sanitizeLine(`token for ${hostOf(aud)}${stale}`),
      aside: sanitizeLine(`until ${whenText(exp * SECOND, world.now)}`),
      state: stale === '' ? 'steady' : 'stale',
    });
  });
}

export const trustRows = (holder: Holder, credentials: readonly FederatedCredential[]): readonly MapRow[] =>
  credentials.map(({ name, issuer, subject }) =>
    hung(holder, `trust ${name}`, {
      link: '',
      text: sanitizeLine(`trusts ${subject} of ${hostOf(issuer)}`),
    }),
  );

/** Whether anything was granted to somebody, directly or through a group or as an app role. */
export function hasRoles(world: World, principalId: string): boolean {
  const isGranted = assignmentsOf(world, principalId).length > 0 || graphRolesOf(world, principalId).length > 0;
  return isGranted || world.groupIdsByMember.has(principalId);
}

/** Everything that hangs on a live principal: roles, groups, app roles, what it can reach, its tokens. */
export function principalRows(ground: MapGround, holder: Holder, principalId: string): readonly MapRow[] {
  return [
    ...grantRows(ground, holder, principalId),
    ...groupRows(ground, holder, principalId),
    ...appRoleRows(ground, holder, principalId),
    ...reachRows(ground, holder, principalId),
    ...tokenRows(ground, holder, principalId),
  ];
}

/** What is still assigned to a principal that is deleted. [B-08] */
export function orphanRows(ground: MapGround, holder: Holder, principalId: string): readonly MapRow[] {
  return [...ground.world.roleAssignments.values()].flatMap((assignment) => {
    if (assignment.principalId !== principalId) return [];
    const grant = seen(assignment, ground.world.now);
    return grant ? [{ ...grantRow(ground, holder, grant), state: 'dead' as const }] : [];
  });
}
