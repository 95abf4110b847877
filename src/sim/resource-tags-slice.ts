import { resourceNotFound } from './arm-errors.ts';
import { type ArmId, parseArmId } from './arm-id.ts';
import { type AuthorizationEvents, type Caller, denyUnlessAllowed } from './authorization.ts';
import { deadReferences, NO_IDENTITY } from './identity-change.ts';
import { denyUnlessAssignable } from './linked-authorization.ts';
import { noteRefreshed, refreshed } from './moved-machine.ts';
import { refuseByOutage } from './region-outage.ts';
import { succeeded } from './reply.ts';
import { requestTracer } from './request-trace.ts';
import { resourceBody } from './resource-body.ts';
import type { ResourceEvents } from './resource-events.ts';
import { type ResourceMoveEvents, relocatedIdentity } from './resource-move-events.ts';
import { resourceById } from './resource-queries.ts';
import { describeScope } from './scope-text.ts';
import type { Decision, Slice, Tagged } from './slice.ts';
import type { World } from './world.ts';

export interface ResourceTagsCommands {
  /** Any update of a resource, in the form of its tags: all of them, as they are to be. */
  readonly 'resource.updateTags': Caller & {
    readonly id: ArmId;
    readonly tags: { readonly [key: string]: string };
  };
}

type Command = ResourceTagsCommands['resource.updateTags'];
type Emitted = ResourceEvents & ResourceMoveEvents & AuthorizationEvents;
type Decided = Decision<Tagged<Emitted>>;

function decideUpdate(world: World, command: Command): Decided {
  const { caller, id, tags } = command;
  const trace = requestTracer(world, caller);
  const found = resourceById(world, id);
  const { type = '', name = '', resourceGroup = '' } = parseArmId(id) ?? {};
  const writeAction = `${found?.type ?? type}/write`;
  const denial = denyUnlessAllowed(world, { ...command, action: writeAction, scope: id }, trace);
  if (denial) return { ...denial, trace: trace.finish() };
  if (!found) {
    trace.failed('target', `there is no ${describeScope(world, id)}`);
    return { reply: resourceNotFound(type, name, resourceGroup), events: [], trace: trace.finish() };
  }
  const dead = deadReferences(world, found.identity ?? NO_IDENTITY, []);
  const refusal =
    denyUnlessAssignable(world, { caller, hostId: found.id, writeAction, attach: [], dead }, trace) ??
    refuseByOutage(world, [found], trace);
  if (refusal) return { ...refusal, trace: trace.finish() };
  noteRefreshed(found, trace);
  const resource = { ...refreshed(found), tags };
  const moved = resource.identity?.systemAssigned ? relocatedIdentity(world, resource) : [];
  return {
    reply: succeeded('arm', resourceBody(world, resource)),
    events: [{ type: 'ResourceUpdated', resource, caller }, ...moved],
    trace: trace.finish(),
  };
}

/** Tags of any resource: the smallest update there is, and the cure for a moved machine. [B-14] */
export const resourceTagsSlice: Slice<ResourceTagsCommands, Record<never, never>, Emitted> = {
  decide: { 'resource.updateTags': decideUpdate },
  evolve: {},
};
