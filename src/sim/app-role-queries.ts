import type { AppRole } from './application.ts';
import { audienceService } from './audience.ts';
import { GRAPH_APP_ROLES, MICROSOFT_GRAPH } from './graph-app-roles.ts';
import type { World } from './world.ts';

/** The app roles that an application offers; in the lab only Microsoft Graph offers any. */
export function appRolesOf(appId: string): readonly AppRole[] {
  return appId === MICROSOFT_GRAPH ? GRAPH_APP_ROLES : [];
}

/** The app roles in Microsoft Graph that a service principal holds at this moment; a token has those of its making. [F25] */
export function graphRolesOf(world: World, principalId: string): readonly string[] {
  const held = world.appRoleAssignments.get(principalId);
  if (held === undefined) return [];
  const graphId = world.objectIdsByAppId.get(MICROSOFT_GRAPH);
  const ids = held.filter(({ resourceId }) => resourceId === graphId).map(({ appRoleId }) => appRoleId);
  return GRAPH_APP_ROLES.filter(({ id }) => ids.includes(id)).map(({ value }) => value);
}

/** What goes into the `roles` claim of a token for this resource URI. [D.2] */
export function rolesFor(world: World, principalId: string, audience: string): readonly string[] {
  if (!world.appRoleAssignments.has(principalId)) return [];
  return audienceService(audience) === 'Microsoft Graph' ? graphRolesOf(world, principalId) : [];
}
