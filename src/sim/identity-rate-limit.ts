import { keyOf } from './arm-id.ts';
import { IDENTITY_ATTACHMENTS, IDENTITY_CREATIONS, IDENTITY_WINDOW, SECOND } from './duration.ts';
import type { EventLog } from './event-log.ts';
import { tenantIdOf } from './managed-identity.ts';
import { failed, type Reply } from './reply.ts';
import type { Resource, ResourceIdentity } from './resource.ts';
import type { Tracer } from './trace.ts';
import type { World } from './world.ts';

const USER_ASSIGNED = 'Microsoft.ManagedIdentity/userAssignedIdentities';

/** How far back the log is read at most; no 20 seconds of typing write more. */
const MOST_ENTRIES = 4_000;

/** An event as far as these limits read it: user-assigned identities are made, or attached to a host. */
interface Written {
  readonly type: string;
  readonly resource?: Resource;
  readonly resourceId?: string;
  readonly identity?: ResourceIdentity;
  readonly attached?: number;
}

/** What is counted, how much of it an event brings, and how much may come in 20 seconds. */
interface Limit {
  readonly what: string;
  readonly done: string;
  readonly countIn: (event: Written) => number;
  readonly perTenant: number;
  readonly perSubscription: number;
}

const CREATIONS: Limit = {
  what: 'new identities',
  done: 'created',
  countIn: ({ type, resource }) => (type === 'ResourceCreated' && resource?.type === USER_ASSIGNED ? 1 : 0),
  ...IDENTITY_CREATIONS,
};

const ATTACHMENTS: Limit = {
  what: 'identities attached',
  done: 'attached to resources',
  countIn: ({ attached }) => attached ?? 0,
  ...IDENTITY_ATTACHMENTS,
};

/** How many user-assigned identities an event gives to its host that the host does not hold in this world. */
export function attachedBy(world: World, { resource, resourceId, identity = resource?.identity }: Written): number {
  const held = world.resources.get(keyOf(resource?.id ?? resourceId ?? ''))?.identity?.userAssigned ?? [];
  const isHeld = (id: string, principalId: string): boolean =>
    held.some((one) => keyOf(one.id) === keyOf(id) && one.principalId === principalId);
  return (identity?.userAssigned ?? []).filter(({ id, principalId }) => !isHeld(id, principalId)).length;
}

interface Place {
  readonly location: string;
  readonly subscriptionId: string;
}

const placeOf = (world: World, { resource, resourceId }: Written): Place | undefined =>
  resource ?? world.resources.get(keyOf(resourceId ?? ''));

/** When something was done in a tenant and region within the window, the newest first, once for each; read from the audit log's end. */
function recent(world: World, { countIn }: Limit, { location, subscriptionId }: Place) {
  const tenantId = tenantIdOf(world, subscriptionId);
  const found: { readonly at: number; readonly subscriptionId: string }[] = [];
  const oldest = (world.log?.length ?? 0) - MOST_ENTRIES;
  for (let node: EventLog | undefined = world.log; node && node.length > oldest; node = node.earlier) {
    const { at } = node.entry;
    if (at <= world.now - IDENTITY_WINDOW) break;
    const event = node.entry.event as Written;
    const count = countIn(event);
    const place = count > 0 ? placeOf(world, event) : undefined;
    if (place?.location !== location || tenantIdOf(world, place.subscriptionId) !== tenantId) continue;
    for (let one = 0; one < count; one += 1) found.push({ at, subscriptionId: place.subscriptionId });
  }
  return found;
}

function refuse(
  world: World,
  limit: Limit,
  { count, place, trace }: Asked & { readonly count: number },
): Reply | undefined {
  const { location, subscriptionId } = place;
  const all = recent(world, limit, place);
  const own = all.filter((one) => one.subscriptionId === subscriptionId);
  const isTenantFull = all.length + count > limit.perTenant;
  if (own.length + count <= limit.perSubscription && !isTenantFull) return undefined;
  const [done, most, of] = isTenantFull
    ? [all, limit.perTenant, 'tenant']
    : [own, limit.perSubscription, 'subscription'];
  const leaving = done[Math.max(0, most - count)]?.at ?? world.now;
  const seconds = Math.max(1, Math.ceil((leaving + IDENTITY_WINDOW - world.now) / SECOND));
  trace.simplified();
  trace.failed(
    'target',
    `${most} ${limit.what} in 20 s are the limit of a ${of} and region; room again in ${seconds} s; simulated wording`,
    'F36',
    'E.9',
  );
  const message = `Too many user-assigned identities were ${limit.done} in '${location}' within 20 seconds. Retry after ${seconds} seconds. (simulated wording)`;
  const reply = failed('arm', { status: 429, code: 'TooManyRequests', message });
  return { ...reply, headers: { 'retry-after': String(seconds) } };
}

interface Asked {
  readonly place: Place;
  readonly trace: Tracer;
}

/**
 * 429 for too many user-assigned identities in 20 seconds: 80 made a subscription and region and 400 a tenant and region, 300 and
 * 400 attached. That each identity counts, in the region of its host, is the lab's reading; so is the wording. [E.9, F36]
 */
export function refuseByRate(world: World, event: Written, trace: Tracer): Reply | undefined {
  const place = placeOf(world, event);
  if (!place) return undefined;
  for (const limit of [CREATIONS, ATTACHMENTS]) {
    const count = limit.countIn(event);
    const reply = count > 0 ? refuse(world, limit, { count, place, trace }) : undefined;
    if (reply) return reply;
  }
  return undefined;
}
