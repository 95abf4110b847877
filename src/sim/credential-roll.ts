import { CREDENTIAL_ROLL_DAYS, CREDENTIAL_VALID_DAYS, DAY } from './duration.ts';
import type { KeyCredential, ServicePrincipal } from './principal.ts';
import { mintFrom } from './random.ts';

const ROLL = CREDENTIAL_ROLL_DAYS * DAY;

/** How many times the credential of an identity was rolled: every 45 days since it was made. [F26] */
function rollsUntil({ createdAt }: ServicePrincipal, now: number): number {
  return Math.max(0, Math.floor((now - createdAt) / ROLL));
}

/** The certificate of the n-th roll; its ids follow from the identity's, so that they never change. */
function credentialOfRoll({ objectId, createdAt }: ServicePrincipal, roll: number): KeyCredential {
  const mint = mintFrom(`${objectId} credential`, roll * 3);
  const startsAt = createdAt + roll * ROLL;
  return {
    keyId: mint.guid(),
    thumbprint: `${mint.guid()}${mint.guid()}`.replaceAll('-', '').slice(0, 40).toUpperCase(),
    startsAt,
    endsAt: startsAt + CREDENTIAL_VALID_DAYS * DAY,
  };
}

/**
 * The certificates of a service principal at a moment, the newest last. Azure rolls those of a managed identity by itself, 45
 * days into their 90: from then on two overlap. Nobody has to do anything. [F26, G-18]
 */
export function credentialsAt(principal: ServicePrincipal, now: number): readonly KeyCredential[] {
  if (principal.servicePrincipalType !== 'ManagedIdentity') return principal.keyCredentials;
  const until = principal.deletedAt === undefined ? now : Math.min(now, principal.deletedAt);
  const newest = rollsUntil(principal, until);
  if (newest === 0) return principal.keyCredentials;
  const older = newest === 1 ? principal.keyCredentials : [credentialOfRoll(principal, newest - 1)];
  return [...older, credentialOfRoll(principal, newest)];
}

/** When the credential of a live managed identity is rolled next; undefined for all others. [F26] */
export function nextRollAt(principal: ServicePrincipal, now: number): number | undefined {
  if (principal.servicePrincipalType !== 'ManagedIdentity' || principal.deletedAt !== undefined) return undefined;
  return principal.createdAt + (rollsUntil(principal, now) + 1) * ROLL;
}
