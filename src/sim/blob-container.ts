import type { ArmId } from './arm-id.ts';

/** A blob with text in it; `etag` changes with every write. Times in epoch milliseconds. */
export interface Blob {
  readonly name: string;
  readonly content: string;
  readonly contentType: string;
  readonly lastModified: number;
  readonly etag: string;
}

/** A container of a storage account; its blobs by name, which is told apart by case. */
export interface BlobContainer {
  readonly name: string;
  readonly lastModified: number;
  readonly etag: string;
  readonly blobs: ReadonlyMap<string, Blob>;
}

/** The scope of a container, at which a role can be assigned; blobs are no scopes. */
export function containerScope(accountId: ArmId, container: string): ArmId {
  return `${accountId}/blobServices/default/containers/${container}`;
}
