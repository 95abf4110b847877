import { type ArmId, keyOf } from './arm-id.ts';
import type { AuthorizationEvents } from './authorization.ts';
import { type BlobContainer, containerScope } from './blob-container.ts';
import { blobContainersOf } from './data-store-queries.ts';
import type { Mint } from './random.ts';
import type { StorageAccount } from './resource.ts';
import type { Decision, Slice, Tagged } from './slice.ts';
import type { StorageActor } from './storage-access.ts';
import { CONTAINER_EXISTS, INVALID_RESOURCE_NAME } from './storage-errors.ts';
import { containerListReply, newEtag, storageDone } from './storage-reply.ts';
import { decideStorage, type StorageOutcome, type ToStorage } from './storage-request.ts';
import type { Draft, World } from './world.ts';

export interface BlobContainerCommands {
  readonly 'blobContainer.create': ToStorage & { readonly name: string };
  readonly 'blobContainer.list': ToStorage;
}

export interface BlobContainerEvents {
  readonly BlobContainerCreated: {
    readonly accountId: ArmId;
    readonly container: BlobContainer;
    readonly actor: StorageActor;
  };
}

type CreateCommand = BlobContainerCommands['blobContainer.create'];
type Event = Tagged<BlobContainerEvents>;
type Emitted = BlobContainerEvents & AuthorizationEvents;
type Decided = Decision<Tagged<Emitted>>;

const CONTAINERS = 'Microsoft.Storage/storageAccounts/blobServices/containers';

/** 3 to 63 lower-case letters, digits and single hyphens, a letter or digit at either end. */
const NAME = /^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$/;

/** Puts a container of an account in the place of the one of that name. */
export function putContainer(draft: Draft, accountId: ArmId, container: BlobContainer): void {
  const account = draft.resources.get(keyOf(accountId));
  if (account?.type !== 'Microsoft.Storage/storageAccounts') return;
  const containers = new Map(account.properties.containers).set(container.name, container);
  draft.resources.set(keyOf(accountId), { ...account, properties: { ...account.properties, containers } });
}

function decideCreate(world: World, command: CreateCommand, mint: Mint): Decided {
  const { name } = command;
  const perform = ({ id, properties }: StorageAccount, actor: StorageActor): StorageOutcome<Event> => {
    if (!NAME.test(name)) return INVALID_RESOURCE_NAME;
    if (properties.containers.has(name)) return CONTAINER_EXISTS;
    const container: BlobContainer = { name, lastModified: world.now, etag: newEtag(mint), blobs: new Map() };
    const reply = storageDone(mint, 201, container);
    return { reply, events: [{ type: 'BlobContainerCreated', accountId: id, container, actor }] };
  };
  const operation = ({ id }: StorageAccount) =>
    ({ action: `${CONTAINERS}/write`, plane: 'control', scope: containerScope(id, name) }) as const;
  return decideStorage(world, mint, { request: command, work: { operation, perform } });
}

function decideList(world: World, command: ToStorage, mint: Mint): Decided {
  const operation = ({ id }: StorageAccount) =>
    ({ action: `${CONTAINERS}/read`, plane: 'control', scope: id }) as const;
  const perform = ({ name }: StorageAccount): StorageOutcome<Event> => ({
    reply: containerListReply(mint, name, blobContainersOf(world, name)),
    events: [],
  });
  return decideStorage(world, mint, { request: command, work: { operation, perform } });
}

/** Containers, through the blob service: their actions stand among the `actions` of roles, unlike those of blobs. [E.5] */
export const blobContainerSlice: Slice<BlobContainerCommands, BlobContainerEvents, Emitted> = {
  decide: { 'blobContainer.create': decideCreate, 'blobContainer.list': decideList },
  evolve: {
    BlobContainerCreated: (draft, { accountId, container }) => putContainer(draft, accountId, container),
  },
};
