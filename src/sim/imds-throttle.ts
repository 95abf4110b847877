import { type ArmId, keyOf } from './arm-id.ts';
import {
  IMDS_GENERAL_REQUESTS_PER_SECOND,
  IMDS_IDENTITY_CONCURRENT_REQUESTS,
  IMDS_IDENTITY_REQUESTS_PER_SECOND,
  SECOND,
} from './duration.ts';
import { tooManyRequests } from './imds-errors.ts';
import type { ImdsCategory } from './imds-request.ts';
import type { Refusal } from './refusal.ts';
import type { World } from './world.ts';

export const requestKey = (host: ArmId, category: ImdsCategory): string => `${keyOf(host)} ${category}`;

/** The times that lie less than a second before `now`. */
export function withinLastSecond(times: readonly number[] | undefined, now: number): readonly number[] {
  return (times ?? []).filter((time) => now - time < SECOND);
}

/**
 * The limits of IMDS, for each machine: in any second 20 requests for tokens and 5 for the rest, and 5 token requests open
 * at once. What was refused does not count. [F35]
 * https://learn.microsoft.com/azure/virtual-machines/instance-metadata-service#rate-limiting
 */
export function refuseByRate(
  world: World,
  request: { readonly host: ArmId; readonly concurrent?: number },
  category: ImdsCategory,
): Refusal | undefined {
  const open = request.concurrent ?? 0;
  if (category === 'identity' && open >= IMDS_IDENTITY_CONCURRENT_REQUESTS) {
    return tooManyRequests(category, `${open} token requests of this machine are open already; 5 at once is the limit`);
  }
  const limit = category === 'identity' ? IMDS_IDENTITY_REQUESTS_PER_SECOND : IMDS_GENERAL_REQUESTS_PER_SECOND;
  const recent = withinLastSecond(world.requestTimes.get(requestKey(request.host, category)), world.now).length;
  const kind = category === 'identity' ? 'token requests' : 'requests';
  return recent < limit
    ? undefined
    : tooManyRequests(category, `${recent} ${kind} of this machine within a second; ${limit} is the limit`);
}
