import type { AuthorizationEvents, Caller } from './authorization.ts';
import {
  deletedServicePrincipals,
  findPrincipal,
  findServicePrincipal,
  isLive,
  servicePrincipalIn,
  servicePrincipalsOf,
  tenantIdOfCaller,
} from './directory.ts';
import { directoryObjectNotFound } from './directory-errors.ts';
import { denyUnlessMayRead, READ_APPLICATIONS, READ_DIRECTORY } from './directory-permission.ts';
import { principalBody, servicePrincipalsBody } from './graph-body.ts';
import type { Principal, ServicePrincipal } from './principal.ts';
import { failed, succeeded } from './reply.ts';
import { describePrincipal, requestTracer } from './request-trace.ts';
import type { Decision, Slice, Tagged } from './slice.ts';
import type { World } from './world.ts';

export interface DirectoryCommands {
  /** `id` is an object id or an app id. */
  readonly 'servicePrincipal.get': Caller & { readonly id: string };
  readonly 'servicePrincipal.list': Caller & { readonly displayNamePrefix?: string };
  /** `id` is a user principal name, an object id or an app id. */
  readonly 'principal.get': Caller & { readonly id: string };
  readonly 'signedInUser.get': Caller;
}

export interface DirectoryEvents {
  readonly ServicePrincipalCreated: { readonly servicePrincipal: ServicePrincipal };
  /** Soft-deleted; purged 30 days later. [F39] */
  readonly ServicePrincipalDeleted: { readonly objectId: string; readonly deletedAt: number };
}

type Emitted = DirectoryEvents & AuthorizationEvents;
type Decided = Decision<Tagged<Emitted>>;

/** An app id means the service principal in the caller's own directory, where an application of several tenants has one. [F34] */
function inTenantOf(world: World, { caller, id }: Caller & { readonly id: string }, found: Principal): Principal {
  if (found.kind !== 'servicePrincipal' || found.appId !== id.toLowerCase()) return found;
  return servicePrincipalIn(world, tenantIdOfCaller(world, caller), found.appId) ?? found;
}

function answer(world: World, command: Caller & { readonly id: string }, find: typeof findPrincipal): Decided {
  const trace = requestTracer(world, command.caller);
  const denial = denyUnlessMayRead(world, { caller: command.caller, appRoles: READ_DIRECTORY }, trace);
  if (denial) return { ...denial, trace: trace.finish() };
  const found: Principal | undefined = find(world, command.id);
  const principal = found && inTenantOf(world, command, found);
  if (!principal) {
    const deleted = deletedServicePrincipals(world).find((one) => [one.objectId, one.appId].includes(command.id));
    const hint = deleted ? `: ${describePrincipal(deleted)}` : '';
    trace.failed('target', `the directory has no live object with id ${command.id}${hint}`, 'F39');
    return { reply: directoryObjectNotFound(command.id), events: [], trace: trace.finish() };
  }
  trace.passed('target', `found ${describePrincipal(principal)}`, 'B-03');
  return { reply: succeeded('graph', principalBody(principal, world.now)), events: [], trace: trace.finish() };
}

export const directorySlice: Slice<DirectoryCommands, DirectoryEvents, Emitted> = {
  decide: {
    'servicePrincipal.get': (world, command): Decided => answer(world, command, findServicePrincipal),
    'principal.get': (world, command): Decided => answer(world, command, findPrincipal),
    'servicePrincipal.list': (world, command): Decided => {
      const trace = requestTracer(world, command.caller);
      const denial = denyUnlessMayRead(world, { caller: command.caller, appRoles: READ_APPLICATIONS }, trace);
      if (denial) return { ...denial, trace: trace.finish() };
      const found = servicePrincipalsOf(world, command.displayNamePrefix);
      return { reply: succeeded('graph', servicePrincipalsBody(found, world.now)), events: [], trace: trace.finish() };
    },
    'signedInUser.get': (world, command): Decided => {
      const trace = requestTracer(world, command.caller);
      const principal = world.principals.get(command.caller);
      if (principal?.kind === 'user') {
        return { reply: succeeded('graph', principalBody(principal, world.now)), events: [], trace: trace.finish() };
      }
      trace.failed('decision', 'only a user can ask Graph who is signed in');
      const message = '/me request is only valid with delegated authentication flow.';
      const reply = failed('graph', { status: 400, code: 'BadRequest', message });
      return { reply, events: [], trace: trace.finish() };
    },
  },
  evolve: {
    ServicePrincipalCreated: (draft, { servicePrincipal }) => {
      draft.principals.set(servicePrincipal.objectId, servicePrincipal);
      const { appId, tenantId } = servicePrincipal;
      const first = draft.principals.get(draft.objectIdsByAppId.get(appId) ?? '');
      const isElsewhere = first !== undefined && first.tenantId !== tenantId && isLive(first);
      if (!isElsewhere) draft.objectIdsByAppId.set(appId, servicePrincipal.objectId);
    },
    ServicePrincipalDeleted: (draft, { objectId, deletedAt }) => {
      const principal = draft.principals.get(objectId);
      if (principal?.kind === 'servicePrincipal') draft.principals.set(objectId, { ...principal, deletedAt });
    },
  },
};
