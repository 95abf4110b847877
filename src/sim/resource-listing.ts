import { assignmentIdsFor, decideAccess } from './access.ts';
import { resourceGroupNotFound } from './arm-errors.ts';
import { type ArmId, isWithin, keyOf, resourceGroupScope, subscriptionScope } from './arm-id.ts';
import { type AuthorizationEvents, type Caller, denyUnlessAllowed } from './authorization.ts';
import type { JsonObject } from './json.ts';
import { succeeded } from './reply.ts';
import { requestTracer } from './request-trace.ts';
import type { Resource } from './resource.ts';
import { findResourceGroup } from './resource-queries.ts';
import { isInEffect } from './role-assignment.ts';
import type { Decision, Tagged } from './slice.ts';
import type { World } from './world.ts';

/** Whether the principal, itself or in a group, has any role in effect at the scope, above it or below it. */
export function hasRoleAround(world: World, principalId: string, scope: ArmId): boolean {
  return assignmentIdsFor(world, principalId).some((id) => {
    const one = world.roleAssignments.get(id);
    if (!one || !isInEffect(one, world.now)) return false;
    return isWithin(one.scope, scope) || isWithin(scope, one.scope);
  });
}

/** Whether a list may show this to the principal. */
export function mayRead(
  world: World,
  principalId: string,
  target: { readonly action: string; readonly id: ArmId },
): boolean {
  const { action, id } = target;
  return decideAccess(world, { principalId, action, plane: 'control', scope: id }).isAllowed;
}

/** Which resources a list asks for. */
export interface ListRequest extends Caller {
  readonly subscriptionId: string;
  readonly resourceGroup?: string;
  readonly resourceType?: string;
}

function isAskedFor(resource: Resource, request: ListRequest): boolean {
  const { subscriptionId, resourceGroup, resourceType } = request;
  return (
    keyOf(resource.subscriptionId) === keyOf(subscriptionId) &&
    (resourceGroup === undefined || keyOf(resource.resourceGroup) === keyOf(resourceGroup)) &&
    (resourceType === undefined || keyOf(resource.type) === keyOf(resourceType))
  );
}

/**
 * A list of resources: ARM leaves out, without a word, what the caller may not read.
 * Only who has no role anywhere around the scope is refused.
 */
export function decideList(
  world: World,
  request: ListRequest,
  item: (world: World, resource: Resource) => JsonObject,
): Decision<Tagged<AuthorizationEvents>> {
  const { caller, subscriptionId, resourceGroup, resourceType } = request;
  const trace = requestTracer(world, caller);
  const isInGroup = resourceGroup !== undefined;
  const scope = isInGroup ? resourceGroupScope(subscriptionId, resourceGroup) : subscriptionScope(subscriptionId);
  const everything = `Microsoft.Resources/subscriptions/${isInGroup ? 'resourceGroups/' : ''}resources/read`;
  const action = resourceType === undefined ? everything : `${resourceType}/read`;
  const isKnownHere = hasRoleAround(world, caller, scope);
  const denial = isKnownHere ? undefined : denyUnlessAllowed(world, { caller, action, scope }, trace);
  if (denial) return { ...denial, trace: trace.finish() };
  if (isInGroup && !findResourceGroup(world, subscriptionId, resourceGroup)) {
    trace.failed('target', `there is no resource group ${resourceGroup}`);
    return { reply: resourceGroupNotFound(resourceGroup), events: [], trace: trace.finish() };
  }
  const asked = [...world.resources.values()].filter((one) => isAskedFor(one, request));
  const shown = asked.filter((one) => mayRead(world, caller, { action: `${one.type}/read`, id: one.id }));
  const rest = shown.length < asked.length ? '; the rest is left out without a word' : '';
  trace.passed('decision', `${shown.length} of ${asked.length} resources may be read by this caller${rest}`);
  const body = { value: shown.map((one) => item(world, one)) };
  return { reply: succeeded('arm', body), events: [], trace: trace.finish() };
}
