import type { Blob } from '../../sim/blob-container.ts';
import { isoTime } from '../../sim/iso-time.ts';
import type { JsonObject } from '../../sim/json.ts';

/** A time as the storage commands print it, `2026-03-02T09:00:00+00:00`. */
export function blobTime(epochMilliseconds: number): string {
  return isoTime(epochMilliseconds).replace('Z', '+00:00');
}

/** A blob as az prints it, of the members that the lab models. */
export function blobShape(container: string, blob: Blob): JsonObject {
  const { name, content, contentType, lastModified, etag } = blob;
  return {
    container,
    content: '',
    deleted: null,
    name,
    properties: {
      blobTier: 'Hot',
      blobType: 'BlockBlob',
      contentLength: new TextEncoder().encode(content).length,
      contentSettings: {
        cacheControl: null,
        contentDisposition: null,
        contentEncoding: null,
        contentLanguage: null,
        contentMd5: null,
        contentType,
      },
      etag,
      lastModified: blobTime(lastModified),
      lease: { duration: null, state: 'available', status: 'unlocked' },
    },
    snapshot: null,
    tags: null,
    versionId: null,
  };
}
