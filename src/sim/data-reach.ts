import { assignmentIdsFor, decideAccess } from './access.ts';
import { type ArmId, isWithin, keyOf } from './arm-id.ts';
import { type AudienceService, audienceService } from './audience.ts';
import { groupsOf } from './group-membership.ts';
import type { PresentedToken } from './reply.ts';
import type { KeyVault, StorageAccount } from './resource.ts';
import { isInEffect } from './role-assignment.ts';
import type { CachedToken, World } from './world.ts';

/** A resource that holds data. */
export type DataStore = StorageAccount | KeyVault;

/** What can be done with the data of a store. `keys`: the account's keys can be had, and they open all of it. [B-11] */
export type DataRight = 'read' | 'write' | 'keys';

/** A store, or a container or secret of one, and what somebody can do there now. */
export interface DataReach {
  readonly scope: ArmId;
  readonly store: DataStore;
  readonly rights: readonly DataRight[];
}

interface Asked {
  readonly action: string;
  readonly plane: 'control' | 'data';
  readonly service: AudienceService;
}

const BLOBS = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs';
const SECRETS = 'Microsoft.KeyVault/vaults/secrets';

/** The action that each right stands for, and the service whose token is brought along. [E.5] */
const BLOB_ACTIONS: readonly (readonly [DataRight, Asked])[] = [
  ['read', { action: `${BLOBS}/read`, plane: 'data', service: 'Storage' }],
  ['write', { action: `${BLOBS}/write`, plane: 'data', service: 'Storage' }],
  ['keys', { action: 'Microsoft.Storage/storageAccounts/listKeys/action', plane: 'control', service: 'ARM' }],
];
const SECRET_ACTIONS: readonly (readonly [DataRight, Asked])[] = [
  ['read', { action: `${SECRETS}/getSecret/action`, plane: 'data', service: 'Key Vault' }],
  ['write', { action: `${SECRETS}/setSecret/action`, plane: 'data', service: 'Key Vault' }],
];

const isAccount = (store: DataStore): store is StorageAccount => store.type === 'Microsoft.Storage/storageAccounts';

/** The resources that hold data, in the order of their creation. */
export function dataStoresOf(world: World): readonly DataStore[] {
  return [...world.resources.values()].filter(
    (one): one is DataStore =>
      one.type === 'Microsoft.Storage/storageAccounts' || one.type === 'Microsoft.KeyVault/vaults',
  );
}

/** The tokens that the platform holds for somebody and that are still good. */
export function tokensOf(world: World, principalId: string): readonly CachedToken[] {
  return [...world.tokenCache.values()].filter(
    ({ claims }) => claims.oid === principalId && claims.exp * 1_000 > world.now,
  );
}

/** Whether a token names other groups than its bearer is in now: it was made before they changed. [F38, B-09] */
export function hasStaleGroups(world: World, { claims }: CachedToken): boolean {
  const now = groupsOf(world, claims.oid);
  const then = claims.groups ?? [];
  return now.length !== then.length || now.some((id) => !then.includes(id));
}

/** The world as a request of this principal meets it at a service: with the token that it holds for it, however old. */
function metWith(tokens: readonly CachedToken[], world: World, service: AudienceService): World {
  const token = tokens.find(({ claims }) => audienceService(claims.aud) === service);
  if (!token) return world;
  const { oid, groups, roles } = token.claims;
  const presented: PresentedToken = { oid, ...(groups ? { groups } : {}), ...(roles ? { roles } : {}) };
  return { ...world, presented };
}

interface Bearer {
  readonly principalId: string;
  /** Its tokens that differ from what a new one would say. */
  readonly stale: readonly CachedToken[];
}

function rightsAt(world: World, { principalId, stale }: Bearer, store: DataStore, scope: ArmId): readonly DataRight[] {
  const actions = isAccount(store) ? BLOB_ACTIONS : SECRET_ACTIONS;
  return actions.flatMap(([right, { action, plane, service }]) => {
    if (right === 'keys' && (scope !== store.id || !isAccount(store) || !store.properties.allowSharedKeyAccess))
      return [];
    const { isAllowed } = decideAccess(metWith(stale, world, service), { principalId, action, plane, scope });
    return isAllowed ? [right] : [];
  });
}

/** Where within a store an assignment may open something: the store itself, or the part that it was made at. */
function scopesIn(world: World, { principalId, stale }: Bearer, store: DataStore): readonly ArmId[] {
  const scopes = new Map<string, ArmId>();
  const worlds = [world, ...stale.map(({ claims }) => ({ ...world, presented: claims }))];
  for (const id of worlds.flatMap((one) => assignmentIdsFor(one, principalId))) {
    const assignment = world.roleAssignments.get(id);
    if (!assignment || !isInEffect(assignment, world.now)) continue;
    if (isWithin(assignment.scope, store.id)) scopes.set(keyOf(store.id), store.id);
    else if (isWithin(store.id, assignment.scope)) scopes.set(keyOf(assignment.scope), assignment.scope);
  }
  return [...scopes.values()].sort((one, other) => one.length - other.length);
}

function reachInto(world: World, bearer: Bearer, store: DataStore): readonly DataReach[] {
  const found: DataReach[] = [];
  for (const scope of scopesIn(world, bearer, store)) {
    const whole = found.find((one) => one.scope === store.id)?.rights ?? [];
    const rights = rightsAt(world, bearer, store, scope).filter((right) => !whole.includes(right));
    if (rights.length > 0) found.push({ scope, store, rights });
  }
  return found;
}

/**
 * What a principal can do with data at this moment, store by store: roles in effect, its own and those of its groups, at the
 * store, above it, or at a part of it. A managed identity's groups count as they stand in the token that it holds. [F38, E.6]
 */
export function dataReachOf(
  world: World,
  principalId: string,
  stores: readonly DataStore[] = dataStoresOf(world),
): readonly DataReach[] {
  const stale = tokensOf(world, principalId).filter((token) => hasStaleGroups(world, token));
  return stores.flatMap((store) => reachInto(world, { principalId, stale }, store));
}
