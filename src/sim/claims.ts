import { rolesFor } from './app-role-queries.ts';
import { type ArmId, directoryForm } from './arm-id.ts';
import { audienceService } from './audience.ts';
import { SECOND, TOKEN_BACKDATED, TOKEN_LIFETIME } from './duration.ts';
import { groupsOf } from './group-membership.ts';
import type { ServicePrincipal } from './principal.ts';
import type { Mint } from './random.ts';
import type { Claims } from './reply.ts';
import type { World } from './world.ts';

/** Who a token is for, for what, and which resource asks for it. */
export interface TokenSubject {
  readonly servicePrincipal: ServicePrincipal;
  /** The resource URI exactly as it was asked for: it becomes `aud`, trailing slash and all. [C.2] */
  readonly audience: string;
  readonly host: ArmId;
}

/** Epoch milliseconds as the whole epoch seconds that tokens speak in. */
export function epochSeconds(epochMilliseconds: number): number {
  return Math.floor(epochMilliseconds / SECOND);
}

/** The issuer of version 1.0 tokens of a tenant. [D.2] */
export function issuerOf(tenantId: string): string {
  return `https://sts.windows.net/${tenantId}/`;
}

const YEAR_IN_SECONDS = 31_557_600;
const FIRST_TENANT_CREATED = 1_400_000_000;

/** Tokens that are shown to Entra itself in exchange for others are version 2.0, with the issuer of that version. [D.2, B-15] */
function versionFor(audience: string, tenantId: string): { readonly iss: string; readonly ver: string } {
  return audienceService(audience) === 'Token exchange'
    ? { iss: `https://login.microsoftonline.com/${tenantId}/v2.0`, ver: '2.0' }
    : { iss: issuerOf(tenantId), ver: '1.0' };
}

/** When a tenant was created, epoch seconds; worlds do not record it, so it follows from the id. */
function tenantCreatedAt(tenantId: string): number {
  return FIRST_TENANT_CREATED + (Number.parseInt(tenantId.slice(0, 8), 16) % (8 * YEAR_IN_SECONDS));
}

type GrowingClaims = { -readonly [Name in keyof Claims]: Claims[Name] } & { xms_mirid?: string; xms_tcdt?: string };

/** What is frozen into a token when it is made: groups, and the app roles at its audience. Left out where there are none. [F38] */
function freeze(claims: GrowingClaims, world: World, { servicePrincipal, audience }: TokenSubject): void {
  const groups = groupsOf(world, servicePrincipal.objectId);
  if (groups.length > 0) claims.groups = groups;
  const roles = rolesFor(world, servicePrincipal.objectId, audience);
  if (roles.length > 0) claims.roles = roles;
}

/**
 * The payload of a version 1.0 access token of a managed identity, valid from five minutes ago on. What the identity may do is not in it,
 * save for the app roles and groups that it has at this moment. Times in epoch seconds. [D.2, D.3, F38]
 */
export function issueClaims(world: World, mint: Mint, subject: TokenSubject): Claims {
  const { servicePrincipal, audience } = subject;
  const iat = epochSeconds(world.now - TOKEN_BACKDATED);
  const { iss, ver } = versionFor(audience, servicePrincipal.tenantId);
  // Grown member by member: spreading into a literal takes several times as long, and tokens are asked for by the 100,000.
  const claims: GrowingClaims = {
    aud: audience,
    iss,
    iat,
    nbf: iat,
    exp: iat + TOKEN_LIFETIME / SECOND,
    aio: `E2${mint.opaque(42)}==`,
    appid: servicePrincipal.appId,
    appidacr: '2',
    idp: iss,
    idtyp: 'app',
    oid: servicePrincipal.objectId,
    rh: `0.A${mint.opaque(49)}.`,
    sub: servicePrincipal.objectId,
    tid: servicePrincipal.tenantId,
    uti: mint.opaque(22),
    ver,
  };
  if (servicePrincipal.resourceId !== undefined) claims.xms_mirid = directoryForm(servicePrincipal.resourceId);
  freeze(claims, world, subject);
  claims.xms_tcdt = String(tenantCreatedAt(servicePrincipal.tenantId));
  return claims;
}
