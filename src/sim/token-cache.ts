import type { ArmId } from './arm-id.ts';
import { epochSeconds, issueClaims } from './claims.ts';
import { SECOND, TOKEN_CACHE_LIFETIME } from './duration.ts';
import { durationText } from './duration-text.ts';
import type { ServicePrincipal } from './principal.ts';
import type { Mint } from './random.ts';
import type { Claims } from './reply.ts';
import type { Slice, Tagged } from './slice.ts';
import { tokenKey } from './token-key.ts';
import type { Tracer } from './trace.ts';
import type { CachedToken, World } from './world.ts';

/** A token was handed to whoever asked on `host`: made for this request, or the one that the platform still held. */
export interface TokenEvents {
  readonly TokenIssued: {
    readonly principalId: string;
    readonly resource: string;
    readonly host?: ArmId;
    readonly claims: Claims;
  };
  readonly TokenServed: { readonly principalId: string; readonly resource: string; readonly host?: ArmId };
}

/** Nothing is asked of the cache directly: the endpoints of VMs and web apps stand in front of it. */
export const tokenCacheSlice: Slice<Record<never, never>, TokenEvents> = {
  decide: {},
  evolve: {
    TokenIssued: (draft, { principalId, resource, claims }) => {
      draft.tokenCache.set(tokenKey(principalId, resource), { claims, cachedAt: draft.now });
    },
    TokenServed: () => undefined,
  },
};

/**
 * The token that the platform still serves for an identity and a resource URI, character by character: 24 hours long the
 * same one, whatever roles changed since. Nothing for a deleted identity. [F38, F40]
 */
export function cachedToken(world: World, identity: ServicePrincipal, resource: string): CachedToken | undefined {
  if (identity.deletedAt !== undefined) return undefined;
  const token = world.tokenCache.get(tokenKey(identity.objectId, resource));
  const isServed = token && world.now - token.cachedAt < TOKEN_CACHE_LIFETIME && secondsLeft(world, token.claims) > 0;
  return isServed ? token : undefined;
}

/** What a token is asked for: by whom, for which resource URI, on which host. */
export interface TokenRequest {
  readonly servicePrincipal: ServicePrincipal;
  readonly resource: string;
  readonly host: ArmId;
}

export interface ObtainedToken {
  readonly claims: Claims;
  readonly event: Tagged<TokenEvents>;
}

/** How long a token is still valid, in seconds. */
export function secondsLeft(world: World, claims: Claims): number {
  return claims.exp - epochSeconds(world.now);
}

function explainCached(world: World, { claims, cachedAt }: CachedToken, trace: Tracer): void {
  const age = durationText(world.now - cachedAt);
  const left = durationText(secondsLeft(world, claims) * SECOND);
  trace.passed(
    'token',
    `audience ${claims.aud}; the token made ${age} ago, served from the platform's cache; valid for ${left} more; its claims are as they were then`,
    'F38',
  );
}

/** The token for an identity that an endpoint has chosen: the cached one, or a new one. Notes in the trace which. [F38] */
export function obtainToken(
  world: World,
  mint: Mint,
  request: TokenRequest & { readonly trace: Tracer },
): ObtainedToken {
  const { servicePrincipal, resource, host, trace } = request;
  const principalId = servicePrincipal.objectId;
  const cached = cachedToken(world, servicePrincipal, resource);
  if (cached) {
    explainCached(world, cached, trace);
    trace.about(tokenKey(principalId, resource));
    return { claims: cached.claims, event: { type: 'TokenServed', principalId, resource, host } };
  }
  const claims = issueClaims(world, mint, { servicePrincipal, audience: resource, host });
  const life = durationText(secondsLeft(world, claims) * SECOND);
  trace.passed('token', `audience ${resource}; a new token, valid for ${life}`, 'F38');
  trace.about(tokenKey(principalId, resource));
  return { claims, event: { type: 'TokenIssued', principalId, resource, host, claims } };
}
