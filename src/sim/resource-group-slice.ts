import { invalidResourceGroupLocation, resourceGroupNotFound } from './arm-errors.ts';
import { keyOf, resourceGroupScope, subscriptionScope } from './arm-id.ts';
import { type AuthorizationEvents, type Caller, denyUnlessAllowed } from './authorization.ts';
import { countText } from './count-text.ts';
import type { JsonObject } from './json.ts';
import { refuseByOutage } from './region-outage.ts';
import { succeeded } from './reply.ts';
import { requestTracer } from './request-trace.ts';
import { type DeletionEvents, resourceDeletion, scopeDeletion } from './resource-deletion.ts';
import { hasRoleAround, mayRead } from './resource-listing.ts';
import { findResourceGroup, resourcesIn } from './resource-queries.ts';
import type { Decision, Slice, Tagged } from './slice.ts';
import type { ResourceGroup } from './world.ts';

const GROUP = 'Microsoft.Resources/subscriptions/resourceGroups';

interface InSubscription extends Caller {
  readonly subscriptionId: string;
}

export interface ResourceGroupCommands {
  readonly 'resourceGroup.create': InSubscription & {
    readonly name: string;
    readonly location: string;
    readonly tags: { readonly [key: string]: string };
  };
  readonly 'resourceGroup.get': InSubscription & { readonly name: string };
  /** Only groups that the caller may read. */
  readonly 'resourceGroup.list': InSubscription;
  /** With everything inside. */
  readonly 'resourceGroup.delete': InSubscription & { readonly name: string };
}

export interface ResourceGroupEvents {
  readonly ResourceGroupCreated: { readonly group: ResourceGroup };
  readonly ResourceGroupDeleted: { readonly group: ResourceGroup; readonly caller: string };
}

type Emitted = ResourceGroupEvents & DeletionEvents & AuthorizationEvents;
type Decided = Decision<Tagged<Emitted>>;

/** The ARM body of a resource group. */
export function resourceGroupBody(group: ResourceGroup): JsonObject {
  return {
    id: group.id,
    location: group.location,
    managedBy: null,
    name: group.name,
    properties: { provisioningState: 'Succeeded' },
    tags: group.tags,
    type: 'Microsoft.Resources/resourceGroups',
  };
}

export const resourceGroupSlice: Slice<ResourceGroupCommands, ResourceGroupEvents, Emitted> = {
  decide: {
    'resourceGroup.create': (world, command): Decided => {
      const { caller, name, location, subscriptionId, tags } = command;
      const trace = requestTracer(world, caller);
      const id = resourceGroupScope(subscriptionId, name);
      const denial = denyUnlessAllowed(world, { caller, action: `${GROUP}/write`, scope: id }, trace);
      if (denial) return { ...denial, trace: trace.finish() };
      const existing = findResourceGroup(world, subscriptionId, name);
      if (existing && existing.location !== location) {
        trace.failed('target', `${existing.name} is in ${existing.location} and a group stays in its region`);
        const reply = invalidResourceGroupLocation(existing.location, location);
        return { reply, events: [], trace: trace.finish() };
      }
      const group: ResourceGroup = existing ? { ...existing, tags } : { id, name, location, subscriptionId, tags };
      return {
        reply: succeeded('arm', resourceGroupBody(group), existing ? 200 : 201),
        events: [{ type: 'ResourceGroupCreated', group }],
        trace: trace.finish(),
      };
    },
    'resourceGroup.get': (world, { caller, subscriptionId, name }): Decided => {
      const trace = requestTracer(world, caller);
      const scope = resourceGroupScope(subscriptionId, name);
      const denial = denyUnlessAllowed(world, { caller, action: `${GROUP}/read`, scope }, trace);
      if (denial) return { ...denial, trace: trace.finish() };
      const group = findResourceGroup(world, subscriptionId, name);
      if (!group) trace.failed('target', `there is no resource group ${name}`);
      const reply = group ? succeeded('arm', resourceGroupBody(group)) : resourceGroupNotFound(name);
      return { reply, events: [], trace: trace.finish() };
    },
    'resourceGroup.list': (world, { caller, subscriptionId }): Decided => {
      const trace = requestTracer(world, caller);
      const scope = subscriptionScope(subscriptionId);
      const action = `${GROUP}/read`;
      const isKnownHere = hasRoleAround(world, caller, scope);
      const denial = isKnownHere ? undefined : denyUnlessAllowed(world, { caller, action, scope }, trace);
      if (denial) return { ...denial, trace: trace.finish() };
      const groups = [...world.resourceGroups.values()]
        .filter((one) => keyOf(one.subscriptionId) === keyOf(subscriptionId))
        .filter((one) => mayRead(world, caller, { action, id: one.id }));
      return { reply: succeeded('arm', { value: groups.map(resourceGroupBody) }), events: [], trace: trace.finish() };
    },
    'resourceGroup.delete': (world, { caller, subscriptionId, name }): Decided => {
      const trace = requestTracer(world, caller);
      const scope = resourceGroupScope(subscriptionId, name);
      const denial = denyUnlessAllowed(world, { caller, action: `${GROUP}/delete`, scope }, trace);
      if (denial) return { ...denial, trace: trace.finish() };
      const group = findResourceGroup(world, subscriptionId, name);
      if (!group) {
        trace.failed('target', `there is no resource group ${name}`);
        return { reply: resourceGroupNotFound(name), events: [], trace: trace.finish() };
      }
      const inside = resourcesIn(world, group);
      const outage = refuseByOutage(world, inside, trace);
      if (outage) return { ...outage, trace: trace.finish() };
      trace.noted(
        'target',
        `with ${group.name} goes what is in it: ${countText(inside.length, 'resource')}`,
        'F07',
        'F39',
      );
      return {
        reply: succeeded('arm', null),
        events: [
          ...inside.flatMap((one) => resourceDeletion(world, one, caller)),
          ...scopeDeletion(world, group.id, caller),
          { type: 'ResourceGroupDeleted', group, caller },
        ],
        trace: trace.finish('simplified'),
      };
    },
  },
  evolve: {
    ResourceGroupCreated: (draft, { group }) => {
      draft.resourceGroups.set(keyOf(group.id), group);
    },
    ResourceGroupDeleted: (draft, { group }) => {
      draft.resourceGroups.delete(keyOf(group.id));
    },
  },
};
