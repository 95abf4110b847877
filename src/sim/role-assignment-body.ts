import { type ArmId, parseArmId } from './arm-id.ts';
import { isoTime } from './iso-time.ts';
import type { JsonObject } from './json.ts';
import type { RoleAssignment } from './role-assignment.ts';
import { roleDefinitionArmId } from './role-definition.ts';

const SEGMENT = '/providers/Microsoft.Authorization/roleAssignments/';

export function roleAssignmentId(scope: ArmId, name: string): ArmId {
  return `${scope.replace(/\/+$/, '')}${SEGMENT}${name}`;
}

/** The scope at which an assignment with this id was made. */
export function scopeOfAssignment(id: ArmId): ArmId {
  const at = id.toLowerCase().lastIndexOf(SEGMENT.toLowerCase());
  return at < 0 ? id : id.slice(0, at);
}

/** A role assignment as ARM answers it. [E.4] */
export function roleAssignmentBody(assignment: RoleAssignment): JsonObject {
  const { id, name, scope, roleDefinitionId, principalId, principalType, createdAt, createdBy } = assignment;
  return {
    id,
    name,
    properties: {
      condition: null,
      conditionVersion: null,
      createdBy,
      createdOn: isoTime(createdAt),
      delegatedManagedIdentityResourceId: null,
      description: null,
      principalId,
      principalType,
      roleDefinitionId: roleDefinitionArmId(parseArmId(scope)?.subscriptionId ?? '', roleDefinitionId),
      scope,
      updatedBy: createdBy,
      updatedOn: isoTime(createdAt),
    },
    type: 'Microsoft.Authorization/roleAssignments',
  };
}
