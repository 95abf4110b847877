import type { ArmId } from './arm-id.ts';
import { CREDENTIAL_VALID_DAYS, DAY, REPLICATION_SECONDS, SECOND } from './duration.ts';
import type { KeyCredential, ServicePrincipal } from './principal.ts';
import type { Mint } from './random.ts';
import type { World } from './world.ts';

/** What a new managed identity belongs to: its host (system-assigned) or its own resource (user-assigned, explicit). */
export interface ManagedIdentityOwner {
  readonly displayName: string;
  readonly resourceId: ArmId;
  readonly subscriptionId: string;
  readonly isExplicit: boolean;
}

/** A certificate of 90 days from now on. [F26] */
function newKeyCredential(world: World, mint: Mint): KeyCredential {
  const keyId = mint.guid();
  const thumbprint = `${mint.guid()}${mint.guid()}`.replaceAll('-', '').slice(0, 40).toUpperCase();
  return { keyId, thumbprint, startsAt: world.now, endsAt: world.now + CREDENTIAL_VALID_DAYS * DAY };
}

/** The tenant that a subscription trusts: identities made in it live there. [F33] */
export function tenantIdOf(world: World, subscriptionId: string): string {
  return world.subscriptions.get(subscriptionId.toLowerCase())?.tenantId ?? world.homeTenantId;
}

/**
 * A service principal with ids of its own: enabling again or creating again never brings the old one back.
 * Role assignment learns of it after 5 to 60 seconds. [B-07, B-08, B-16]
 */
export function newManagedIdentity(world: World, mint: Mint, owner: ManagedIdentityOwner): ServicePrincipal {
  const { displayName, resourceId, isExplicit, subscriptionId } = owner;
  const [objectId, appId] = [mint.guid(), mint.guid()];
  const delay = mint.between(REPLICATION_SECONDS.least, REPLICATION_SECONDS.most) * SECOND;
  return {
    kind: 'servicePrincipal',
    objectId,
    tenantId: tenantIdOf(world, subscriptionId),
    displayName,
    appId,
    servicePrincipalType: 'ManagedIdentity',
    resourceId,
    isExplicit,
    createdAt: world.now,
    replicatedAt: world.propagation === 'instant' ? world.now : world.now + delay,
    keyCredentials: [newKeyCredential(world, mint)],
  };
}
