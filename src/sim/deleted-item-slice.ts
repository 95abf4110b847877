import type { AuthorizationEvents, Caller } from './authorization.ts';
import { purgedAt } from './directory.ts';
import { directoryObjectNotFound } from './directory-errors.ts';
import { denyUnlessMayChange, denyUnlessMayRead, READ_DIRECTORY, WRITE_APPLICATIONS } from './directory-permission.ts';
import { durationText } from './duration-text.ts';
import { deletedItemsBody, principalBody } from './graph-body.ts';
import type { ServicePrincipal, User } from './principal.ts';
import { failed, type Reply, succeeded } from './reply.ts';
import { describePrincipal, requestTracer } from './request-trace.ts';
import type { Decision, Slice, Tagged } from './slice.ts';
import type { Tracer } from './trace.ts';
import type { World } from './world.ts';

type Deleted = ServicePrincipal | User;

export interface DeletedItemCommands {
  /** What is soft-deleted and not purged yet, of one kind. [F39] */
  readonly 'deletedItem.list': Caller & { readonly kind: Deleted['kind'] };
  readonly 'deletedItem.get': Caller & { readonly id: string };
  /** Refused for managed identities. [F39] */
  readonly 'deletedItem.restore': Caller & { readonly id: string };
  readonly 'deletedItem.purge': Caller & { readonly id: string };
}

export interface DeletedItemEvents {
  readonly DeletedItemRestored: { readonly objectId: string; readonly caller: string };
  readonly DeletedItemPurged: { readonly objectId: string; readonly caller: string };
}

type Emitted = DeletedItemEvents & AuthorizationEvents;
type Decided = Decision<Tagged<Emitted>>;

/** What can still be viewed: deleted less than 30 days ago. [F39] */
function viewable(world: World): readonly Deleted[] {
  const found: Deleted[] = [];
  for (const one of world.principals.values()) {
    const purge = one.kind === 'group' ? undefined : purgedAt(one);
    if (one.kind !== 'group' && purge !== undefined && world.now < purge) found.push(one);
  }
  return found;
}

function find(world: World, id: string, trace: Tracer): Deleted | { readonly reply: Reply } {
  const item = viewable(world).find(({ objectId }) => objectId === id.toLowerCase());
  if (!item) {
    trace.failed('target', `nothing that can still be viewed was deleted under the id ${id}`, 'F39');
    return { reply: directoryObjectNotFound(id) };
  }
  const left = durationText((purgedAt(item) ?? 0) - world.now);
  trace.noted(
    'target',
    `${describePrincipal(item)}; it is purged in ${left}, and counts toward the quota until then`,
    'F39',
  );
  return item;
}

function decideGet(world: World, { caller, id }: DeletedItemCommands['deletedItem.get']): Decided {
  const trace = requestTracer(world, caller);
  const denial = denyUnlessMayRead(world, { caller, appRoles: READ_DIRECTORY }, trace);
  if (denial) return { ...denial, trace: trace.finish() };
  const item = find(world, id, trace);
  const reply = 'reply' in item ? item.reply : succeeded('graph', principalBody(item, world.now));
  return { reply, events: [], trace: trace.finish() };
}

function decideList(world: World, { caller, kind }: DeletedItemCommands['deletedItem.list']): Decided {
  const trace = requestTracer(world, caller);
  const denial = denyUnlessMayRead(world, { caller, appRoles: READ_DIRECTORY }, trace);
  if (denial) return { ...denial, trace: trace.finish() };
  const items = viewable(world).filter((one) => one.kind === kind);
  trace.noted('target', `${items.length} deleted, each until 30 days after its deletion`, 'F39');
  return { reply: succeeded('graph', deletedItemsBody(items, world.now)), events: [], trace: trace.finish() };
}

/** Graph's refusal; that it refuses is documented, the wording is the lab's. [F39] */
function notForManagedIdentities(verb: 'restored' | 'purged'): Reply {
  const what = verb === 'restored' ? 'restored' : 'permanently deleted';
  const message = `The service principal of a managed identity cannot be ${what}. It is purged 30 days after its deletion. (simulated wording)`;
  return failed('graph', { status: 400, code: 'Request_BadRequest', message });
}

type Change = Caller & { readonly id: string };

function decideChange(world: World, { caller, id }: Change, verb: 'restored' | 'purged'): Decided {
  const trace = requestTracer(world, caller);
  const denial = denyUnlessMayChange(world, { caller, appRoles: WRITE_APPLICATIONS }, trace);
  if (denial) return { ...denial, trace: trace.finish('simplified') };
  const item = find(world, id, trace);
  if ('reply' in item) return { ...item, events: [], trace: trace.finish('simplified') };
  if (item.kind === 'servicePrincipal' && item.servicePrincipalType === 'ManagedIdentity') {
    trace.failed(
      'decision',
      `a managed identity is not ${verb} by hand: make a new one, and grant anew`,
      'F39',
      'B-16',
    );
    return { reply: notForManagedIdentities(verb), events: [], trace: trace.finish('simplified') };
  }
  const { objectId } = item;
  const type = verb === 'restored' ? 'DeletedItemRestored' : 'DeletedItemPurged';
  trace.passed('decision', `an ordinary object can be ${verb}, unlike a managed identity`, 'F39');
  const { deletedAt: _gone, ...restored } = item;
  const reply =
    verb === 'restored' ? succeeded('graph', principalBody(restored, world.now)) : succeeded('graph', null, 204);
  return { reply, events: [{ type, objectId, caller }], trace: trace.finish('simplified') };
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
    DeletedItemRestored: (draft, { objectId }) => {
      const principal = draft.principals.get(objectId);
      if (!principal || principal.kind === 'group') return;
      const { deletedAt: _gone, ...restored } = principal;
      draft.principals.set(objectId, restored);
      const application = principal.kind === 'servicePrincipal' ? draft.applications.get(principal.appId) : undefined;
      if (!application) return;
      const { deletedAt: _appGone, ...live } = application;
      draft.applications.set(application.appId, live);
    },
    DeletedItemPurged: (draft, { objectId }) => {
      const principal = draft.principals.get(objectId);
      if (principal?.kind === 'servicePrincipal') {
        draft.objectIdsByAppId.delete(principal.appId);
        draft.applications.delete(principal.appId);
      }
      draft.principals.delete(objectId);
    },
  },
};
