import { resourceNotFound } from './arm-errors.ts';
import { type ArmId, parseArmId } from './arm-id.ts';
import { type AuthorizationEvents, type Caller, type Denial, denyUnlessAllowed } from './authorization.ts';
import type { DirectoryEvents } from './directory-slice.ts';
import {
  changeIdentity,
  deadReferences,
  type IdentityChange,
  NO_IDENTITY,
  refuseIdentityChange,
} from './identity-change.ts';
import { identityHostingOf } from './identity-host.ts';
import { refuseAttachment } from './identity-placement.ts';
import { denyUnlessAssignable } from './linked-authorization.ts';
import { noteRefreshed } from './moved-machine.ts';
import { failed, type Reply, succeeded } from './reply.ts';
import { requestTracer } from './request-trace.ts';
import type { Resource } from './resource.ts';
import { resourceBody } from './resource-body.ts';
import type { ResourceEvents } from './resource-events.ts';
import { type ResourceMoveEvents, relocatedIdentity } from './resource-move-events.ts';
import { resourceById } from './resource-queries.ts';
import { describeScope } from './scope-text.ts';
import type { Decision, Slice, Tagged } from './slice.ts';
import type { Tracer } from './trace.ts';
import type { World } from './world.ts';

/** PATCH of the identity block of any resource that can host identities. [E.1] */
export interface ResourceIdentityCommands {
  readonly 'resourceIdentity.update': Caller & IdentityChange & { readonly resourceId: ArmId };
}

type Command = ResourceIdentityCommands['resourceIdentity.update'];
type Emitted = ResourceEvents & ResourceMoveEvents & DirectoryEvents & AuthorizationEvents;
type Decided = Decision<Tagged<Emitted>>;

/** 400 for a resource that cannot hold identities. The text is the lab's. */
function identityNotSupported(type: string): Reply {
  const message = `The resource type '${type}' does not support managed identities.`;
  return failed('arm', { status: 400, code: 'IdentityNotSupported', message });
}

function deny(world: World, command: Command, trace: Tracer): Denial | undefined {
  const { caller, resourceId, attach, detach } = command;
  const type = parseArmId(resourceId)?.type ?? '';
  const writeAction = identityHostingOf(type)?.writeAction ?? `${type}/write`;
  const denial = denyUnlessAllowed(world, { caller, action: writeAction, scope: resourceId }, trace);
  if (denial) return denial;
  const host = resourceById(world, resourceId);
  const dead = deadReferences(world, host?.identity ?? NO_IDENTITY, detach);
  return denyUnlessAssignable(world, { caller, hostId: resourceId, writeAction, attach, dead }, trace);
}

function notFound(resourceId: ArmId): Reply {
  const { type = '', name = '', resourceGroup = '' } = parseArmId(resourceId) ?? {};
  return resourceNotFound(type, name, resourceGroup);
}

/** Existence, then validation. */
function findHost(world: World, command: Command, trace: Tracer): Denial | Resource {
  const host = resourceById(world, command.resourceId);
  if (!host) {
    trace.failed('target', `there is no ${describeScope(world, command.resourceId)}`);
    return { reply: notFound(command.resourceId), events: [] };
  }
  if (!identityHostingOf(host.type)) {
    trace.failed('target', `a ${host.type} cannot hold identities`);
    return { reply: identityNotSupported(host.type), events: [] };
  }
  const barred = refuseAttachment(world, host, command.attach, trace);
  if (barred) return barred;
  const refusal = refuseIdentityChange(world, { ...host, identity: host.identity ?? NO_IDENTITY }, command);
  if (refusal) {
    trace.failed('identity', 'the request names an identity that cannot be attached or detached here');
    return { reply: refusal, events: [] };
  }
  return host;
}

export const resourceIdentitySlice: Slice<ResourceIdentityCommands, Record<never, never>, Emitted> = {
  decide: {
    'resourceIdentity.update': (world, command, mint): Decided => {
      const trace = requestTracer(world, command.caller);
      const denial = deny(world, command, trace);
      if (denial) return { ...denial, trace: trace.finish() };
      const found = findHost(world, command, trace);
      if ('reply' in found) return { ...found, trace: trace.finish() };
      const host = { ...found, identity: found.identity ?? NO_IDENTITY };
      const { identity, events } = changeIdentity(world, mint, { host, change: command, trace });
      noteRefreshed(found, trace);
      const { caller } = command;
      const moved = identity.systemAssigned ? relocatedIdentity(world, { ...found, identity }) : [];
      return {
        reply: succeeded('arm', resourceBody(world, { ...found, identity })),
        events: [...events, ...moved, { type: 'ResourceIdentityUpdated', resourceId: found.id, identity, caller }],
        trace: trace.finish(),
      };
    },
  },
  evolve: {},
};
