import { enumeration, scopeName } from '../catalog/goal-names.ts';
import { keyOf, parseArmId } from '../sim/arm-id.ts';
import { assignmentsOf } from '../sim/assignment-queries.ts';
import { type DataStore, dataStoresOf } from '../sim/data-reach.ts';
import { isLive } from '../sim/directory.ts';
import { MINUTE } from '../sim/duration.ts';
import type { IdentityHost } from '../sim/identity-host.ts';
import { type AttachedIdentity, attachedIdentities, hostsOf } from '../sim/identity-queries.ts';
import type { PolicyAssignment } from '../sim/policy.ts';
import type { Principal } from '../sim/principal.ts';
import { isRegionDown } from '../sim/region-outage.ts';
import type { Resource, UserAssignedIdentity } from '../sim/resource.ts';
import { resourceOfType } from '../sim/resource-queries.ts';
import type { World } from '../sim/world.ts';
import { sanitizeLine } from '../text/safe-text.ts';
import { deletedRows } from './map-deleted-rows.ts';
import { hasRoles, hung, type MapGround, principalRows, trustRows } from './map-principal-rows.ts';
import type { MapRow, MapState } from './map-row.ts';

const IDENTITY_TYPE = 'Microsoft.ManagedIdentity/userAssignedIdentities';

interface Placed extends MapGround {
  /** Whether things stand in more than one region, so that it matters which. */
  readonly isManyRegions: boolean;
}

/** Where something is, as far as that matters; a region that is out always does. [F30] */
function placeOf({ world, isManyRegions }: Placed, { location }: Resource): { words: string; state: MapState } {
  if (isRegionDown(world, location)) return { words: `, ${location} is down`, state: 'down' };
  return { words: isManyRegions ? `, ${location}` : '', state: 'steady' };
}

function standing(resource: Resource, text: string, state: MapState = 'steady'): MapRow {
  const about = keyOf(resource.id);
  const { name, resourceGroup: group } = resource;
  return { key: about, about, level: 0, name, link: '', text: sanitizeLine(text), state, group };
}

/** What an identity is, beyond its name; where it stands matters where that is not its host's region. */
function identityWords(ground: Placed, identity: UserAssignedIdentity | undefined, hostRegion?: string): string {
  if (!identity) return '';
  const isElsewhere = identity.location !== hostRegion || isRegionDown(ground.world, identity.location);
  const place = isElsewhere ? placeOf(ground, identity).words : '';
  return identity.properties.isolationScope === 'Regional' ? `${place}, for ${identity.location} only` : place;
}

const stateOf = ({ world }: Placed, identity: UserAssignedIdentity | undefined): MapState =>
  identity && isRegionDown(world, identity.location) ? 'down' : 'steady';

const noRoles = (world: World, principalId: string): Partial<MapRow> =>
  hasRoles(world, principalId) ? {} : { aside: sanitizeLine('no roles') };

function attachedRows(ground: Placed, host: MapRow, attached: AttachedIdentity, region: string): readonly MapRow[] {
  const { world } = ground;
  const { kind, servicePrincipal: principal, resourceId } = attached;
  const name = kind === 'system' ? 'system-assigned' : attached.name;
  const about = principal?.objectId ?? resourceId;
  if (!principal) {
    const text = sanitizeLine(`${name} (deleted, still attached)`);
    return [{ ...hung(host, about, { link: 'holds', text, state: 'dead' }), name }];
  }
  const identity = kind === 'user' ? resourceOfType(world, resourceId, IDENTITY_TYPE) : undefined;
  const text = sanitizeLine(`${name}${identityWords(ground, identity, region)}`);
  const state = stateOf(ground, identity);
  const row: MapRow = { ...hung(host, about, { link: 'holds', text, state }), name, ...noRoles(world, about) };
  return [
    row,
    ...trustRows(row, identity?.properties.federatedCredentials ?? []),
    ...principalRows(ground, row, principal.objectId),
  ];
}

function powerOf(host: IdentityHost): string {
  const power = host.type === 'Microsoft.Web/sites' ? host.properties.state : host.properties.powerState;
  return power.toLowerCase() === 'running' ? '' : `, ${power.toLowerCase()}`;
}

function hostRows(ground: Placed, host: IdentityHost): readonly MapRow[] {
  const identities = attachedIdentities(ground.world, host.id);
  const { words, state } = placeOf(ground, host);
  const none = identities.length === 0 ? { aside: sanitizeLine('no identity') } : {};
  const fault = ground.world.imdsFaults.get(keyOf(host.id));
  const imds = fault ? `, IMDS: ${fault.kind}` : '';
  const row = { ...standing(host, `${host.name}${powerOf(host)}${words}${imds}`, state), ...none };
  return [row, ...identities.flatMap((one) => attachedRows(ground, row, one, host.location))];
}

function looseRows(ground: Placed, identity: UserAssignedIdentity): readonly MapRow[] {
  const words = identityWords(ground, identity);
  const base = standing(identity, `${identity.name}, attached to nothing${words}`, stateOf(ground, identity));
  const row = { ...base, about: identity.properties.principalId };
  return [
    row,
    ...trustRows(row, identity.properties.federatedCredentials ?? []),
    ...principalRows(ground, row, identity.properties.principalId),
  ];
}

function contentOf(store: DataStore): string {
  if (store.type === 'Microsoft.KeyVault/vaults') {
    const names = [...store.properties.secrets.values()].map(({ name }) => name);
    return names.length === 0 ? ', no secret' : `: secret ${enumeration(names)}`;
  }
  const names = [...store.properties.containers.values()].map(({ name, blobs }) => `${name} (${blobs.size})`);
  return names.length === 0 ? ', no container' : `: ${enumeration(names)}`;
}

function storeRow(ground: Placed, store: DataStore): MapRow {
  const { words, state } = placeOf(ground, store);
  const isSlow = ground.world.targetFaults.has(keyOf(store.id));
  return standing(store, `${store.name}${words}${isSlow ? ', slow' : ''}${contentOf(store)}`, state);
}

/** A policy stands where it is assigned: it decides over what is written there, whoever writes. [F22, F23] */
function policyRow(world: World, assignment: PolicyAssignment): MapRow {
  const { id, name, scope, effectiveAt, enforcementMode } = assignment;
  const about = keyOf(id);
  const said = `policy ${name}`;
  const minutes = Math.ceil((effectiveAt - world.now) / MINUTE);
  const aside = minutes > 0 ? { aside: sanitizeLine(`applied in ${minutes} min`) } : {};
  return {
    ...{ key: about, about, level: 0, name: said, link: '', group: parseArmId(scope)?.resourceGroup ?? 'policies' },
    text: sanitizeLine(`${said} → ${scopeName(world, scope)}${enforcementMode === 'Default' ? '' : ', not enforced'}`),
    state: minutes > 0 ? 'arriving' : 'steady',
    ...aside,
  };
}

const nameOf = (principal: Principal): string =>
  principal.kind === 'user' ? principal.userPrincipalName : principal.displayName;

const kindOf = (principal: Principal): string => (principal.kind === 'servicePrincipal' ? ', an application' : '');

/** People and applications that were granted something, and groups that have roles and nobody in them. */
function isOnMap({ world }: MapGround, principal: Principal): boolean {
  if (!isLive(principal)) return false;
  if (principal.kind === 'group') {
    const isEmpty = (world.groupMembers.get(principal.objectId) ?? []).length === 0;
    return isEmpty && assignmentsOf(world, principal.objectId).length > 0;
  }
  if (principal.kind === 'servicePrincipal' && principal.servicePrincipalType === 'ManagedIdentity') return false;
  return hasRoles(world, principal.objectId);
}

function personRows(ground: MapGround, principal: Principal): readonly MapRow[] {
  const name = nameOf(principal);
  const kind = principal.kind === 'group' ? ', a group without members' : kindOf(principal);
  const text = sanitizeLine(name + kind);
  const about = principal.objectId;
  const row: MapRow = { key: about, about, level: 0, name, link: '', text, state: 'steady', group: 'people' };
  return [row, ...principalRows(ground, row, about)];
}

function drawn(world: World): readonly MapRow[] {
  const hosts = hostsOf(world);
  const stores = dataStoresOf(world);
  const identities = [...world.resources.values()].filter(
    (one): one is UserAssignedIdentity => one.type === IDENTITY_TYPE,
  );
  const regions = new Set([...hosts, ...stores, ...identities].map(({ location }) => location));
  const ground: Placed = { world, stores, isManyRegions: regions.size > 1 };
  const attached = new Set(
    hosts.flatMap((host) => host.identity?.userAssigned.map(({ principalId }) => principalId) ?? []),
  );
  return [
    ...hosts.flatMap((host) => hostRows(ground, host)),
    ...identities
      .filter(({ properties }) => !attached.has(properties.principalId))
      .flatMap((one) => looseRows(ground, one)),
    ...stores.map((store) => storeRow(ground, store)),
    ...[...world.policyAssignments.values()].map((one) => policyRow(world, one)),
    ...[...world.principals.values()].filter((one) => isOnMap(ground, one)).flatMap((one) => personRows(ground, one)),
    ...deletedRows(ground),
  ];
}

const remembered = new WeakMap<World, readonly MapRow[]>();

/**
 * The map of a world, nothing marked: hosts with their identities, what these were granted, can reach and hold tokens for;
 * identities attached to nothing; stores of data; policies; people; what is deleted. Drawn once for each world.
 */
export function worldRows(world: World): readonly MapRow[] {
  const known = remembered.get(world);
  if (known) return known;
  const rows = drawn(world);
  remembered.set(world, rows);
  return rows;
}
