import type { Application } from './application.ts';
import type { AuthorizationEvents, Caller } from './authorization.ts';
import { type DeletedItem, deletedItemBody, deletedItems, deletedItemsOf, describeDeleted } from './deleted-item.ts';
import { purgedAt, servicePrincipalIn } from './directory.ts';
import { directoryObjectNotFound, servicePrincipalNameInUse } from './directory-errors.ts';
import {
  denyUnlessMayChange,
  denyUnlessMayRead,
  READ_APPLICATIONS,
  READ_DIRECTORY,
  READ_USERS,
  WRITE_APPLICATIONS,
  WRITE_USERS,
} from './directory-permission.ts';
import { durationText } from './duration-text.ts';
import { failed, type Reply, succeeded } from './reply.ts';
import { requestTracer } from './request-trace.ts';
import type { Decision, Slice, Tagged } from './slice.ts';
import type { Tracer } from './trace.ts';
import type { Draft, World } from './world.ts';

type Kind = DeletedItem['kind'];

export interface DeletedItemCommands {
  /** What is soft-deleted and not purged yet, of one kind. [F39] */
  readonly 'deletedItem.list': Caller & { readonly kind: Kind };
  readonly 'deletedItem.get': Caller & { readonly id: string };
  /** Refused for managed identities. An application and its service principal are restored one by one. [F39] */
  readonly 'deletedItem.restore': Caller & { readonly id: string };
  readonly 'deletedItem.purge': Caller & { readonly id: string };
}

export interface DeletedItemEvents {
  readonly DeletedItemRestored: { readonly kind: Kind; readonly objectId: string; readonly caller: string };
  readonly DeletedItemPurged: { readonly kind: Kind; readonly objectId: string; readonly caller: string };
}

type Emitted = DeletedItemEvents & AuthorizationEvents;
type Decided = Decision<Tagged<Emitted>>;

const READ = { application: READ_APPLICATIONS, servicePrincipal: READ_APPLICATIONS, user: READ_USERS } as const;
const WRITE = { application: WRITE_APPLICATIONS, servicePrincipal: WRITE_APPLICATIONS, user: WRITE_USERS } as const;

const itemOf = (world: World, id: string): DeletedItem | undefined =>
  deletedItems(world).find(({ record }) => record.objectId === id.toLowerCase());

/** Notes what was found, or gives Graph's 404. */
function notFoundAmong(world: World, item: DeletedItem | undefined, id: string, trace: Tracer): Reply | undefined {
  if (!item) {
    trace.failed('target', `nothing that can still be viewed was deleted under the id ${id}`, 'F39');
    return directoryObjectNotFound(id);
  }
  const left = durationText((purgedAt(item.record) ?? 0) - world.now);
  trace.noted(
    'target',
    `${describeDeleted(item)}; it is purged in ${left}, and counts toward the quota until then`,
    'F39',
  );
  return undefined;
}

function decideGet(world: World, { caller, id }: DeletedItemCommands['deletedItem.get']): Decided {
  const trace = requestTracer(world, caller);
  const item = itemOf(world, id);
  const denial = denyUnlessMayRead(world, { caller, appRoles: item ? READ[item.kind] : READ_DIRECTORY }, trace);
  if (denial) return { ...denial, trace: trace.finish() };
  const missing = notFoundAmong(world, item, id, trace);
  if (missing || !item) return { reply: missing ?? directoryObjectNotFound(id), events: [], trace: trace.finish() };
  return { reply: succeeded('graph', deletedItemBody(item, world.now)), events: [], trace: trace.finish() };
}

function decideList(world: World, { caller, kind }: DeletedItemCommands['deletedItem.list']): Decided {
  const trace = requestTracer(world, caller);
  const denial = denyUnlessMayRead(world, { caller, appRoles: READ[kind] }, trace);
  if (denial) return { ...denial, trace: trace.finish() };
  const items = deletedItems(world).filter((one) => one.kind === kind);
  trace.noted('target', `${items.length} deleted, each until 30 days after its deletion`, 'F39');
  return { reply: succeeded('graph', deletedItemsOf(kind, items, world.now)), events: [], trace: trace.finish() };
}

/** Graph's refusal; that it refuses is documented, the wording is the lab's. [F39] */
function notForManagedIdentities(verb: 'restored' | 'purged'): Reply {
  const what = verb === 'restored' ? 'restored' : 'permanently deleted';
  const message = `The service principal of a managed identity cannot be ${what}. It is purged 30 days after its deletion. (simulated wording)`;
  return failed('graph', { status: 400, code: 'Request_BadRequest', message });
}

type Change = Caller & { readonly id: string };
type Verb = 'restored' | 'purged';

/** What keeps an item from being restored or purged by hand. */
function refuseChange(world: World, item: DeletedItem, verb: Verb, trace: Tracer): Reply | undefined {
  if (item.kind !== 'servicePrincipal') return undefined;
  const { servicePrincipalType, appId, tenantId } = item.record;
  if (servicePrincipalType === 'ManagedIdentity') {
    trace.failed(
      'decision',
      `a managed identity is not ${verb} by hand: make a new one, and grant anew`,
      'F39',
      'B-16',
    );
    return notForManagedIdentities(verb);
  }
  if (verb === 'purged' || !servicePrincipalIn(world, tenantId, appId)) return undefined;
  trace.failed('decision', `${appId} has a new service principal in this directory already`, 'F24');
  return servicePrincipalNameInUse(appId);
}

/** The item without the mark of its deletion. */
function live(item: DeletedItem): DeletedItem {
  const { deletedAt: _gone, ...record } = item.record;
  return { kind: item.kind, record } as DeletedItem;
}

/** Of an application, Graph restores the object alone; a client restores the service principal by a second request. */
function explainChange(item: DeletedItem, verb: Verb, trace: Tracer): void {
  trace.passed('decision', `an ordinary object can be ${verb}, unlike a managed identity`, 'F39');
  if (item.kind !== 'application') return;
  trace.noted('target', `its service principal is an object of its own, and is ${verb} by itself`, 'F24');
}

function decideChange(world: World, { caller, id }: Change, verb: Verb): Decided {
  const trace = requestTracer(world, caller);
  const item = itemOf(world, id);
  const appRoles = item ? WRITE[item.kind] : WRITE_APPLICATIONS;
  const denial = denyUnlessMayChange(world, { caller, appRoles }, trace);
  if (denial) return { ...denial, trace: trace.finish('simplified') };
  const missing = notFoundAmong(world, item, id, trace);
  const refusal = missing ?? (item && refuseChange(world, item, verb, trace));
  if (refusal || !item)
    return { reply: refusal ?? directoryObjectNotFound(id), events: [], trace: trace.finish('simplified') };
  explainChange(item, verb, trace);
  const body = verb === 'restored' ? deletedItemBody(live(item), world.now) : null;
  const type = verb === 'restored' ? 'DeletedItemRestored' : 'DeletedItemPurged';
  const { kind } = item;
  return {
    reply: succeeded('graph', body, verb === 'restored' ? 200 : 204),
    events: [{ type, kind, objectId: item.record.objectId, caller }],
    trace: trace.finish('simplified'),
  };
}

/** The application with this object id, deleted or not. */
const applicationOf = (draft: Draft, objectId: string): Application | undefined =>
  [...draft.applications.values()].find((one) => one.objectId === objectId);

function restoreApplication(draft: Draft, objectId: string): void {
  const application = applicationOf(draft, objectId);
  if (!application) return;
  const { deletedAt: _gone, ...restored } = application;
  draft.applications.set(application.appId, restored);
}

function restorePrincipal(draft: Draft, objectId: string): void {
  const principal = draft.principals.get(objectId);
  if (!principal || principal.kind === 'group') return;
  const { deletedAt: _gone, ...restored } = principal;
  draft.principals.set(objectId, restored);
}

function purgePrincipal(draft: Draft, objectId: string): void {
  const principal = draft.principals.get(objectId);
  const isIndexed = principal?.kind === 'servicePrincipal' && draft.objectIdsByAppId.get(principal.appId) === objectId;
  if (isIndexed) draft.objectIdsByAppId.delete(principal.appId);
  draft.principals.delete(objectId);
}

/** The directory's bin: 30 days to look at what was deleted. [F39] */
export const deletedItemSlice: Slice<DeletedItemCommands, DeletedItemEvents, Emitted> = {
  decide: {
    'deletedItem.list': decideList,
    'deletedItem.get': decideGet,
    'deletedItem.restore': (world, command) => decideChange(world, command, 'restored'),
    'deletedItem.purge': (world, command) => decideChange(world, command, 'purged'),
  },
  evolve: {
    DeletedItemRestored: (draft, { kind, objectId }) =>
      kind === 'application' ? restoreApplication(draft, objectId) : restorePrincipal(draft, objectId),
    DeletedItemPurged: (draft, { kind, objectId }) => {
      if (kind !== 'application') return purgePrincipal(draft, objectId);
      draft.applications.delete(applicationOf(draft, objectId)?.appId ?? '');
    },
  },
};
