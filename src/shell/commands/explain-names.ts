import { type ArmId, subscriptionScope } from '../../sim/arm-id.ts';
import { containerScope } from '../../sim/blob-container.ts';
import { findPrincipal } from '../../sim/directory.ts';
import type { Resource } from '../../sim/resource.ts';
import { secretScope } from '../../sim/secret.ts';
import type { World } from '../../sim/world.ts';

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

function resourcesNamed(world: World, name: string): readonly Resource[] {
  return [...world.resources.values()].filter((one) => isSame(one.name, name));
}

/** The principal behind a resource: the identity itself, or a host's system-assigned one. */
function principalOfResource(resource: Resource): string | undefined {
  if (resource.type === 'Microsoft.ManagedIdentity/userAssignedIdentities') return resource.properties.principalId;
  return resource.identity?.systemAssigned?.principalId;
}

/** The object id of an identity by the name of a resource, a user principal name, a display name, or any id. */
export function principalNamed(world: World, name: string): string | undefined {
  for (const resource of resourcesNamed(world, name)) {
    const principalId = principalOfResource(resource);
    if (principalId !== undefined) return principalId;
  }
  const byId = findPrincipal(world, name);
  if (byId) return byId.objectId;
  return [...world.principals.values()].find((one) => isSame(one.displayName, name))?.objectId;
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

/** A scope by its id, or by the name of a subscription, a group or a resource; `st1/reports` is a container, `kv1/key` a secret. */
export function scopeNamed(world: World, name: string): ArmId | undefined {
  if (name.startsWith('/')) return name;
  for (const { subscriptionId, displayName } of world.subscriptions.values()) {
    if (isSame(displayName, name) || isSame(subscriptionId, name)) return subscriptionScope(subscriptionId);
  }
  for (const group of world.resourceGroups.values()) if (isSame(group.name, name)) return group.id;
  const [outer = '', ...rest] = name.split('/');
  const [resource] = resourcesNamed(world, outer);
  if (!resource || rest.length === 0) return resource?.id;
  return scopeInside(resource, rest.join('/'));
}
