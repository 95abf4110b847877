import { keyOf } from './arm-id.ts';
import { refuseByQuota } from './directory-quota.ts';
import type { DirectoryEvents } from './directory-slice.ts';
import { attachedBy, refuseByRate } from './identity-rate-limit.ts';
import { type PolicyTarget, refuseByPolicy } from './policy-gate.ts';
import type { Reply } from './reply.ts';
import type { Resource } from './resource.ts';
import { resourceBody } from './resource-body.ts';
import type { ResourceEvents } from './resource-events.ts';
import { type ResourceGroupEvents, resourceGroupBody } from './resource-group-slice.ts';
import type { Decision, Slice, Tagged } from './slice.ts';
import { type Trace, type Tracer, tracer } from './trace.ts';
import type { World } from './world.ts';

/** Events that say that a rule of the tenant, not a missing right, refused somebody; they change nothing but the log. */
export interface ArmGateEvents {
  readonly WriteDisallowed: { readonly caller: string; readonly code: string; readonly target: string };
}

/** Nothing is asked of the gate directly: every write to ARM passes it. */
export const armGateSlice: Slice<Record<never, never>, ArmGateEvents> = {
  decide: {},
  evolve: { WriteDisallowed: () => undefined },
};

type Written = Tagged<ResourceEvents> | Tagged<ResourceGroupEvents> | Tagged<DirectoryEvents>;

function targetOf(world: World, resource: Resource): PolicyTarget {
  return { id: resource.id, name: resource.name, body: resourceBody(world, resource) };
}

/** What an event writes, as a policy looks at it; undefined for events that write nothing. */
function writtenBy(world: World, event: Written): PolicyTarget | undefined {
  switch (event.type) {
    case 'ResourceCreated':
    case 'ResourceUpdated':
      return targetOf(world, event.resource);
    case 'ResourceIdentityUpdated': {
      const resource = world.resources.get(keyOf(event.resourceId));
      return resource && targetOf(world, { ...resource, identity: event.identity });
    }
    case 'ResourceGroupCreated': {
      const { group } = event;
      return { id: group.id, name: group.name, body: resourceGroupBody(group) };
    }
    default:
      return undefined;
  }
}

/** The event with the count of what it attaches, which the limits of the next 20 seconds read. */
function counted(world: World, event: Written): Written {
  if (event.type !== 'ResourceCreated' && event.type !== 'ResourceUpdated' && event.type !== 'ResourceIdentityUpdated')
    return event;
  const attached = attachedBy(world, event);
  return attached > 0 ? { ...event, attached } : event;
}

function refusal(
  world: World,
  events: readonly Written[],
  trace: Tracer,
): { reply: Reply; target: string } | undefined {
  for (const event of events) {
    const written = writtenBy(world, event);
    if (!written) continue;
    const reply = refuseByRate(world, event, trace) ?? refuseByPolicy(world, written, trace);
    if (reply) return { reply, target: written.id };
  }
  const more = events.filter(({ type }) => type === 'ServicePrincipalCreated').length;
  const reply = refuseByQuota(world, { service: 'arm', more }, trace);
  return reply && { reply, target: world.homeTenantId };
}

/** The steps of authorization and of the gate; what would have been written is left out. */
function traceOf(before: Trace, gate: Trace, isRefused: boolean): Trace {
  const kept = isRefused ? before.steps.filter(({ stage }) => stage !== 'identity') : before.steps;
  const fidelity = gate.fidelity === 'matches Azure' ? before.fidelity : gate.fidelity;
  return { steps: [...kept, ...gate.steps], fidelity };
}

/**
 * The rules that stand between an allowed write and its effect: how fast identities may be made and attached, Azure Policy, and room in the
 * directory. They come after authorization: without rights the answer is AuthorizationFailed. [E.8, E.9, F36]
 */
export function gated<Event extends { readonly type: string }>(
  world: World,
  { caller, decision }: { readonly caller: string; readonly decision: Decision<Event> },
): Decision<Event | Tagged<ArmGateEvents>> {
  const { reply, events, trace } = decision;
  if (reply.service !== 'arm' || reply.status >= 400 || events.length === 0) return decision;
  const gate = tracer();
  const written = (events as unknown as readonly Written[]).map((event) => counted(world, event));
  const refused = refusal(world, written, gate);
  const steps = traceOf(trace, gate.finish(), refused !== undefined);
  if (!refused) return { ...decision, events: written as unknown as readonly Event[], trace: steps };
  const code = (refused.reply.body as { readonly error: { readonly code: string } }).error.code;
  const event: Tagged<ArmGateEvents> = { type: 'WriteDisallowed', caller, code, target: refused.target };
  return { reply: refused.reply, events: [event], trace: steps };
}
