import { type ArmId, keyOf } from './arm-id.ts';
import { liveServicePrincipal } from './identity-queries.ts';
import type { Resource } from './resource.ts';
import type { Tagged } from './slice.ts';
import type { World } from './world.ts';

/** A resource has a new id; a system-assigned identity got to know it. */
export interface ResourceMoveEvents {
  readonly ResourceMoved: { readonly from: ArmId; readonly resource: Resource; readonly caller: string };
  readonly IdentityRelocated: { readonly objectId: string; readonly resourceId: ArmId };
}

/** The event by which the system-assigned identity of a resource learns the resource's present id; none where it knows it. */
export function relocatedIdentity(world: World, { id, identity }: Resource): readonly Tagged<ResourceMoveEvents>[] {
  const principal = liveServicePrincipal(world, identity?.systemAssigned?.principalId ?? '');
  if (!principal || keyOf(principal.resourceId ?? '') === keyOf(id)) return [];
  return [{ type: 'IdentityRelocated', objectId: principal.objectId, resourceId: id }];
}
