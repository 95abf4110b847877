import { purgedAt } from './directory.ts';
import { failed, type Reply, type ServiceError } from './reply.ts';
import type { Tracer } from './trace.ts';
import type { World } from './world.ts';

/** How many objects the directory holds: users, groups, service principals, applications; deleted ones until they are purged. [F36, F39] */
export function directoryObjectCount(world: World): number {
  const isThere = (one: { readonly deletedAt?: number }): boolean =>
    world.now < (purgedAt(one) ?? Number.POSITIVE_INFINITY);
  let count = 0;
  for (const one of world.principals.values()) if (one.kind === 'group' || isThere(one)) count += 1;
  for (const one of world.applications.values()) if (isThere(one)) count += 1;
  return count;
}

/** Graph's words; the status and code as people meet them. */
const EXCEEDED: ServiceError = {
  status: 403,
  code: 'Directory_QuotaExceeded',
  message:
    'The directory object quota limit for the Tenant has been exceeded. Please ask your administrator to increase the quota limit or delete objects to reduce the used quota.',
};

/** 403 where `more` objects do not fit any more; undefined where they do. Counts only when it comes close. [F36, F39, B-02] */
export function refuseByQuota(
  world: World,
  { service, more }: { readonly service: 'arm' | 'graph'; readonly more: number },
  trace: Tracer,
): Reply | undefined {
  if (more === 0 || world.principals.size + world.applications.size + more <= world.objectQuota) return undefined;
  const count = directoryObjectCount(world);
  if (count + more <= world.objectQuota) return undefined;
  const text = `the directory holds ${count} of ${world.objectQuota} objects; deleted ones count until they are purged`;
  trace.failed('target', text, 'F36', 'F39');
  return failed(service, EXCEEDED);
}
