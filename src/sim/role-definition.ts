import { matchesAction, type Permissions } from './action-match.ts';
import { keyOf, subscriptionScope } from './arm-id.ts';
import { DATA_PLANE_ROLES } from './built-in-data-roles.ts';
import { type BuiltInRole, CONTROL_PLANE_ROLES } from './built-in-roles.ts';
import type { JsonObject } from './json.ts';

/** A built-in role; `id` is its GUID, the same in every tenant. */
export interface RoleDefinition extends Permissions {
  readonly id: string;
  readonly roleName: string;
  readonly description: string;
}

function filled(role: BuiltInRole): RoleDefinition {
  return { actions: [], notActions: [], dataActions: [], notDataActions: [], ...role };
}

/** The built-in roles, with the permissions of 2026-08. [E.5] */
export const ROLE_DEFINITIONS: readonly RoleDefinition[] = [...CONTROL_PLANE_ROLES, ...DATA_PLANE_ROLES].map(filled);

const byId = new Map(ROLE_DEFINITIONS.map((one) => [one.id, one]));
const byName = new Map(ROLE_DEFINITIONS.map((one) => [one.roleName.toLowerCase(), one]));

/**
 * Whether an action is one of data, asked for at the target itself: some built-in role names it among its dataActions, and not by
 * a `*` in the middle, which reaches actions of the control plane too.
 */
export function isDataAction(action: string): boolean {
  return ROLE_DEFINITIONS.some(({ dataActions }) =>
    dataActions.some((pattern) => !pattern.includes('/*/') && matchesAction(pattern, action)),
  );
}

export function roleDefinitionById(id: string): RoleDefinition | undefined {
  return byId.get(id);
}

/** Finds a role by its name (in any case) or by its GUID, also as the last segment of an id. */
export function findRoleDefinition(nameOrId: string): RoleDefinition | undefined {
  const text = keyOf(nameOrId);
  return byName.get(text) ?? byId.get(text.slice(text.lastIndexOf('/') + 1));
}

/** The name of a role by its GUID, or the GUID itself where no such role is known. */
export function roleNameOf(id: string): string {
  return byId.get(id)?.roleName ?? id;
}

/** The full id of a role as a subscription's role assignments carry it. [E.4] */
export function roleDefinitionArmId(subscriptionId: string, id: string): string {
  return `${subscriptionScope(subscriptionId)}/providers/Microsoft.Authorization/roleDefinitions/${id}`;
}

/** The ARM body of a role definition. */
export function roleDefinitionBody(role: RoleDefinition, subscriptionId: string): JsonObject {
  const { actions, notActions, dataActions, notDataActions } = role;
  return {
    id: roleDefinitionArmId(subscriptionId, role.id),
    name: role.id,
    properties: {
      assignableScopes: ['/'],
      createdBy: null,
      createdOn: null,
      description: role.description,
      permissions: [{ actions, notActions, dataActions, notDataActions, condition: null, conditionVersion: null }],
      roleName: role.roleName,
      type: 'BuiltInRole',
      updatedBy: null,
      updatedOn: null,
    },
    type: 'Microsoft.Authorization/roleDefinitions',
  };
}
