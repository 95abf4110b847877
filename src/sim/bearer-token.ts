import { nameOf } from './arm-id.ts';
import { epochSeconds } from './claims.ts';
import { SECOND } from './duration.ts';
import { durationText } from './duration-text.ts';
import type { Claims } from './reply.ts';
import { describePrincipal } from './request-trace.ts';
import { tokenKey } from './token-key.ts';
import type { Tracer } from './trace.ts';
import type { World } from './world.ts';

/** What a target asks of a token before it looks at roles; the signature was verified at the edge. */
export interface TokenRequirements {
  /** Without trailing slash; a token may have one. */
  readonly audiences: readonly string[];
  readonly tenantId: string;
}

/** What is wrong with a token, in the order in which targets look. */
export type TokenFault = 'audience' | 'expired' | 'tenant';

const bare = (uri: string): string => uri.toLowerCase().replace(/\/$/, '');

function faultOf(world: World, claims: Claims, required: TokenRequirements): TokenFault | undefined {
  if (!required.audiences.some((one) => bare(one) === bare(claims.aud))) return 'audience';
  if (claims.exp <= epochSeconds(world.now)) return 'expired';
  return claims.tid === required.tenantId ? undefined : 'tenant';
}

function explainFault(world: World, claims: Claims, required: TokenRequirements, fault: TokenFault): readonly string[] {
  switch (fault) {
    case 'audience':
      return [`audience ${claims.aud}; this target takes ${required.audiences.join(' or ')}`, 'B-19'];
    case 'expired':
      return [`expired ${durationText(world.now - claims.exp * SECOND)} ago`, 'F40'];
    case 'tenant':
      return [`issued by tenant ${claims.tid}; this target trusts ${required.tenantId}`, 'F33', 'F34'];
  }
}

/** The bearer as people know it; from the directory where it still has it, else from the claims. */
function bearerText(world: World, claims: Claims): string {
  const principal = world.principals.get(claims.oid);
  if (principal) return describePrincipal(principal);
  return typeof claims.xms_mirid === 'string' ? `${nameOf(claims.xms_mirid)}, purged since` : claims.oid;
}

/**
 * Whether a token may speak here at all: audience, lifetime, tenant. The directory is not asked: a deleted identity's token
 * is good until it expires. [F40, G-10] Notes in the trace who bears it and how it came out.
 */
export function checkBearer(
  world: World,
  { claims, required }: { readonly claims: Claims; readonly required: TokenRequirements },
  trace: Tracer,
): TokenFault | undefined {
  trace.noted('caller', `whoever bears this token; it was issued to ${bearerText(world, claims)}`, 'F32');
  trace.about(claims.oid);
  const fault = faultOf(world, claims, required);
  if (fault) {
    const [text = fault, ...facts] = explainFault(world, claims, required, fault);
    trace.failed('token', text, ...facts);
    trace.about(tokenKey(claims.oid, claims.aud));
    return fault;
  }
  const left = durationText(claims.exp * SECOND - world.now);
  trace.passed('token', `audience ${claims.aud}; valid for ${left} more; issued by the tenant of this target`, 'B-19');
  trace.about(tokenKey(claims.oid, claims.aud));
  const principal = world.principals.get(claims.oid);
  const isGone = !principal || (principal.kind === 'servicePrincipal' && principal.deletedAt !== undefined);
  if (isGone)
    trace.noted('target', 'the identity is deleted; this target looks at roles only, not at the directory', 'F40');
  return undefined;
}
