import { type AudienceService, audienceService } from '../../sim/audience.ts';
import { tokensOf } from '../../sim/data-reach.ts';
import { purgedAt } from '../../sim/directory.ts';
import { SECOND } from '../../sim/duration.ts';
import { durationText } from '../../sim/duration-text.ts';
import { isoTime } from '../../sim/iso-time.ts';
import type { Claims } from '../../sim/reply.ts';
import type { Tracer } from '../../sim/trace.ts';
import type { World } from '../../sim/world.ts';

/** Whether somebody is an identity that was deleted, and that the directory still keeps. [F39] */
export function isDeletedIdentity(world: World, principalId: string): boolean {
  const principal = world.principals.get(principalId);
  return principal?.kind === 'servicePrincipal' && (purgedAt(principal) ?? 0) > world.now;
}

function serviceOf(action: string, isData: boolean): AudienceService {
  if (!isData) return 'ARM';
  return /^Microsoft\.KeyVault\//i.test(action) ? 'Key Vault' : 'Storage';
}

/** What a deleted identity can still come with: the token for the service behind an action that is good the longest. [F40] */
export function tokenLeft(
  world: World,
  principalId: string,
  asked: { action: string; isData: boolean },
): Claims | undefined {
  const service = serviceOf(asked.action, asked.isData);
  const [longest] = tokensOf(world, principalId)
    .map(({ claims }) => claims)
    .filter(({ aud }) => audienceService(aud) === service)
    .sort((one, other) => other.exp - one.exp);
  return longest;
}

/** `until 2026-05-19 09:04:59, 18 h 40 min more`. */
export function untilText({ exp }: Claims, now: number): string {
  const at = exp * SECOND;
  return `until ${isoTime(at).replace('T', ' ').replace('Z', '')}, ${durationText(at - now)} more`;
}

/** Says in the trace what is left of a deleted identity. */
export function noteTokenLeft(token: Claims | undefined, now: number, trace: Tracer): void {
  if (!token)
    trace.failed('token', 'it is deleted, no token of it for this target is good any more, and none comes', 'F40');
  else trace.passed('token', `it is deleted; its token for ${token.aud} is accepted ${untilText(token, now)}`, 'F40');
}
