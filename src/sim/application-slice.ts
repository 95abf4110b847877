import type { Application } from './application.ts';
import { applicationBody, applicationsBody } from './application-body.ts';
import type { AuthorizationEvents, Caller } from './authorization.ts';
import { findServicePrincipal, servicePrincipalIn, tenantIdOfCaller } from './directory.ts';
import { badDirectoryRequest, directoryObjectNotFound, servicePrincipalNameInUse } from './directory-errors.ts';
import {
  denyUnlessMayChange,
  denyUnlessMayRead,
  READ_APPLICATIONS,
  WRITE_APPLICATIONS,
} from './directory-permission.ts';
import { refuseByQuota } from './directory-quota.ts';
import type { DirectoryEvents } from './directory-slice.ts';
import { principalBody } from './graph-body.ts';
import type { ServicePrincipal } from './principal.ts';
import type { Mint } from './random.ts';
import { failed, type Reply, succeeded } from './reply.ts';
import { describePrincipal, requestTracer } from './request-trace.ts';
import type { Decision, Slice, Tagged } from './slice.ts';
import type { Tracer } from './trace.ts';
import type { World } from './world.ts';

export interface ApplicationCommands {
  readonly 'application.create': Caller & { readonly displayName: string; readonly signInAudience: string };
  /** `id` is the application's own object id or its app id. */
  readonly 'application.get': Caller & { readonly id: string };
  readonly 'application.list': Caller;
  /** With its service principal. */
  readonly 'application.delete': Caller & { readonly id: string };
  /** The second half of an app registration: what signs in, and what roles are given to. */
  readonly 'servicePrincipal.create': Caller & { readonly appId: string };
  readonly 'servicePrincipal.delete': Caller & { readonly id: string };
}

export interface ApplicationEvents {
  readonly ApplicationCreated: { readonly application: Application; readonly caller: string };
  readonly ApplicationDeleted: { readonly appId: string; readonly deletedAt: number; readonly caller: string };
}

type Emitted = ApplicationEvents & DirectoryEvents & AuthorizationEvents;
type Decided = Decision<Tagged<Emitted>>;

/** The live application object with this object id or app id. A managed identity has none. [F24] */
export function findApplication(world: World, id: string): Application | undefined {
  const key = id.toLowerCase();
  const byAppId = world.applications.get(key);
  const found = byAppId ?? [...world.applications.values()].find(({ objectId }) => objectId === key);
  return found?.deletedAt === undefined ? found : undefined;
}

function explainMissing(world: World, id: string, trace: Tracer): Reply {
  const principal = findServicePrincipal(world, id);
  const isManaged = principal?.servicePrincipalType === 'ManagedIdentity';
  const hint = principal ? `; that is the service principal of ${describePrincipal(principal)}` : '';
  const why = isManaged ? ', which has no application object' : '';
  trace.failed('target', `the directory has no application ${id}${hint}${why}`, 'F24');
  return directoryObjectNotFound(id);
}

/** Users may register applications, as directories allow by default, and own what they registered. */
function mayRegister(world: World, caller: string, trace: Tracer) {
  const isUser = world.principals.get(caller)?.kind === 'user';
  const question = { caller, appRoles: WRITE_APPLICATIONS, ...(isUser ? { ownerId: caller } : {}) };
  return denyUnlessMayChange(world, question, trace);
}

function decideCreate(world: World, command: ApplicationCommands['application.create'], mint: Mint): Decided {
  const { caller, displayName, signInAudience } = command;
  const trace = requestTracer(world, caller);
  const denial = mayRegister(world, caller, trace);
  if (denial) return { ...denial, trace: trace.finish('simplified') };
  const full = refuseByQuota(world, { service: 'graph', more: 1 }, trace);
  if (full) return { reply: full, events: [], trace: trace.finish('simplified') };
  const ids = { objectId: mint.guid(), appId: mint.guid(), tenantId: tenantIdOfCaller(world, caller) };
  const application: Application = { ...ids, displayName, signInAudience, ownerId: caller, createdAt: world.now };
  trace.noted('target', 'an application object only; az ad sp create makes its service principal', 'F24');
  return {
    reply: succeeded('graph', applicationBody(application), 201),
    events: [{ type: 'ApplicationCreated', application, caller }],
    trace: trace.finish('simplified'),
  };
}

function decideGet(world: World, { caller, id }: ApplicationCommands['application.get']): Decided {
  const trace = requestTracer(world, caller);
  const denial = denyUnlessMayRead(world, { caller, appRoles: READ_APPLICATIONS }, trace);
  if (denial) return { ...denial, trace: trace.finish() };
  const application = findApplication(world, id);
  if (!application) return { reply: explainMissing(world, id, trace), events: [], trace: trace.finish() };
  trace.passed('target', `found the application object ${application.displayName}`, 'F24');
  return { reply: succeeded('graph', applicationBody(application)), events: [], trace: trace.finish() };
}

function decideDelete(world: World, { caller, id }: ApplicationCommands['application.delete']): Decided {
  const trace = requestTracer(world, caller);
  const application = findApplication(world, id);
  const owned = application ? { ownerId: application.ownerId } : {};
  const denial = denyUnlessMayChange(world, { caller, appRoles: WRITE_APPLICATIONS, ...owned }, trace);
  if (denial) return { ...denial, trace: trace.finish('simplified') };
  if (!application) return { reply: explainMissing(world, id, trace), events: [], trace: trace.finish() };
  const { appId } = application;
  const principal = findServicePrincipal(world, appId);
  const deletedAt = world.now;
  trace.noted('target', 'its service principal goes with it; both can be restored for 30 days', 'F39');
  return {
    reply: succeeded('graph', null, 204),
    events: [
      { type: 'ApplicationDeleted', appId, deletedAt, caller },
      ...(principal ? [{ type: 'ServicePrincipalDeleted', objectId: principal.objectId, deletedAt } as const] : []),
    ],
    trace: trace.finish('simplified'),
  };
}

/** The half of a registration that lives in `tenantId`: the application object may live in another one. [F34] */
function newServicePrincipal(world: World, mint: Mint, application: Application, tenantId: string): ServicePrincipal {
  const { appId, displayName, tenantId: applicationTenantId } = application;
  return {
    kind: 'servicePrincipal',
    objectId: mint.guid(),
    tenantId,
    displayName,
    appId,
    servicePrincipalType: 'Application',
    isExplicit: false,
    createdAt: world.now,
    replicatedAt: world.now,
    applicationTenantId,
    keyCredentials: [],
  };
}

/** An application of one tenant only has no business in another. [B-15] */
const isKnownIn = ({ tenantId, signInAudience }: Application, tenant: string): boolean =>
  tenantId === tenant || signInAudience !== 'AzureADMyOrg';

interface Provisioning {
  readonly appId: string;
  readonly tenantId: string;
}

function refuseServicePrincipal(world: World, { appId, tenantId }: Provisioning, trace: Tracer): Reply | undefined {
  if (servicePrincipalIn(world, tenantId, appId)) {
    trace.failed('target', `${appId} has a service principal in this directory already`, 'F24');
    return servicePrincipalNameInUse(appId);
  }
  const application = findApplication(world, appId);
  if (application && isKnownIn(application, tenantId)) {
    return refuseByQuota(world, { service: 'graph', more: 1 }, trace);
  }
  const why = application
    ? `${application.displayName} is an application of its own tenant only`
    : `the directory has no application ${appId}`;
  trace.failed('target', why, 'F24', 'B-15');
  return badDirectoryRequest(
    `The appId '${appId}' of the service principal does not reference a valid application object.`,
  );
}

function decideServicePrincipal(
  world: World,
  command: ApplicationCommands['servicePrincipal.create'],
  mint: Mint,
): Decided {
  const { caller, appId } = command;
  const trace = requestTracer(world, caller);
  const denial = mayRegister(world, caller, trace);
  if (denial) return { ...denial, trace: trace.finish('simplified') };
  const tenantId = tenantIdOfCaller(world, caller);
  const refusal = refuseServicePrincipal(world, { appId, tenantId }, trace);
  const application = findApplication(world, appId);
  if (refusal || !application) {
    return { reply: refusal ?? directoryObjectNotFound(appId), events: [], trace: trace.finish('simplified') };
  }
  const servicePrincipal = newServicePrincipal(world, mint, application, tenantId);
  const text =
    application.tenantId === tenantId
      ? 'an application object and a service principal, with the same app id'
      : 'a service principal here, of an application that lives in another tenant';
  trace.passed('target', text, 'F24', 'F34');
  return {
    reply: succeeded('graph', principalBody(servicePrincipal, world.now), 201),
    events: [{ type: 'ServicePrincipalCreated', servicePrincipal }],
    trace: trace.finish('simplified'),
  };
}

/** A managed identity's service principal goes with its resource, never by itself; the wording is the lab's. */
function decideServicePrincipalDelete(
  world: World,
  { caller, id }: ApplicationCommands['servicePrincipal.delete'],
): Decided {
  const trace = requestTracer(world, caller);
  const principal = findServicePrincipal(world, id);
  const ownerId = principal && findApplication(world, principal.appId)?.ownerId;
  const owned = ownerId === undefined ? {} : { ownerId };
  const denial = denyUnlessMayChange(world, { caller, appRoles: WRITE_APPLICATIONS, ...owned }, trace);
  if (denial) return { ...denial, trace: trace.finish('simplified') };
  if (!principal) {
    trace.failed('target', `the directory has no service principal ${id}`);
    return { reply: directoryObjectNotFound(id), events: [], trace: trace.finish() };
  }
  const isManaged = principal.servicePrincipalType === 'ManagedIdentity';
  if (isManaged || principal.applicationTenantId !== world.homeTenantId) {
    trace.failed(
      'target',
      isManaged
        ? `${describePrincipal(principal)}: Azure made it, and Azure deletes it`
        : `${describePrincipal(principal)}: its application is of another tenant`,
      'F07',
      'F24',
    );
    const message = isManaged
      ? 'The service principal of a managed identity is deleted with its resource. (simulated wording)'
      : 'The service principal of an application of another tenant stays in the lab. (simulated wording)';
    const reply = failed('graph', { status: 403, code: 'Authorization_RequestDenied', message });
    return { reply, events: [], trace: trace.finish('simplified') };
  }
  const { objectId } = principal;
  return {
    reply: succeeded('graph', null, 204),
    events: [{ type: 'ServicePrincipalDeleted', objectId, deletedAt: world.now }],
    trace: trace.finish('simplified'),
  };
}

/** App registrations: an application object, and beside it a service principal. [F24] */
export const applicationSlice: Slice<ApplicationCommands, ApplicationEvents, Emitted> = {
  decide: {
    'application.create': decideCreate,
    'application.get': decideGet,
    'application.list': (world, { caller }): Decided => {
      const trace = requestTracer(world, caller);
      const denial = denyUnlessMayRead(world, { caller, appRoles: READ_APPLICATIONS }, trace);
      if (denial) return { ...denial, trace: trace.finish() };
      const live = [...world.applications.values()].filter(({ deletedAt }) => deletedAt === undefined);
      return { reply: succeeded('graph', applicationsBody(live)), events: [], trace: trace.finish() };
    },
    'application.delete': decideDelete,
    'servicePrincipal.create': decideServicePrincipal,
    'servicePrincipal.delete': decideServicePrincipalDelete,
  },
  evolve: {
    ApplicationCreated: (draft, { application }) => {
      draft.applications.set(application.appId, application);
    },
    ApplicationDeleted: (draft, { appId, deletedAt }) => {
      const application = draft.applications.get(appId);
      if (application) draft.applications.set(appId, { ...application, deletedAt });
    },
  },
};
