import { keyOf } from './arm-id.ts';
import type { Blob, BlobContainer } from './blob-container.ts';
import type { KeyVault, StorageAccount } from './resource.ts';
import { findResource } from './resource-queries.ts';
import type { Secret } from './secret.ts';
import type { World } from './world.ts';

/** The account of that name; names are taken for the whole world. */
export function storageAccountNamed(world: World, name: string): StorageAccount | undefined {
  return findResource(world, { type: 'Microsoft.Storage/storageAccounts', name });
}

/** The containers of an account, by name; none where there is no such account. */
export function blobContainersOf(world: World, account: string): readonly BlobContainer[] {
  const containers = storageAccountNamed(world, account)?.properties.containers.values() ?? [];
  return [...containers].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** The blobs of a container, by name; none where there is no such container. */
export function blobsOf(world: World, account: string, container: string): readonly Blob[] {
  const blobs = storageAccountNamed(world, account)?.properties.containers.get(container)?.blobs.values() ?? [];
  return [...blobs].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** The vault of that name; names are taken for the whole world. */
export function keyVaultNamed(world: World, name: string): KeyVault | undefined {
  return findResource(world, { type: 'Microsoft.KeyVault/vaults', name });
}

/** The secret of a vault in its latest version. */
export function secretOf(world: World, vault: string, secret: string): Secret | undefined {
  return keyVaultNamed(world, vault)?.properties.secrets.get(keyOf(secret));
}
