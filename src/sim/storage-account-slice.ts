import { resourceNotFound } from './arm-errors.ts';
import { type ArmId, resourceId } from './arm-id.ts';
import { type AuthorizationEvents, type Caller, denyUnlessAllowed } from './authorization.ts';
import { storageAccountNamed } from './data-store-queries.ts';
import type { Mint } from './random.ts';
import { refuseByOutage } from './region-outage.ts';
import { failed, type Reply, succeeded } from './reply.ts';
import { requestTracer } from './request-trace.ts';
import type { StorageAccount } from './resource.ts';
import { resourceBody } from './resource-body.ts';
import type { DeletionEvents } from './resource-deletion.ts';
import { decideList } from './resource-listing.ts';
import { type Placement, placeResource } from './resource-placement.ts';
import { resourceOfType } from './resource-queries.ts';
import { decideDelete, decideRead } from './resource-request.ts';
import type { Decision, Slice, Tagged } from './slice.ts';
import type { World } from './world.ts';

const STORAGE_ACCOUNT = 'Microsoft.Storage/storageAccounts';

/** Which storage account. */
interface Named extends Caller {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly name: string;
}

export interface StorageAccountCommands {
  /** Location defaults to the group's, the SKU to Standard_LRS, shared keys to allowed. */
  readonly 'storageAccount.create': Named & {
    readonly location?: string;
    readonly sku?: string;
    readonly allowSharedKeyAccess?: boolean;
    readonly tags: { readonly [key: string]: string };
  };
  readonly 'storageAccount.get': Named;
  readonly 'storageAccount.list': Caller & { readonly subscriptionId: string; readonly resourceGroup?: string };
  readonly 'storageAccount.delete': Named;
  /** The two keys; who has them needs no role. [B-11] */
  readonly 'storageAccount.listKeys': Named;
}

/** Somebody was shown the keys of an account. */
export interface StorageAccountEvents {
  readonly StorageAccountKeysListed: { readonly accountId: ArmId; readonly caller: string };
}

type CreateCommand = StorageAccountCommands['storageAccount.create'];
type Emitted = DeletionEvents & AuthorizationEvents & StorageAccountEvents;
type Decided = Decision<Tagged<Emitted>>;

const idOf = (named: Named): ArmId => resourceId({ ...named, type: STORAGE_ACCOUNT });

const NAME = /^[a-z0-9]{3,24}$/;

function refuseName(world: World, { name, ...command }: CreateCommand): Reply | undefined {
  if (!NAME.test(name)) {
    const rule =
      'Storage account name must be between 3 and 24 characters in length and use numbers and lower-case letters only.';
    const message = `${name} is not a valid storage account name. ${rule}`;
    return failed('arm', { status: 400, code: 'AccountNameInvalid', message });
  }
  const isHere = resourceOfType(world, idOf({ ...command, name }), STORAGE_ACCOUNT) !== undefined;
  if (isHere || !storageAccountNamed(world, name)) return undefined;
  const message = `The storage account named ${name} is already taken.`;
  return failed('arm', { status: 409, code: 'StorageAccountAlreadyTaken', message });
}

/** A key of 64 bytes in base64. */
const newKey = (mint: Mint): string => `${mint.opaque(85).replaceAll('-', '+').replaceAll('_', '/')}A==`;

function accountFrom(
  world: World,
  mint: Mint,
  { command, place }: { readonly command: CreateCommand; readonly place: Placement<typeof STORAGE_ACCOUNT> },
): StorageAccount {
  const { existing, address } = place;
  const { tags, sku, allowSharedKeyAccess } = command;
  const before = existing?.properties ?? {
    sku: 'Standard_LRS',
    allowSharedKeyAccess: true,
    keys: [newKey(mint), newKey(mint)],
    containers: new Map(),
  };
  const changed = {
    ...(sku === undefined ? {} : { sku }),
    ...(allowSharedKeyAccess === undefined ? {} : { allowSharedKeyAccess }),
  };
  const base = existing ?? { ...address, type: STORAGE_ACCOUNT, createdAt: world.now };
  return { ...base, tags, properties: { ...before, ...changed } };
}

function decideCreate(world: World, command: CreateCommand, mint: Mint): Decided {
  const trace = requestTracer(world, command.caller);
  const { caller } = command;
  const question = { caller, action: `${STORAGE_ACCOUNT}/write`, scope: idOf(command) };
  const denial = denyUnlessAllowed(world, question, trace);
  if (denial) return { ...denial, trace: trace.finish() };
  const place = placeResource(world, { ...command, type: STORAGE_ACCOUNT }, trace);
  if ('reply' in place) return { ...place, trace: trace.finish() };
  const refusal = refuseName(world, command);
  if (refusal) {
    trace.failed('target', `${command.name} is out of shape or taken: it becomes part of a host name`);
    return { reply: refusal, events: [], trace: trace.finish('simplified') };
  }
  const resource = accountFrom(world, mint, { command, place });
  return {
    reply: succeeded('arm', resourceBody(world, resource)),
    events: [{ type: place.existing ? 'ResourceUpdated' : 'ResourceCreated', resource, caller }],
    trace: trace.finish('simplified'),
  };
}

function decideKeys(world: World, command: Named): Decided {
  const trace = requestTracer(world, command.caller);
  const { caller, name, resourceGroup } = command;
  const scope = idOf(command);
  const denial = denyUnlessAllowed(world, { caller, action: `${STORAGE_ACCOUNT}/listKeys/action`, scope }, trace);
  if (denial) return { ...denial, trace: trace.finish() };
  const account = resourceOfType(world, scope, STORAGE_ACCOUNT);
  if (!account) {
    return { reply: resourceNotFound(STORAGE_ACCOUNT, name, resourceGroup), events: [], trace: trace.finish() };
  }
  const outage = refuseByOutage(world, [account], trace);
  if (outage) return { ...outage, trace: trace.finish() };
  trace.noted('target', `either key opens all data of ${name}; it names nobody and asks no role`, 'B-11');
  const keys = account.properties.keys.map((value, at) => ({ keyName: `key${at + 1}`, permissions: 'FULL', value }));
  return {
    reply: succeeded('arm', { keys }),
    events: [{ type: 'StorageAccountKeysListed', accountId: account.id, caller }],
    trace: trace.finish(),
  };
}

/** Storage accounts as ARM sees them. That may be done with no right to the data in them. [B-11] */
export const storageAccountSlice: Slice<StorageAccountCommands, StorageAccountEvents, Emitted> = {
  decide: {
    'storageAccount.create': decideCreate,
    'storageAccount.get': (world, command) => decideRead(world, { caller: command.caller, id: idOf(command) }),
    'storageAccount.list': (world, command) =>
      decideList(world, { ...command, resourceType: STORAGE_ACCOUNT }, resourceBody),
    'storageAccount.delete': (world, command) => decideDelete(world, { caller: command.caller, id: idOf(command) }),
    'storageAccount.listKeys': decideKeys,
  },
  evolve: { StorageAccountKeysListed: () => undefined },
};
