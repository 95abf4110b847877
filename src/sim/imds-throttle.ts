import {
  IMDS_GENERAL_REQUESTS_PER_SECOND,
  IMDS_IDENTITY_CONCURRENT_REQUESTS,
  IMDS_IDENTITY_REQUESTS_PER_SECOND,
  SECOND,
} from './duration.ts';
import { tooManyRequests } from './imds-errors.ts';
import type { ImdsCategory } from './imds-request.ts';
import type { Refusal } from './refusal.ts';
import type { RecentRequests } from './world.ts';

export const NO_REQUESTS: RecentRequests = { identity: [], general: [] };

const isRecent = (time: number, now: number): boolean => now - time < SECOND;

/** What counts after one more request at `at`: those within a second before it, and itself. */
export function withRequest(recent: RecentRequests, category: ImdsCategory, at: number): RecentRequests {
  const times = recent[category].filter((time) => isRecent(time, at));
  times.push(at);
  return category === 'identity' ? { identity: times, general: recent.general } : { ...recent, general: times };
}

/**
 * The limits of IMDS, for each machine: in any second 20 requests for tokens and 5 for the rest, and 5 token requests open
 * at once. What was refused does not count. [F35]
 * https://learn.microsoft.com/azure/virtual-machines/instance-metadata-service#rate-limiting
 */
export function refuseByRate(
  times: readonly number[],
  { now, category, open }: { readonly now: number; readonly category: ImdsCategory; readonly open: number },
): Refusal | undefined {
  if (category === 'identity' && open >= IMDS_IDENTITY_CONCURRENT_REQUESTS) {
    return tooManyRequests(category, `${open} token requests of this machine are open already; 5 at once is the limit`);
  }
  const limit = category === 'identity' ? IMDS_IDENTITY_REQUESTS_PER_SECOND : IMDS_GENERAL_REQUESTS_PER_SECOND;
  if (times.length < limit) return undefined;
  const recent = times.filter((time) => isRecent(time, now)).length;
  const kind = category === 'identity' ? 'token requests' : 'requests';
  return recent < limit
    ? undefined
    : tooManyRequests(category, `${recent} ${kind} of this machine within a second; ${limit} is the limit`);
}
