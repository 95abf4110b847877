import type { Blob, BlobContainer } from './blob-container.ts';
import { blobEndpoint } from './data-store-body.ts';
import { httpDate } from './http-date.ts';
import type { Mint } from './random.ts';
import type { Reply } from './reply.ts';
import { escapeXml, storageHeaders } from './storage-errors.ts';

type Written = Pick<Blob | BlobContainer, 'lastModified' | 'etag'>;

const writtenHeaders = ({ lastModified, etag }: Written): Readonly<Record<string, string>> => ({
  etag,
  'last-modified': httpDate(lastModified),
});

/** A value that changes with every write, as the service makes them. */
export function newEtag(mint: Mint): string {
  return `"0x8D${mint.guid().replaceAll('-', '').slice(0, 13).toUpperCase()}"`;
}

export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** 201 or 202 with nothing in the body. */
export function storageDone(mint: Mint, status: 201 | 202, written?: Written): Reply {
  const headers = { ...storageHeaders(mint.guid()), ...(written ? writtenHeaders(written) : {}) };
  return { service: 'storage', status, body: '', headers };
}

/** 200 with the blob's own content. */
export function blobReply(mint: Mint, blob: Blob): Reply {
  const headers = {
    ...storageHeaders(mint.guid()),
    ...writtenHeaders(blob),
    'content-length': String(byteLength(blob.content)),
    'content-type': blob.contentType,
    'x-ms-blob-type': 'BlockBlob',
  };
  return { service: 'storage', status: 200, body: blob.content, headers };
}

function enumeration(mint: Mint, attributes: string, inside: string): Reply {
  const body = `<?xml version="1.0" encoding="utf-8"?><EnumerationResults ${attributes}>${inside}<NextMarker /></EnumerationResults>`;
  return {
    service: 'storage',
    status: 200,
    body,
    headers: { ...storageHeaders(mint.guid()), 'content-type': 'application/xml' },
  };
}

const writtenXml = ({ lastModified, etag }: Written): string =>
  `<Last-Modified>${httpDate(lastModified)}</Last-Modified><Etag>${escapeXml(etag)}</Etag>`;

function blobXml(blob: Blob): string {
  const { name, content, contentType } = blob;
  const length = `<Content-Length>${byteLength(content)}</Content-Length>`;
  const properties = `${writtenXml(blob)}${length}<Content-Type>${escapeXml(contentType)}</Content-Type><BlobType>BlockBlob</BlobType>`;
  return `<Blob><Name>${escapeXml(name)}</Name><Properties>${properties}</Properties></Blob>`;
}

function containerXml(container: BlobContainer): string {
  return `<Container><Name>${container.name}</Name><Properties>${writtenXml(container)}</Properties></Container>`;
}

/** The service's list of blobs, in XML. A tool that needs values reads `blobsOf`. */
export function blobListReply(
  mint: Mint,
  at: { readonly account: string; readonly container: string },
  blobs: readonly Blob[],
): Reply {
  const attributes = `ServiceEndpoint="${blobEndpoint(at.account)}" ContainerName="${at.container}"`;
  return enumeration(mint, attributes, `<Blobs>${blobs.map(blobXml).join('')}</Blobs>`);
}

/** The service's list of containers, in XML. A tool that needs values reads `blobContainersOf`. */
export function containerListReply(mint: Mint, account: string, containers: readonly BlobContainer[]): Reply {
  const attributes = `ServiceEndpoint="${blobEndpoint(account)}"`;
  return enumeration(mint, attributes, `<Containers>${containers.map(containerXml).join('')}</Containers>`);
}
