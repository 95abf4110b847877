import { type ArmId, parseArmId, subscriptionScope } from '../../sim/arm-id.ts';
import { containerScope } from '../../sim/blob-container.ts';
import { findPrincipal, isLive } from '../../sim/directory.ts';
import { attachedIdentities } from '../../sim/identity-queries.ts';
import type { Principal } from '../../sim/principal.ts';
import { describePrincipal } from '../../sim/request-trace.ts';
import type { Resource } from '../../sim/resource.ts';
import { secretScope } from '../../sim/secret.ts';
import type { World } from '../../sim/world.ts';
import { describeResource } from '../resource-kind.ts';
import { isDeletedIdentity } from './explain-deleted.ts';

/** Something that a name can mean, and how it is told from others of that name. */
export interface Meant {
  readonly id: string;
  readonly about: string;
}

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

function resourcesNamed(world: World, name: string): readonly Resource[] {
  return [...world.resources.values()].filter((one) => isSame(one.name, name));
}

const isClientId = (one: Principal, id: string): boolean => one.kind === 'servicePrincipal' && isSame(one.appId, id);

/** The principals behind a resource: the identity itself, or those that a host holds, its own first. */
function principalIdsOf(world: World, resource: Resource): readonly string[] {
  if (resource.type === 'Microsoft.ManagedIdentity/userAssignedIdentities') return [resource.properties.principalId];
  return attachedIdentities(world, resource.id).flatMap(({ servicePrincipal }) => servicePrincipal?.objectId ?? []);
}

/** Who it is, and of an identity its group, by which two of one name are told apart. */
function whoIs(world: World, id: string): string {
  const principal = world.principals.get(id);
  const group = principal?.kind === 'servicePrincipal' && parseArmId(principal.resourceId ?? '')?.resourceGroup;
  return describePrincipal(principal) + (group ? `, in ${group}` : '');
}

/** Identities that were deleted: a token of one may still be let in. [F40] */
function deletedNamed(world: World, name: string): readonly string[] {
  const deleted = [...world.principals.values()].filter((one) => isDeletedIdentity(world, one.objectId));
  return deleted
    .filter((one) => isSame(one.displayName, name) || isSame(one.objectId, name) || isClientId(one, name))
    .map(({ objectId }) => objectId);
}

/**
 * Who may be meant: by the name of an identity or host, a user principal name, a display name, or any id. Deleted identities are
 * meant where nobody else is.
 */
export function principalsNamed(world: World, name: string): readonly Meant[] {
  const byId = findPrincipal(world, name)?.objectId;
  const behind = resourcesNamed(world, name).flatMap((one) => principalIdsOf(world, one));
  const live = [...world.principals.values()].filter(isLive);
  const displayed = live.filter((one) => isSame(one.displayName, name)).map(({ objectId }) => objectId);
  const found = byId === undefined ? [...new Set([...behind, ...displayed])] : [byId];
  const ids = found.length > 0 ? found : deletedNamed(world, name);
  return ids.map((id) => ({ id, about: whoIs(world, id) }));
}

/** Whether all of these are held by one host, so that a question about the host is one about each of them. */
export function areOfOneHost(world: World, name: string, found: readonly Meant[]): boolean {
  const [host, ...others] = resourcesNamed(world, name);
  const held = host && others.length === 0 ? principalIdsOf(world, host) : [];
  return found.length > 0 && found.every(({ id }) => held.includes(id));
}

/** What people would type for a principal. */
const typedFor = (one: Principal): string => (one.kind === 'user' ? one.userPrincipalName : one.displayName);

/** Names of everybody of whom one can ask: people, identities, groups, and hosts that hold an identity. */
export function principalNames(world: World): readonly string[] {
  const hosts = [...world.resources.values()].filter((one) => principalIdsOf(world, one).length > 0);
  const all = [...world.principals.values()].filter(isLive).map(typedFor);
  return [...new Set([...all, ...hosts.map(({ name }) => name)])];
}

/** What lies inside a resource: a container of an account, a secret of a vault. */
function scopeInside(resource: Resource, inner: string): ArmId | undefined {
  switch (resource.type) {
    case 'Microsoft.Storage/storageAccounts':
      return containerScope(resource.id, inner.split('/')[0] ?? inner);
    case 'Microsoft.KeyVault/vaults':
      return secretScope(resource.id, inner);
    default:
      return undefined;
  }
}

/** Scopes by an id, or by the name of a subscription, a group or a resource; `st1/reports` is a container, `kv1/key` a secret. */
export function scopesNamed(world: World, name: string): readonly Meant[] {
  if (name.startsWith('/')) return [{ id: name, about: name }];
  const subscriptions = [...world.subscriptions.values()]
    .filter(({ subscriptionId, displayName }) => isSame(displayName, name) || isSame(subscriptionId, name))
    .map(({ subscriptionId }) => ({ id: subscriptionScope(subscriptionId), about: 'the subscription' }));
  const groups = [...world.resourceGroups.values()]
    .filter((one) => isSame(one.name, name))
    .map(({ id }) => ({ id, about: 'the resource group' }));
  const [outer = '', ...rest] = name.split('/');
  const resources = resourcesNamed(world, outer).flatMap((one) => {
    const id = rest.length === 0 ? one.id : scopeInside(one, rest.join('/'));
    return id === undefined ? [] : [{ id, about: describeResource(one) }];
  });
  return [...subscriptions, ...groups, ...resources];
}

/** Names of every scope, the parts of resources included. */
export function scopeNames(world: World): readonly string[] {
  const parts = [...world.resources.values()].flatMap((one) => {
    if (one.type === 'Microsoft.Storage/storageAccounts')
      return [...one.properties.containers.keys()].map((part) => `${one.name}/${part}`);
    if (one.type === 'Microsoft.KeyVault/vaults')
      return [...one.properties.secrets.keys()].map((part) => `${one.name}/${part}`);
    return [];
  });
  const wide = [...world.subscriptions.values()].map(({ displayName }) => displayName);
  const named = [...world.resourceGroups.values(), ...world.resources.values()].map(({ name }) => name);
  return [...new Set([...wide, ...named, ...parts])];
}
