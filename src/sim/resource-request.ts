import { emptiedPlan, refuseOccupiedPlan } from './app-service-plan-use.ts';
import { missingSubscription, resourceGroupNotFound, resourceNotFound } from './arm-errors.ts';
import { type ArmId, parseArmId } from './arm-id.ts';
import { type AuthorizationEvents, type Denial, denyUnlessAllowed } from './authorization.ts';
import { refuseByOutage } from './region-outage.ts';
import { type Reply, succeeded } from './reply.ts';
import { requestTracer } from './request-trace.ts';
import type { Resource } from './resource.ts';
import { resourceBody } from './resource-body.ts';
import { type DeletionEvents, resourceDeletion, scopeDeletion } from './resource-deletion.ts';
import { findResourceGroup, resourceById } from './resource-queries.ts';
import type { Decision, Tagged } from './slice.ts';
import type { Tracer } from './trace.ts';
import type { World } from './world.ts';

/** One resource that somebody asks for. */
export interface ResourceRequest {
  readonly caller: string;
  readonly id: ArmId;
}

interface Found {
  readonly resource: Resource | undefined;
  /** ARM's 404 where there is none. */
  readonly missing: Reply;
}

/** Authorization first, then existence: who may not look does not learn whether it is there. [E.8] */
function look(world: World, request: ResourceRequest, verb: 'read' | 'delete', trace: Tracer): Denial | Found {
  const { caller, id } = request;
  const parsed = parseArmId(id);
  if (parsed?.resourceGroup === undefined || parsed.type === undefined || parsed.name === undefined) {
    return { reply: missingSubscription(), events: [] };
  }
  const resource = resourceById(world, id);
  const action = `${resource?.type ?? parsed.type}/${verb}`;
  const denial = denyUnlessAllowed(world, { caller, action, scope: id }, trace);
  if (denial) return denial;
  if (!findResourceGroup(world, parsed.subscriptionId, parsed.resourceGroup)) {
    trace.failed('target', `there is no resource group ${parsed.resourceGroup}`);
    return { reply: resourceGroupNotFound(parsed.resourceGroup), events: [] };
  }
  if (!resource) trace.failed('target', `${parsed.resourceGroup} has no ${parsed.type} named ${parsed.name}`);
  const outage = resource && refuseByOutage(world, [resource], trace);
  if (outage) return outage;
  return { resource, missing: resourceNotFound(parsed.type, parsed.name, parsed.resourceGroup) };
}

/** GET of one resource of any type. */
export function decideRead(world: World, request: ResourceRequest): Decision<Tagged<AuthorizationEvents>> {
  const trace = requestTracer(world, request.caller);
  const found = look(world, request, 'read', trace);
  if ('reply' in found) return { ...found, trace: trace.finish() };
  if (!found.resource) return { reply: found.missing, events: [], trace: trace.finish() };
  trace.passed('target', `found ${found.resource.name} in ${found.resource.resourceGroup}`);
  return { reply: succeeded('arm', resourceBody(world, found.resource)), events: [], trace: trace.finish() };
}

/**
 * DELETE of one resource of any type: 200, or 204 where nothing was there. [E.2] With the last web app on a plan goes the plan,
 * as App Service has it by default.
 * https://github.com/Azure/azure-cli/issues/4497
 */
export function decideDelete(
  world: World,
  request: ResourceRequest & { readonly keepEmptyPlan?: boolean },
): Decision<Tagged<AuthorizationEvents & DeletionEvents>> {
  const trace = requestTracer(world, request.caller);
  const found = look(world, request, 'delete', trace);
  if ('reply' in found) return { ...found, trace: trace.finish() };
  const { resource } = found;
  if (!resource) return { reply: succeeded('arm', null, 204), events: [], trace: trace.finish() };
  const occupied = refuseOccupiedPlan(world, resource, trace);
  if (occupied) return { ...occupied, trace: trace.finish() };
  const plan = request.keepEmptyPlan ? undefined : emptiedPlan(world, resource);
  if (plan) trace.noted('target', `${plan.name} has no other app: it goes too, unless --keep-empty-plan is given`);
  const events = [resource, ...(plan ? [plan] : [])].flatMap((one) => [
    ...resourceDeletion(world, one, request.caller),
    ...scopeDeletion(world, one.id, request.caller),
  ]);
  if (events.some((event) => event.type === 'ServicePrincipalDeleted')) {
    trace.noted(
      'identity',
      `the service principal of ${resource.name} is soft-deleted for 30 days; what it was granted stays, as orphans`,
      'F39',
      'B-08',
    );
  }
  return { reply: succeeded('arm', null), events, trace: trace.finish() };
}
