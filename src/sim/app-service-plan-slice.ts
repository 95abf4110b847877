import { type ArmId, resourceId } from './arm-id.ts';
import { type AuthorizationEvents, type Caller, denyUnlessAllowed } from './authorization.ts';
import { succeeded } from './reply.ts';
import { requestTracer } from './request-trace.ts';
import type { AppServicePlan } from './resource.ts';
import { resourceBody } from './resource-body.ts';
import type { ResourceEvents } from './resource-events.ts';
import { decideList } from './resource-listing.ts';
import { placeResource } from './resource-placement.ts';
import type { Decision, Slice, Tagged } from './slice.ts';
import type { World } from './world.ts';

export const APP_SERVICE_PLAN = 'Microsoft.Web/serverFarms';

export interface AppServicePlanCommands {
  /** Location defaults to the group's. */
  readonly 'appServicePlan.create': Caller & {
    readonly subscriptionId: string;
    readonly resourceGroup: string;
    readonly name: string;
    readonly location?: string;
    readonly sku: string;
    readonly tags: { readonly [key: string]: string };
  };
  readonly 'appServicePlan.list': Caller & { readonly subscriptionId: string; readonly resourceGroup?: string };
}

type CreateCommand = AppServicePlanCommands['appServicePlan.create'];
type Emitted = ResourceEvents & AuthorizationEvents;
type Decided = Decision<Tagged<Emitted>>;

function decideCreate(world: World, command: CreateCommand): Decided {
  const trace = requestTracer(world, command.caller);
  const { caller, tags, sku } = command;
  const scope: ArmId = resourceId({ ...command, type: APP_SERVICE_PLAN });
  const denial = denyUnlessAllowed(world, { caller, action: `${APP_SERVICE_PLAN}/write`, scope }, trace);
  if (denial) return { ...denial, trace: trace.finish('simplified') };
  const place = placeResource(world, { ...command, type: APP_SERVICE_PLAN }, trace);
  if ('reply' in place) return { ...place, trace: trace.finish('simplified') };
  const { address, existing } = place;
  const resource: AppServicePlan = existing
    ? { ...existing, tags, properties: { sku } }
    : { ...address, type: APP_SERVICE_PLAN, tags, createdAt: world.now, properties: { sku } };
  return {
    reply: succeeded('arm', resourceBody(world, resource), existing ? 200 : 201),
    events: [{ type: existing ? 'ResourceUpdated' : 'ResourceCreated', resource, caller }],
    trace: trace.finish('simplified'),
  };
}

/** Plans only as the ground that web apps stand on; scale and price are not modelled. */
export const appServicePlanSlice: Slice<AppServicePlanCommands, Record<never, never>, Emitted> = {
  decide: {
    'appServicePlan.create': decideCreate,
    'appServicePlan.list': (world, command) =>
      decideList(world, { ...command, resourceType: APP_SERVICE_PLAN }, resourceBody),
  },
  evolve: {},
};
