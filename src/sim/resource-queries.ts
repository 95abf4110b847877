import { missingSubscription, resourceGroupNotFound, resourceNotFound, subscriptionNotFound } from './arm-errors.ts';
import { type ArmId, keyOf, parseArmId, resourceGroupScope, topLevelResourceId } from './arm-id.ts';
import type { Reply } from './reply.ts';
import type { Resource, ResourceType, ResourceWith } from './resource.ts';
import type { ResourceGroup, World } from './world.ts';

/** The group, or undefined; names compare without regard to case. */
export function findResourceGroup(world: World, subscriptionId: string, name: string): ResourceGroup | undefined {
  return world.resourceGroups.get(keyOf(resourceGroupScope(subscriptionId, name)));
}

/** The resource with this id, in any case. */
export function resourceById(world: World, id: ArmId): Resource | undefined {
  return world.resources.get(keyOf(id));
}

/** The resource with this id where it is of that type, otherwise undefined. */
export function resourceOfType<Type extends ResourceType>(
  world: World,
  id: ArmId,
  type: Type,
): ResourceWith<Type> | undefined {
  const resource = resourceById(world, id);
  return resource?.type === type ? (resource as Resource & ResourceWith<Type>) : undefined;
}

/** What a lesson or a person calls a resource by. */
export interface ResourceName<Type extends ResourceType> {
  readonly type: Type;
  readonly name: string;
  readonly resourceGroup?: string;
}

/** The first resource of that type and name; without a group, in any of them. Names compare without regard to case. */
export function findResource<Type extends ResourceType>(
  world: World,
  { type, name, resourceGroup }: ResourceName<Type>,
): ResourceWith<Type> | undefined {
  const isNamed = (one: Resource): boolean =>
    one.type === type &&
    keyOf(one.name) === keyOf(name) &&
    (resourceGroup === undefined || keyOf(one.resourceGroup) === keyOf(resourceGroup));
  for (const resource of world.resources.values()) {
    if (isNamed(resource)) return resource as Resource & ResourceWith<Type>;
  }
  return undefined;
}

/** The resources of a group, in the order of their creation. */
export function resourcesIn(world: World, group: ResourceGroup): readonly Resource[] {
  const prefix = `${keyOf(group.id)}/`;
  return [...world.resources.values()].filter((one) => keyOf(one.id).startsWith(prefix));
}

/**
 * A scope in the spelling under which it was created, or ARM's answer where nothing is there.
 * What lies inside a resource (a container) is taken to exist with the resource.
 */
export function resolveScope(world: World, scope: ArmId): { readonly scope: ArmId } | { readonly reply: Reply } {
  const parsed = parseArmId(scope);
  if (!parsed) return { reply: missingSubscription() };
  const { subscriptionId, resourceGroup } = parsed;
  if (!world.subscriptions.has(subscriptionId.toLowerCase())) return { reply: subscriptionNotFound(subscriptionId) };
  if (resourceGroup === undefined) return { scope: keyOf(scope) };
  const group = findResourceGroup(world, subscriptionId, resourceGroup);
  if (!group) return { reply: resourceGroupNotFound(resourceGroup) };
  const topId = topLevelResourceId(scope);
  const top = parseArmId(topId);
  if (top?.type === undefined || top.name === undefined) return { scope: group.id };
  const resource = resourceById(world, topId);
  if (!resource) return { reply: resourceNotFound(top.type, top.name, resourceGroup) };
  return { scope: `${resource.id}${scope.slice(topId.length).replace(/\/+$/, '')}` };
}
