import { type ArmId, keyOf } from './arm-id.ts';
import type { AuthorizationEvents, Caller } from './authorization.ts';
import { refreshed } from './moved-machine.ts';
import { resourceListItem } from './resource-body.ts';
import type { DeletionEvents } from './resource-deletion.ts';
import type { ResourceEvents } from './resource-events.ts';
import { decideList, type ListRequest } from './resource-listing.ts';
import { decideDelete, decideRead } from './resource-request.ts';
import type { Slice } from './slice.ts';

export interface ResourceCommands {
  /** Only resources that the caller may read. */
  readonly 'resource.list': ListRequest;
  readonly 'resource.get': Caller & { readonly id: ArmId };
  readonly 'resource.delete': Caller & { readonly id: ArmId };
}

type Emitted = ResourceEvents & DeletionEvents & AuthorizationEvents;

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
      if (resource.type === 'Microsoft.Compute/virtualMachines') draft.machinesMade += 1;
    },
    ResourceUpdated: (draft, { resource }) => {
      draft.resources.set(keyOf(resource.id), resource);
    },
    ResourceDeleted: (draft, { resourceId }) => {
      draft.resources.delete(keyOf(resourceId));
    },
    ResourceIdentityUpdated: (draft, { resourceId, identity }) => {
      const resource = draft.resources.get(keyOf(resourceId));
      if (resource) draft.resources.set(keyOf(resourceId), { ...refreshed(resource), identity });
    },
  },
};
