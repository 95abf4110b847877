import type { Application, AppRoleAssignment } from './application.ts';
import { isoTime } from './iso-time.ts';
import type { JsonObject } from './json.ts';
import type { World } from './world.ts';

const CONTEXT = 'https://graph.microsoft.com/v1.0/$metadata#';

function bareBody(application: Application): JsonObject {
  const { objectId, appId, displayName, signInAudience, createdAt, deletedAt } = application;
  return {
    api: { knownClientApplications: [], oauth2PermissionScopes: [], preAuthorizedApplications: [] },
    appId,
    appRoles: [],
    createdDateTime: isoTime(createdAt),
    deletedDateTime: deletedAt === undefined ? null : isoTime(deletedAt),
    displayName,
    id: objectId,
    identifierUris: [],
    keyCredentials: [],
    passwordCredentials: [],
    publisherDomain: null,
    requiredResourceAccess: [],
    signInAudience,
    tags: [],
  };
}

/** An application object as Graph v1.0 answers it. [F24] */
export function applicationBody(application: Application): JsonObject {
  return { '@odata.context': `${CONTEXT}applications/$entity`, ...bareBody(application) };
}

export function applicationsBody(applications: readonly Application[]): JsonObject {
  return { '@odata.context': `${CONTEXT}applications`, value: applications.map(bareBody) };
}

function bareAssignment(world: World, assignment: AppRoleAssignment): JsonObject {
  const { id, principalId, resourceId, appRoleId, createdAt } = assignment;
  return {
    id,
    deletedDateTime: null,
    appRoleId,
    createdDateTime: isoTime(createdAt),
    principalDisplayName: world.principals.get(principalId)?.displayName ?? null,
    principalId,
    principalType: 'ServicePrincipal',
    resourceDisplayName: world.principals.get(resourceId)?.displayName ?? null,
    resourceId,
  };
}

/** From which end a list looks at assignments: those that a service principal holds, or those that others hold of it. */
export type AssignmentEnd = 'appRoleAssignments' | 'appRoleAssignedTo';

const assignmentsOf = (principalId: string, end: AssignmentEnd = 'appRoleAssignments'): string =>
  `${CONTEXT}servicePrincipals('${principalId}')/${end}`;

/** An app role assignment as Graph answers the POST that made it. [B-10] */
export function appRoleAssignmentBody(world: World, assignment: AppRoleAssignment): JsonObject {
  const context = `${assignmentsOf(assignment.principalId)}/$entity`;
  return { '@odata.context': context, ...bareAssignment(world, assignment) };
}

export function appRoleAssignmentsBody(
  world: World,
  { of, end }: { readonly of: string; readonly end: AssignmentEnd },
  assignments: readonly AppRoleAssignment[],
): JsonObject {
  const value = assignments.map((one) => bareAssignment(world, one));
  return { '@odata.context': assignmentsOf(of, end), value };
}
