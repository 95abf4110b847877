import { appsOn } from './app-service-plan-use.ts';
import { resourceGroupNotFound, resourceNotFound } from './arm-errors.ts';
import { type ArmId, isWithin, keyOf, parseArmId, resourceGroupScope, resourceId } from './arm-id.ts';
import { type AuthorizationEvents, type Caller, type Denial, denyUnlessAllowed } from './authorization.ts';
import { isStaleMachine } from './moved-machine.ts';
import { refuseByOutage } from './region-outage.ts';
import { failed, type Reply, succeeded } from './reply.ts';
import { requestTracer } from './request-trace.ts';
import { identityType, type Resource } from './resource.ts';
import { type DeletionEvents, scopeDeletion } from './resource-deletion.ts';
import { type ResourceMoveEvents, relocatedIdentity } from './resource-move-events.ts';
import { findResourceGroup, resourceById } from './resource-queries.ts';
import type { Decision, Slice, Tagged } from './slice.ts';
import type { Tracer } from './trace.ts';
import type { ResourceGroup, World } from './world.ts';

export interface ResourceMoveCommands {
  /** All of one group, to another group of the same or another subscription. */
  readonly 'resource.move': Caller & {
    readonly subscriptionId: string;
    readonly resourceGroup: string;
    readonly resourceIds: readonly ArmId[];
    readonly targetGroupId: ArmId;
  };
}

type Command = ResourceMoveCommands['resource.move'];
type Emitted = ResourceMoveEvents & DeletionEvents & AuthorizationEvents;
type Decided = Decision<Tagged<Emitted>>;

const GROUP = 'Microsoft.Resources/subscriptions/resourceGroups';
const USER_ASSIGNED = 'Microsoft.ManagedIdentity/userAssignedIdentities';

/**
 * 400; code and first sentence as in an answer of the real service, the rest is the lab's. [F37]
 * https://github.com/MicrosoftDocs/azure-docs/issues/33289
 */
function moveNotSupported(resource: Resource): Reply {
  return failed('arm', {
    status: 400,
    code: 'ResourceMoveNotSupported',
    message: `Resource move is not supported for resource types '${resource.type}'. The resource '${resource.id}' cannot be moved to another resource group or subscription.`,
  });
}

/** 409 for a name that is taken at the destination. The text is the lab's. */
function nameTaken(resource: Resource, group: ResourceGroup): Reply {
  const message = `The resource group '${group.name}' already has a ${resource.type} named '${resource.name}'.`;
  return failed('arm', { status: 409, code: 'ResourceMoveFailed', message });
}

/** 400 for an id that is none; the words are ARM's for an id anywhere in a request, their use here is the lab's. */
function invalidId(id: string, path: string): Reply {
  const message = `Property id '${id}' at path '${path}' is invalid. Expect fully qualified resource Id that start with '/subscriptions/{subscriptionId}' or '/providers/{resourceProviderNamespace}/'.`;
  return failed('arm', { status: 400, code: 'LinkedInvalidPropertyId', message });
}

/** 400 for a part of a resource, which moves with the whole only. https://github.com/MicrosoftDocs/azure-docs/issues/14717 */
function notTopLevel(id: string): Reply {
  const message = `Identifier '${id}' is not a top level resource.`;
  return failed('arm', { status: 400, code: 'ResourceNotTopLevel', message });
}

/** 400 for what is not in the group that the request is sent to: the text is the lab's. */
function elsewhere(id: string, { name }: ResourceGroup): Reply {
  const message = `The resource '${id}' is not in the resource group '${name}' from which resources are moved. (simulated wording)`;
  return failed('arm', { status: 400, code: 'InvalidResourceGroup', message });
}

/** What is wrong with the ids of a request, before anything is looked for. */
function refuseIds(command: Command, from: ResourceGroup, trace: Tracer): Reply | undefined {
  const source = keyOf(from.id);
  for (const [index, id] of command.resourceIds.entries()) {
    const { type, name, resourceGroup } = parseArmId(id) ?? {};
    if (type === undefined || name === undefined) {
      trace.failed('target', `'${id}' is not the id of a resource`);
      return invalidId(id, `resources[${index}]`);
    }
    if (type.split('/').length > 2) {
      trace.failed('target', `${name} is a part of another resource, and moves with it`);
      return notTopLevel(id);
    }
    if (!isWithin(source, id)) {
      trace.failed('target', `${name} is in ${resourceGroup}, and the request moves what is in ${from.name}`);
      return elsewhere(id, from);
    }
  }
  if (command.resourceIds.length > 0) return undefined;
  trace.failed('target', 'the request names no resources');
  return invalidId('', 'resources[0]');
}

function refuseMove(world: World, moving: readonly Resource[], trace: Tracer, to: ResourceGroup): Denial | undefined {
  const fixed = moving.find(({ type }) => type === USER_ASSIGNED);
  if (fixed) {
    trace.failed(
      'target',
      `${fixed.name} is a user-assigned identity, and those cannot be moved: make a new one in ${to.name}, attach it, grant its roles again, and delete this one; simulated wording`,
      'F37',
    );
    return { reply: moveNotSupported(fixed), events: [] };
  }
  const taken = moving.find(({ type, name }) => resourceById(world, idIn(to, type, name)) !== undefined);
  if (taken) {
    trace.failed('target', `${to.name} has a ${taken.name} already; simulated wording`);
    return { reply: nameTaken(taken, to), events: [] };
  }
  return refuseByOutage(world, moving, trace);
}

const idIn = ({ subscriptionId, name: resourceGroup }: ResourceGroup, type: string, name: string): ArmId =>
  resourceId({ subscriptionId, resourceGroup, type, name });

/** A machine with identities that moves while it runs keeps their old URI. [B-14] */
function relocated(resource: Resource, to: ResourceGroup): Resource {
  const { subscriptionId, name: resourceGroup } = to;
  const id = idIn(to, resource.type, resource.name);
  const isMachine = resource.type === 'Microsoft.Compute/virtualMachines';
  if (!isMachine) return { ...resource, id, subscriptionId, resourceGroup };
  const isStale = resource.properties.powerState === 'running' && identityType(resource.identity) !== undefined;
  const properties = { ...resource.properties, ...(isStale ? ({ hasStaleIdentityUri: true } as const) : {}) };
  return { ...resource, id, subscriptionId, resourceGroup, properties };
}

/** Web apps that stay behind follow their plan by its new id. */
function followers(world: World, plan: Resource, planId: ArmId, caller: string): readonly Tagged<Emitted>[] {
  return appsOn(world, plan.id).map((app) => ({
    type: 'ResourceUpdated',
    resource: { ...app, properties: { ...app.properties, serverFarmId: planId } },
    caller,
  }));
}

function explainMove(world: World, moving: readonly Resource[], trace: Tracer): void {
  for (const one of moving) {
    trace.noted('target', `${one.name} gets a new id; roles granted directly on it do not come along`, 'B-08');
    const isRunning = one.type === 'Microsoft.Compute/virtualMachines' && one.properties.powerState === 'running';
    if (isRunning && identityType(one.identity) !== undefined) {
      trace.noted('identity', `${one.name} runs: it keeps the old URI of its identity until it is updated`, 'B-14');
    } else if (relocatedIdentity(world, { ...one, id: '' }).length > 0) {
      trace.noted('identity', `the identity of ${one.name} moves with it and keeps its principal id`, 'F06');
    }
  }
}

interface Plan {
  readonly moving: readonly Resource[];
  readonly to: ResourceGroup;
}

function groupOf(world: World, id: ArmId, trace: Tracer): Denial | ResourceGroup {
  const { subscriptionId = '', resourceGroup = '' } = parseArmId(id) ?? {};
  const group = findResourceGroup(world, subscriptionId, resourceGroup);
  if (group) return group;
  trace.failed('target', `there is no resource group ${resourceGroup}`);
  return { reply: resourceGroupNotFound(resourceGroup), events: [] };
}

/** Existence of the groups and of everything that is to move. */
function planOf(world: World, command: Command, trace: Tracer): Denial | Plan {
  const from = groupOf(world, resourceGroupScope(command.subscriptionId, command.resourceGroup), trace);
  if ('reply' in from) return from;
  const to = groupOf(world, command.targetGroupId, trace);
  if ('reply' in to) return to;
  const malformed = refuseIds(command, from, trace);
  if (malformed) return { reply: malformed, events: [] };
  const moving: Resource[] = [];
  for (const id of command.resourceIds) {
    const resource = resourceById(world, id);
    const { type = '', name = '', resourceGroup = '' } = parseArmId(id) ?? {};
    if (!resource) {
      trace.failed('target', `${resourceGroup} has no ${type} named ${name}`);
      return { reply: resourceNotFound(type, name, resourceGroup), events: [] };
    }
    moving.push(resource);
  }
  return { moving, to };
}

function eventsOf(world: World, { moving, to }: Plan, caller: string): readonly Tagged<Emitted>[] {
  return moving.flatMap((one): readonly Tagged<Emitted>[] => {
    const resource = relocated(one, to);
    return [
      { type: 'ResourceMoved', from: one.id, resource, caller },
      ...scopeDeletion(world, one.id, caller),
      ...(isStaleMachine(resource) ? [] : relocatedIdentity(world, resource)),
      ...(one.type === 'Microsoft.Web/serverFarms' ? followers(world, one, resource.id, caller) : []),
    ];
  });
}

function decideMove(world: World, command: Command): Decided {
  const { caller, subscriptionId, resourceGroup, targetGroupId } = command;
  const trace = requestTracer(world, caller);
  const source = resourceGroupScope(subscriptionId, resourceGroup);
  if (parseArmId(targetGroupId)?.resourceGroup === undefined) {
    trace.failed('target', `'${targetGroupId}' is not the id of a resource group`);
    return { reply: invalidId(targetGroupId, 'targetResourceGroup'), events: [], trace: trace.finish() };
  }
  const denial =
    denyUnlessAllowed(world, { ...command, action: `${GROUP}/moveResources/action`, scope: source }, trace) ??
    denyUnlessAllowed(world, { ...command, action: `${GROUP}/write`, scope: targetGroupId }, trace);
  if (denial) return { ...denial, trace: trace.finish() };
  const plan = planOf(world, command, trace);
  if ('reply' in plan) return { ...plan, trace: trace.finish() };
  const refusal = refuseMove(world, plan.moving, trace, plan.to);
  if (refusal) return { ...refusal, trace: trace.finish('simplified') };
  explainMove(world, plan.moving, trace);
  return {
    reply: succeeded('arm', null, 202),
    events: eventsOf(world, plan, caller),
    trace: trace.finish('simplified'),
  };
}

/** Moving resources between groups. A user-assigned identity stays where it was made. [F37, B-14] */
export const resourceMoveSlice: Slice<ResourceMoveCommands, ResourceMoveEvents, Emitted> = {
  decide: { 'resource.move': decideMove },
  evolve: {
    ResourceMoved: (draft, { from, resource }) => {
      draft.resources.delete(keyOf(from));
      draft.resources.set(keyOf(resource.id), resource);
      const fault = draft.imdsFaults.get(keyOf(from));
      draft.imdsFaults.delete(keyOf(from));
      if (fault) draft.imdsFaults.set(keyOf(resource.id), fault);
    },
    IdentityRelocated: (draft, { objectId, resourceId: id }) => {
      const principal = draft.principals.get(objectId);
      if (principal?.kind === 'servicePrincipal') draft.principals.set(objectId, { ...principal, resourceId: id });
    },
  },
};
