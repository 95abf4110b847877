import { appRolesOf } from './app-role-queries.ts';
import type { AppRoleAssignment } from './application.ts';
import { type AssignmentEnd, appRoleAssignmentBody, appRoleAssignmentsBody } from './application-body.ts';
import type { AuthorizationEvents, Caller } from './authorization.ts';
import { countText } from './count-text.ts';
import { findServicePrincipal } from './directory.ts';
import { badDirectoryRequest, directoryObjectNotFound } from './directory-errors.ts';
import { denyUnlessMayChange, denyUnlessMayRead, GRANT_APP_ROLES, READ_APPLICATIONS } from './directory-permission.ts';
import type { ServicePrincipal } from './principal.ts';
import type { Mint } from './random.ts';
import { type Reply, succeeded } from './reply.ts';
import { describePrincipal, requestTracer } from './request-trace.ts';
import type { Decision, Slice, Tagged } from './slice.ts';
import type { Tracer } from './trace.ts';
import type { World } from './world.ts';

export interface AppRoleAssignmentCommands {
  /** POST /servicePrincipals/{servicePrincipalId}/appRoleAssignments; ids are object ids, the role's is its GUID. [B-10] */
  readonly 'appRoleAssignment.create': Caller & {
    readonly servicePrincipalId: string;
    readonly principalId: string;
    readonly resourceId: string;
    readonly appRoleId: string;
  };
  readonly 'appRoleAssignment.list': Caller & { readonly servicePrincipalId: string };
  /** The other end: who holds roles of this service principal. */
  readonly 'appRoleAssignment.listAssignedTo': Caller & { readonly servicePrincipalId: string };
  readonly 'appRoleAssignment.delete': Caller & { readonly servicePrincipalId: string; readonly id: string };
}

export interface AppRoleAssignmentEvents {
  /** Shows in the `roles` claim of the next token, not of those that are out. [F25, F38] */
  readonly AppRoleAssigned: { readonly assignment: AppRoleAssignment; readonly caller: string };
  readonly AppRoleUnassigned: { readonly principalId: string; readonly id: string; readonly caller: string };
}

type CreateCommand = AppRoleAssignmentCommands['appRoleAssignment.create'];
type Emitted = AppRoleAssignmentEvents & AuthorizationEvents;
type Decided = Decision<Tagged<Emitted>>;

/** The service principal with this object id; Graph's paths do not take app ids here. [B-03] */
function principalAt(world: World, id: string, trace: Tracer): ServicePrincipal | { readonly reply: Reply } {
  const principal = findServicePrincipal(world, id);
  if (principal?.objectId === id.toLowerCase()) return principal;
  const hint = principal ? '; that is a client id, and Graph takes the object id here' : '';
  trace.failed('target', `the directory has no service principal with object id ${id}${hint}`, 'B-03');
  return { reply: directoryObjectNotFound(id) };
}

/** What is wrong with a grant; Graph's words, written down from memory. */
function refuseGrant(world: World, command: CreateCommand, trace: Tracer): Reply | undefined {
  const resource = principalAt(world, command.resourceId, trace);
  if ('reply' in resource) return resource.reply;
  const role = appRolesOf(resource.appId).find(({ id }) => id === command.appRoleId.toLowerCase());
  if (!role) {
    trace.failed('target', `${resource.displayName} offers no app role ${command.appRoleId}`, 'F25');
    return badDirectoryRequest('Permission being assigned was not found on application');
  }
  const held = world.appRoleAssignments.get(command.principalId.toLowerCase()) ?? [];
  if (!held.some((one) => one.resourceId === resource.objectId && one.appRoleId === role.id)) return undefined;
  trace.failed('target', `${role.value} is granted already`, 'F25');
  return badDirectoryRequest('Permission being assigned already exists on the object');
}

/** Graph takes a path and a body that name the same principal. */
function mismatch(trace: Tracer): Reply {
  trace.failed('target', 'the principalId of the body is not the service principal of the path', 'B-10');
  return badDirectoryRequest(
    'The principalId does not match the service principal of the address. (simulated wording)',
  );
}

function decideCreate(world: World, command: CreateCommand, mint: Mint): Decided {
  const { caller, servicePrincipalId, appRoleId, resourceId } = command;
  const trace = requestTracer(world, caller);
  const denial = denyUnlessMayChange(world, { caller, appRoles: GRANT_APP_ROLES }, trace);
  if (denial) return { ...denial, trace: trace.finish() };
  const principal = principalAt(world, servicePrincipalId, trace);
  if ('reply' in principal) return { ...principal, events: [], trace: trace.finish() };
  const isSame = command.principalId.toLowerCase() === principal.objectId;
  const refusal = isSame ? refuseGrant(world, command, trace) : mismatch(trace);
  if (refusal) return { reply: refusal, events: [], trace: trace.finish('simplified') };
  const assignment: AppRoleAssignment = {
    id: mint.opaque(43),
    principalId: principal.objectId,
    resourceId: resourceId.toLowerCase(),
    appRoleId: appRoleId.toLowerCase(),
    createdAt: world.now,
  };
  const text = `granted to ${describePrincipal(principal)}; it stands in the roles claim of its next token, not of those that are out`;
  trace.passed('target', text, 'F25', 'F38', 'B-10');
  return {
    reply: succeeded('graph', appRoleAssignmentBody(world, assignment), 201),
    events: [{ type: 'AppRoleAssigned', assignment, caller }],
    trace: trace.finish(),
  };
}

/** Reading what a service principal holds, or what is held of it. */
function decideList(
  world: World,
  command: AppRoleAssignmentCommands['appRoleAssignment.list'],
  end: AssignmentEnd,
): Decided {
  const { caller, servicePrincipalId } = command;
  const trace = requestTracer(world, caller);
  const denial = denyUnlessMayRead(world, { caller, appRoles: READ_APPLICATIONS }, trace);
  if (denial) return { ...denial, trace: trace.finish() };
  const principal = principalAt(world, servicePrincipalId, trace);
  if ('reply' in principal) return { ...principal, events: [], trace: trace.finish() };
  const { objectId } = principal;
  const found =
    end === 'appRoleAssignments'
      ? (world.appRoleAssignments.get(objectId) ?? [])
      : [...world.appRoleAssignments.values()].flat().filter(({ resourceId }) => resourceId === objectId);
  const verb = end === 'appRoleAssignments' ? 'holds' : 'gave others';
  trace.noted('target', `${describePrincipal(principal)}, ${verb} ${countText(found.length, 'app role')}`, 'F25');
  const body = appRoleAssignmentsBody(world, { of: objectId, end }, found);
  return { reply: succeeded('graph', body), events: [], trace: trace.finish() };
}

function decideDelete(world: World, command: AppRoleAssignmentCommands['appRoleAssignment.delete']): Decided {
  const { caller, servicePrincipalId, id } = command;
  const trace = requestTracer(world, caller);
  const denial = denyUnlessMayChange(world, { caller, appRoles: GRANT_APP_ROLES }, trace);
  if (denial) return { ...denial, trace: trace.finish() };
  const principal = principalAt(world, servicePrincipalId, trace);
  if ('reply' in principal) return { ...principal, events: [], trace: trace.finish() };
  const principalId = principal.objectId;
  if (!world.appRoleAssignments.get(principalId)?.some((one) => one.id === id)) {
    trace.failed('target', `${principal.displayName} holds no app role assignment ${id}`);
    return { reply: directoryObjectNotFound(id), events: [], trace: trace.finish() };
  }
  trace.noted('token', 'tokens that are out keep the role until they expire', 'F38', 'B-10');
  return {
    reply: succeeded('graph', null, 204),
    events: [{ type: 'AppRoleUnassigned', principalId, id, caller }],
    trace: trace.finish(),
  };
}

/** Permissions in Microsoft Graph, given to a service principal: the way for a managed identity, which has no application. [F25] */
export const appRoleAssignmentSlice: Slice<AppRoleAssignmentCommands, AppRoleAssignmentEvents, Emitted> = {
  decide: {
    'appRoleAssignment.create': decideCreate,
    'appRoleAssignment.list': (world, command) => decideList(world, command, 'appRoleAssignments'),
    'appRoleAssignment.listAssignedTo': (world, command) => decideList(world, command, 'appRoleAssignedTo'),
    'appRoleAssignment.delete': decideDelete,
  },
  evolve: {
    AppRoleAssigned: (draft, { assignment }) => {
      const held = draft.appRoleAssignments.get(assignment.principalId) ?? [];
      draft.appRoleAssignments.set(assignment.principalId, [...held, assignment]);
    },
    AppRoleUnassigned: (draft, { principalId, id }) => {
      const kept = (draft.appRoleAssignments.get(principalId) ?? []).filter((one) => one.id !== id);
      if (kept.length > 0) draft.appRoleAssignments.set(principalId, kept);
      else draft.appRoleAssignments.delete(principalId);
    },
  },
};
