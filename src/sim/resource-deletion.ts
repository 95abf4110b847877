import type { ArmId } from './arm-id.ts';
import { listedAssignmentsWithin } from './assignment-queries.ts';
import type { DirectoryEvents } from './directory-slice.ts';
import { liveServicePrincipal } from './identity-queries.ts';
import type { Resource } from './resource.ts';
import type { ResourceEvents } from './resource-events.ts';
import type { RoleAssignmentEvents } from './role-assignment-slice.ts';
import type { Tagged } from './slice.ts';
import type { World } from './world.ts';

export type DeletionEvents = ResourceEvents & DirectoryEvents & RoleAssignmentEvents;

/** The principal that dies with a resource: a host's system-assigned identity, or the identity itself. [F07] */
function principalIdOf(resource: Resource): string | undefined {
  if (resource.type === 'Microsoft.ManagedIdentity/userAssignedIdentities') return resource.properties.principalId;
  return resource.identity?.systemAssigned?.principalId;
}

/**
 * Deleting a resource soft-deletes its service principal. What that principal was granted elsewhere stays, as orphans;
 * hosts that reference a deleted user-assigned identity keep the reference. [F07, F39, B-08, E.2]
 */
export function resourceDeletion(world: World, resource: Resource, caller: string): readonly Tagged<DeletionEvents>[] {
  const principalId = principalIdOf(resource);
  const principal = principalId === undefined ? undefined : liveServicePrincipal(world, principalId);
  return [
    { type: 'ResourceDeleted', resourceId: resource.id, resourceType: resource.type, caller },
    ...(principal
      ? [{ type: 'ServicePrincipalDeleted', objectId: principal.objectId, deletedAt: world.now } as const]
      : []),
  ];
}

/** Assignments made at a scope that is gone go with it: a namesake does not inherit them. */
export function scopeDeletion(world: World, scope: ArmId, caller: string): readonly Tagged<DeletionEvents>[] {
  return listedAssignmentsWithin(world, scope).map((one) => ({
    type: 'RoleAssignmentDeleted',
    id: one.id,
    caller,
    removedAt: world.now,
    lapsesAt: world.now,
  }));
}
