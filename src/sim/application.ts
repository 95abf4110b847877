import type { FederatedCredential } from './federated-credential.ts';

/**
 * An app registration: the application object of software. Its service principal is another record. A managed identity has
 * no application object. [F24] Times in epoch milliseconds.
 */
export interface Application {
  readonly objectId: string;
  readonly appId: string;
  readonly tenantId: string;
  readonly displayName: string;
  readonly signInAudience: string;
  readonly ownerId: string;
  readonly createdAt: number;
  readonly deletedAt?: number;
  /** Whose tokens it takes in exchange for its own. [B-15] */
  readonly federatedCredentials?: readonly FederatedCredential[];
}

/** A permission that an application offers to other software. */
export interface AppRole {
  readonly id: string;
  /** What stands in the `roles` claim. */
  readonly value: string;
  readonly displayName: string;
}

/** An app role that a service principal holds at another one. [F25, B-10] */
export interface AppRoleAssignment {
  readonly id: string;
  readonly principalId: string;
  /** The object id of the service principal that offers the role. */
  readonly resourceId: string;
  readonly appRoleId: string;
  readonly createdAt: number;
}
