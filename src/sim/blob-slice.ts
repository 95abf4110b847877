import { type ArmId, keyOf } from './arm-id.ts';
import type { AuthorizationEvents } from './authorization.ts';
import { type Blob, type BlobContainer, containerScope } from './blob-container.ts';
import { putContainer } from './blob-container-slice.ts';
import { blobsOf } from './data-store-queries.ts';
import type { Mint } from './random.ts';
import type { StorageAccount } from './resource.ts';
import type { Decision, Slice, Tagged } from './slice.ts';
import type { StorageActor } from './storage-access.ts';
import { BLOB_EXISTS, BLOB_NOT_FOUND, CONTAINER_NOT_FOUND } from './storage-errors.ts';
import { blobListReply, blobReply, newEtag, storageDone } from './storage-reply.ts';
import { decideStorage, type StorageOutcome, type ToStorage } from './storage-request.ts';
import type { Draft, World } from './world.ts';

interface InContainer extends ToStorage {
  readonly container: string;
}

interface OneBlob extends InContainer {
  readonly name: string;
}

export interface BlobCommands {
  /** Replaces a blob of that name unless `overwrite` is false. The type defaults to application/octet-stream. */
  readonly 'blob.upload': OneBlob & {
    readonly content: string;
    readonly contentType?: string;
    readonly overwrite?: boolean;
  };
  readonly 'blob.download': OneBlob;
  readonly 'blob.list': InContainer;
  readonly 'blob.delete': OneBlob;
}

/** What happened to the data of an account, and who did it. */
interface OfContainer {
  readonly accountId: ArmId;
  readonly container: string;
  readonly actor: StorageActor;
}

export interface BlobEvents {
  readonly BlobUploaded: OfContainer & { readonly blob: Blob };
  readonly BlobDownloaded: OfContainer & { readonly name: string };
  readonly BlobsListed: OfContainer;
  readonly BlobDeleted: OfContainer & { readonly name: string };
}

type Event = Tagged<BlobEvents>;
type Emitted = BlobEvents & AuthorizationEvents;
type Decided = Decision<Tagged<Emitted>>;

const BLOBS = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs';

/** What an admitted request does to a container that is there. */
type Perform = (found: BlobContainer, of: OfContainer) => StorageOutcome<Event>;

function decideOnBlobs(
  world: World,
  mint: Mint,
  { request, verb, perform }: { readonly request: InContainer; readonly verb: string; readonly perform: Perform },
): Decided {
  const { container } = request;
  const work = {
    operation: ({ id }: StorageAccount) =>
      ({ action: `${BLOBS}/${verb}`, plane: 'data', scope: containerScope(id, container) }) as const,
    perform: ({ id, properties }: StorageAccount, actor: StorageActor) => {
      const found = properties.containers.get(container);
      return found ? perform(found, { accountId: id, container, actor }) : CONTAINER_NOT_FOUND;
    },
  };
  return decideStorage(world, mint, { request, work });
}

function decideUpload(world: World, request: BlobCommands['blob.upload'], mint: Mint): Decided {
  const { name, content, contentType = 'application/octet-stream', overwrite = true } = request;
  const perform: Perform = (found, of) => {
    if (!overwrite && found.blobs.has(name)) return BLOB_EXISTS;
    const blob: Blob = { name, content, contentType, lastModified: world.now, etag: newEtag(mint) };
    return { reply: storageDone(mint, 201, blob), events: [{ type: 'BlobUploaded', ...of, blob }] };
  };
  return decideOnBlobs(world, mint, { request, verb: 'write', perform });
}

function decideDownload(world: World, request: OneBlob, mint: Mint): Decided {
  const { name } = request;
  const perform: Perform = ({ blobs }, of) => {
    const blob = blobs.get(name);
    return blob ? { reply: blobReply(mint, blob), events: [{ type: 'BlobDownloaded', ...of, name }] } : BLOB_NOT_FOUND;
  };
  return decideOnBlobs(world, mint, { request, verb: 'read', perform });
}

function decideList(world: World, request: InContainer, mint: Mint): Decided {
  const perform: Perform = (_found, of) => {
    const blobs = blobsOf(world, request.account, request.container);
    return { reply: blobListReply(mint, request, blobs), events: [{ type: 'BlobsListed', ...of }] };
  };
  return decideOnBlobs(world, mint, { request, verb: 'read', perform });
}

function decideDelete(world: World, request: OneBlob, mint: Mint): Decided {
  const { name } = request;
  const perform: Perform = ({ blobs }, of) =>
    blobs.has(name)
      ? { reply: storageDone(mint, 202), events: [{ type: 'BlobDeleted', ...of, name }] }
      : BLOB_NOT_FOUND;
  return decideOnBlobs(world, mint, { request, verb: 'delete', perform });
}

function changeBlobs(draft: Draft, { accountId, container }: OfContainer, change: (blobs: Map<string, Blob>) => void) {
  const account = draft.resources.get(keyOf(accountId));
  const found =
    account?.type === 'Microsoft.Storage/storageAccounts' ? account.properties.containers.get(container) : undefined;
  if (!found) return;
  const blobs = new Map(found.blobs);
  change(blobs);
  putContainer(draft, accountId, { ...found, blobs });
}

/** Blobs: what Owner may not read and a data role may. Roles are asked on every request. [B-11, F38] */
export const blobSlice: Slice<BlobCommands, BlobEvents, Emitted> = {
  decide: {
    'blob.upload': decideUpload,
    'blob.download': decideDownload,
    'blob.list': decideList,
    'blob.delete': decideDelete,
  },
  evolve: {
    BlobUploaded: (draft, event) => changeBlobs(draft, event, (blobs) => blobs.set(event.blob.name, event.blob)),
    BlobDownloaded: () => undefined,
    BlobsListed: () => undefined,
    BlobDeleted: (draft, event) => changeBlobs(draft, event, (blobs) => blobs.delete(event.name)),
  },
};
