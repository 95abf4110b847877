import { invalidResourceLocation, resourceGroupNotFound } from './arm-errors.ts';
import { resourceId } from './arm-id.ts';
import type { Denial } from './authorization.ts';
import { refuseByOutage } from './region-outage.ts';
import type { ResourceType, ResourceWith } from './resource.ts';
import { findResourceGroup, resourceOfType } from './resource-queries.ts';
import type { Tracer } from './trace.ts';
import type { World } from './world.ts';

/** Where somebody wants a resource to be; without a location it is its group's. */
export interface PlacementRequest<Type extends ResourceType> {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly type: Type;
  readonly name: string;
  readonly location?: string;
}

/** Where the resource will be: the spelling of an existing one, or of its group, wins over the caller's. */
export interface Placement<Type extends ResourceType> {
  readonly address: Pick<ResourceWith<Type>, 'id' | 'name' | 'subscriptionId' | 'resourceGroup' | 'location'>;
  readonly existing: ResourceWith<Type> | undefined;
}

/** Existence comes after authorization: the group must be there, and a resource stays in its region. */
export function placeResource<Type extends ResourceType>(
  world: World,
  request: PlacementRequest<Type>,
  trace: Tracer,
): Denial | Placement<Type> {
  const { subscriptionId, type, name } = request;
  const group = findResourceGroup(world, subscriptionId, request.resourceGroup);
  if (!group) {
    trace.failed('target', `there is no resource group ${request.resourceGroup}`);
    return { reply: resourceGroupNotFound(request.resourceGroup), events: [] };
  }
  const resourceGroup = group.name;
  const id = resourceId({ subscriptionId: group.subscriptionId, resourceGroup, type, name });
  const existing = resourceOfType(world, id, type);
  const location = request.location?.toLowerCase() ?? existing?.location ?? group.location;
  if (existing && existing.location !== location) {
    trace.failed('target', `${existing.name} is in ${existing.location} and a resource stays in its region`);
    const at = { resourceGroup, existing: existing.location, requested: location };
    return { reply: invalidResourceLocation(existing.name, at), events: [] };
  }
  const outage = refuseByOutage(world, [{ name, location }], trace);
  if (outage) return outage;
  const address = { id, name, subscriptionId: group.subscriptionId, resourceGroup, location };
  trace.passed('target', existing ? `${existing.name} exists and is updated` : `${name} is new in ${resourceGroup}`);
  return { address: existing ?? address, existing };
}
