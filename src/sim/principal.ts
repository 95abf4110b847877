import type { ArmId } from './arm-id.ts';

/** A certificate on a service principal; times in epoch milliseconds. [F26, E.3] */
export interface KeyCredential {
  readonly keyId: string;
  readonly thumbprint: string;
  readonly startsAt: number;
  readonly endsAt: number;
}

/** A human in the directory. */
export interface User {
  readonly kind: 'user';
  readonly objectId: string;
  readonly tenantId: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly createdAt: number;
}

/**
 * The directory's record of an identity that software uses. A managed identity is one of these and nothing else:
 * it has no application object. [F04, F24, G-01]
 */
export interface ServicePrincipal {
  readonly kind: 'servicePrincipal';
  readonly objectId: string;
  readonly tenantId: string;
  readonly displayName: string;
  readonly appId: string;
  readonly servicePrincipalType: 'ManagedIdentity' | 'Application';
  /** The resource that this identity belongs to: the host (system-assigned) or the identity resource (user-assigned). */
  readonly resourceId?: ArmId;
  readonly isExplicit: boolean;
  readonly createdAt: number;
  /** Until then role assignment does not know it yet. [B-07] */
  readonly replicatedAt: number;
  /** Soft-deleted since. [F39] */
  readonly deletedAt?: number;
  readonly keyCredentials: readonly KeyCredential[];
}

export type Principal = User | ServicePrincipal;

/** The name under which ARM's messages speak of a caller: the UPN of a user, the client id of a service principal. */
export function clientName(principal: Principal): string {
  return principal.kind === 'user' ? principal.userPrincipalName : principal.appId;
}
