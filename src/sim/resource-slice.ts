import { type ArmId, keyOf } from './arm-id.ts';
import type { AuthorizationEvents, Caller } from './authorization.ts';
import { resourceListItem } from './resource-body.ts';
import type { DeletionEvents } from './resource-deletion.ts';
import type { ResourceEvents } from './resource-events.ts';
import { decideList, type ListRequest } from './resource-listing.ts';
import { decideDelete, decideRead } from './resource-request.ts';
import type { Slice } from './slice.ts';
import type { Draft } from './world.ts';

export interface ResourceCommands {
  /** Only resources that the caller may read. */
  readonly 'resource.list': ListRequest;
  readonly 'resource.get': Caller & { readonly id: ArmId };
  readonly 'resource.delete': Caller & { readonly id: ArmId };
}

type Emitted = ResourceEvents & DeletionEvents & AuthorizationEvents;

/** Whoever holds a deleted identity keeps the reference, and a namesake made later does not fill it. [E.2, F33] */
function loseReferences(draft: Draft, identityId: ArmId): void {
  for (const [key, host] of draft.resources) {
    const { identity } = host;
    const held = identity?.userAssigned.filter((id) => keyOf(id) === keyOf(identityId)) ?? [];
    if (!identity || held.length === 0) continue;
    draft.resources.set(key, { ...host, identity: { ...identity, lost: [...(identity.lost ?? []), ...held] } });
  }
}

/** Resources of any type: what can be asked about all of them, and what happens to each of them. */
export const resourceSlice: Slice<ResourceCommands, ResourceEvents, Emitted> = {
  decide: {
    'resource.list': (world, command) => decideList(world, command, resourceListItem),
    'resource.get': (world, command) => decideRead(world, command),
    'resource.delete': (world, command) => decideDelete(world, command),
  },
  evolve: {
    ResourceCreated: (draft, { resource }) => {
      draft.resources.set(keyOf(resource.id), resource);
    },
    ResourceUpdated: (draft, { resource }) => {
      draft.resources.set(keyOf(resource.id), resource);
    },
    ResourceDeleted: (draft, { resourceId, resourceType }) => {
      draft.resources.delete(keyOf(resourceId));
      if (resourceType === 'Microsoft.ManagedIdentity/userAssignedIdentities') loseReferences(draft, resourceId);
    },
    ResourceIdentityUpdated: (draft, { resourceId, identity }) => {
      const resource = draft.resources.get(keyOf(resourceId));
      if (resource) draft.resources.set(keyOf(resourceId), { ...resource, identity });
    },
  },
};
