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
  /** Deleted since; ordinary users can be restored for 30 days. */
  readonly deletedAt?: number;
  /** May change the directory: the operator that a world starts with. Azure roles do not count there. */
  readonly isDirectoryAdministrator?: boolean;
}

/** A security group. Who is in it stands in the world's `groupMembers`. */
export interface Group {
  readonly kind: 'group';
  readonly objectId: string;
  readonly tenantId: string;
  readonly displayName: string;
  readonly mailNickname: string;
  readonly description: string | null;
  /** Whoever made it: besides the administrator, the one who may change it. */
  readonly ownerId: string;
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
  /** The tenant that holds its application object; a managed identity has none. [F24] */
  readonly applicationTenantId?: string;
  readonly keyCredentials: readonly KeyCredential[];
}

export type Principal = User | Group | ServicePrincipal;

/** The name under which ARM's messages speak of a caller: the UPN of a user, the client id of a service principal. */
export function clientName(principal: Principal): string {
  switch (principal.kind) {
    case 'user':
      return principal.userPrincipalName;
    case 'group':
      return principal.displayName;
    case 'servicePrincipal':
      return principal.appId;
  }
}
