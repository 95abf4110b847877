import type { ArmId } from './arm-id.ts';
import type { BlobContainer } from './blob-container.ts';
import type { FederatedCredential } from './federated-credential.ts';
import type { JsonObject } from './json.ts';
import type { Secret } from './secret.ts';

/** What is particular to a resource of each type. A new type is one line here and a slice that makes it. */
export interface ResourceProperties {
  readonly 'Microsoft.Compute/virtualMachines': VirtualMachineProperties;
  readonly 'Microsoft.ManagedIdentity/userAssignedIdentities': UserAssignedIdentityProperties;
  readonly 'Microsoft.Storage/storageAccounts': StorageAccountProperties;
  readonly 'Microsoft.KeyVault/vaults': KeyVaultProperties;
  readonly 'Microsoft.Web/serverFarms': AppServicePlanProperties;
  readonly 'Microsoft.Web/sites': WebAppProperties;
}

export interface VirtualMachineProperties {
  readonly vmId: string;
  readonly size: string;
  readonly image: string;
  /** `stopped` is still billed; `deallocated` has given its hardware back. */
  readonly powerState: 'running' | 'stopped' | 'deallocated';
  readonly privateIpAddress: string;
  /** Moved while it ran: it still knows its identities by their URI from before, until it is updated. [B-14] */
  readonly hasStaleIdentityUri?: true;
}

export interface UserAssignedIdentityProperties {
  readonly principalId: string;
  readonly clientId: string;
  readonly tenantId: string;
  /** `Regional`: only hosts in the identity's own region may hold it. Left out: `None`. [F30, G-14] */
  readonly isolationScope?: 'Regional';
  /** At most 20; in the order of their creation. [B-15] */
  readonly federatedCredentials?: readonly FederatedCredential[];
}

export interface StorageAccountProperties {
  readonly sku: string;
  readonly allowSharedKeyAccess: boolean;
  /** key1 and key2, as listKeys answers them; either opens everything in the account. [B-11] */
  readonly keys: readonly [string, string];
  /** By name. */
  readonly containers: ReadonlyMap<string, BlobContainer>;
}

/** A vault in RBAC mode; access policies are not modelled. */
export interface KeyVaultProperties {
  readonly tenantId: string;
  /** By name in lower case. */
  readonly secrets: ReadonlyMap<string, Secret>;
}

/** The machines that web apps share. */
export interface AppServicePlanProperties {
  readonly sku: string;
}

export interface WebAppProperties {
  readonly state: 'Running' | 'Stopped';
  /** The id of its plan. */
  readonly serverFarmId: ArmId;
  /** What its code finds in IDENTITY_ENDPOINT and IDENTITY_HEADER; ARM never shows either. [C.6] */
  readonly identityEndpoint: string;
  readonly identityHeader: string;
}

export type ResourceType = keyof ResourceProperties;

/** A user-assigned identity as a host holds it: the id as ARM answers it, and the principal that was attached under it. */
export interface IdentityReference {
  readonly id: ArmId;
  readonly principalId: string;
}

/**
 * The `identity` block of a resource that initiates calls. `userAssigned` holds references also to identities that were deleted
 * since: deleting one does not detach it, and one made anew under the name is another. [E.1, E.2, F33]
 */
export interface ResourceIdentity {
  readonly systemAssigned?: { readonly principalId: string; readonly tenantId: string };
  readonly userAssigned: readonly IdentityReference[];
}

interface ResourceOf<Type extends ResourceType> {
  readonly type: Type;
  readonly id: ArmId;
  readonly name: string;
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly location: string;
  readonly tags: JsonObject;
  readonly createdAt: number;
  readonly identity?: ResourceIdentity;
  readonly properties: ResourceProperties[Type];
}

/** A resource of any modelled type, told apart by `type`. */
export type Resource = { [Type in ResourceType]: ResourceOf<Type> }[ResourceType];
export type ResourceWith<Type extends ResourceType> = ResourceOf<Type>;
export type VirtualMachine = ResourceOf<'Microsoft.Compute/virtualMachines'>;
export type UserAssignedIdentity = ResourceOf<'Microsoft.ManagedIdentity/userAssignedIdentities'>;
export type StorageAccount = ResourceOf<'Microsoft.Storage/storageAccounts'>;
export type KeyVault = ResourceOf<'Microsoft.KeyVault/vaults'>;
export type AppServicePlan = ResourceOf<'Microsoft.Web/serverFarms'>;
export type WebApp = ResourceOf<'Microsoft.Web/sites'>;

/** The value of `identity.type` on the wire; `SystemAssigned, UserAssigned` with comma and space. [E.1, F16] */
export function identityType(identity: ResourceIdentity | undefined): string | undefined {
  const kinds = [
    ...(identity?.systemAssigned ? ['SystemAssigned'] : []),
    ...(identity?.userAssigned.length ? ['UserAssigned'] : []),
  ];
  return kinds.length > 0 ? kinds.join(', ') : undefined;
}
