import { isoTime } from './iso-time.ts';
import type { JsonObject } from './json.ts';
import type { KeyVault, StorageAccount } from './resource.ts';

/** The URL of an account's blobs, with the trailing slash that ARM gives it. */
export function blobEndpoint(account: string): string {
  return `https://${account}.blob.core.windows.net/`;
}

/** The URL of a vault, with the trailing slash that ARM gives it. */
export function vaultUri(vault: string): string {
  return `https://${vault.toLowerCase()}.vault.azure.net/`;
}

/** The `properties` of a storage account as ARM answers them; without its keys and its data. */
export function storageAccountProperties({ name, location, createdAt, properties }: StorageAccount): JsonObject {
  return {
    accessTier: 'Hot',
    allowBlobPublicAccess: false,
    allowSharedKeyAccess: properties.allowSharedKeyAccess,
    creationTime: isoTime(createdAt),
    primaryEndpoints: { blob: blobEndpoint(name) },
    primaryLocation: location,
    provisioningState: 'Succeeded',
    statusOfPrimary: 'available',
    supportsHttpsTrafficOnly: true,
  };
}

/** The `properties` of a vault as ARM answers them; without its secrets. */
export function keyVaultProperties({ name, properties }: KeyVault): JsonObject {
  return {
    accessPolicies: [],
    enableRbacAuthorization: true,
    enableSoftDelete: true,
    provisioningState: 'Succeeded',
    publicNetworkAccess: 'Enabled',
    sku: { family: 'A', name: 'standard' },
    softDeleteRetentionInDays: 90,
    tenantId: properties.tenantId,
    vaultUri: vaultUri(name),
  };
}
