import { IDENTITY_CREATION_WINDOW, IDENTITY_CREATIONS, SECOND } from './duration.ts';
import type { EventLog } from './event-log.ts';
import { failed, type Reply } from './reply.ts';
import type { Resource } from './resource.ts';
import type { Tracer } from './trace.ts';
import type { World } from './world.ts';

const USER_ASSIGNED = 'Microsoft.ManagedIdentity/userAssignedIdentities';

/** How far back the log is read at most; no 20 seconds of typing write more. */
const MOST_ENTRIES = 4_000;

interface Creation {
  readonly type: string;
  readonly resource?: Resource;
}

/** The identities that were made in a region within the window, the newest first; read from the audit log's end. */
function recentCreations(
  world: World,
  location: string,
): readonly { readonly at: number; readonly subscriptionId: string }[] {
  const found: { readonly at: number; readonly subscriptionId: string }[] = [];
  const oldest = (world.log?.length ?? 0) - MOST_ENTRIES;
  for (let node: EventLog | undefined = world.log; node && node.length > oldest; node = node.earlier) {
    const { at } = node.entry;
    if (at <= world.now - IDENTITY_CREATION_WINDOW) break;
    const { type, resource } = node.entry.event as Creation;
    if (type !== 'ResourceCreated' || resource?.type !== USER_ASSIGNED || resource.location !== location) continue;
    found.push({ at, subscriptionId: resource.subscriptionId });
  }
  return found;
}

/** 429 for one identity too many in 20 seconds: 80 a subscription and region, 400 a tenant and region. The wording is the lab's. [E.9, F36] */
export function refuseByRate(
  world: World,
  { location, subscriptionId }: { readonly location: string; readonly subscriptionId: string },
  trace: Tracer,
): Reply | undefined {
  const all = recentCreations(world, location);
  const own = all.filter((one) => one.subscriptionId === subscriptionId);
  const isTenantFull = all.length >= IDENTITY_CREATIONS.perTenant;
  if (own.length < IDENTITY_CREATIONS.perSubscription && !isTenantFull) return undefined;
  const { perTenant, perSubscription } = IDENTITY_CREATIONS;
  const [recent, most, of] = isTenantFull ? [all, perTenant, 'tenant'] : [own, perSubscription, 'subscription'];
  const oldest = recent[most - 1]?.at ?? world.now;
  const seconds = Math.max(1, Math.ceil((oldest + IDENTITY_CREATION_WINDOW - world.now) / SECOND));
  trace.simplified();
  trace.failed(
    'target',
    `${most} identities in 20 s are the limit of a ${of} and region; room again in ${seconds} s; simulated wording`,
    'F36',
    'E.9',
  );
  const message = `Too many user-assigned identities were created in '${location}' within 20 seconds. Retry after ${seconds} seconds. (simulated wording)`;
  const reply = failed('arm', { status: 429, code: 'TooManyRequests', message });
  return { ...reply, headers: { 'retry-after': String(seconds) } };
}
