import type { RoleAssignment } from '../../sim/role-assignment.ts';
import { type ArmCall, type ArmCommands, objectIn, textIn } from '../arm-call.ts';

const PRINCIPAL_TYPES = ['User', 'ServicePrincipal', 'Group'] as const;

function principalTypeIn(properties: ArmCall['body']): { readonly principalType?: RoleAssignment['principalType'] } {
  const given = textIn(properties, 'principalType')?.toLowerCase();
  const principalType = PRINCIPAL_TYPES.find((one) => one.toLowerCase() === given);
  return principalType ? { principalType } : {};
}

/** Role assignments: listed at a scope, made, and deleted. [E.4] */
function assignmentCommands(
  { method, body, path, sender }: ArmCall,
  scope: string,
  name: string | undefined,
): ArmCommands {
  if (method === 'GET' && name === undefined) return [{ type: 'roleAssignment.list', ...sender, scope, at: 'below' }];
  if (name === undefined) return undefined;
  if (method === 'DELETE') return [{ type: 'roleAssignment.delete', ...sender, id: path }];
  if (method !== 'PUT') return undefined;
  const properties = objectIn(body, 'properties');
  const [principalId, roleDefinitionId] = [textIn(properties, 'principalId'), textIn(properties, 'roleDefinitionId')];
  const grant = {
    scope,
    principalId: principalId ?? '',
    roleDefinitionId: roleDefinitionId ?? '',
    assignmentName: name,
  };
  return [{ type: 'roleAssignment.create', ...sender, ...grant, ...principalTypeIn(properties) }];
}

/** What a path below Microsoft.Authorization stands for; undefined where it is none, or not served. */
export function authorizationCommands(call: ArmCall): ArmCommands {
  const [, scope = '', kind, name] =
    /^(.*?)\/providers\/Microsoft\.Authorization\/(roleAssignments|roleDefinitions)(?:\/([^/]+))?$/i.exec(call.path) ??
    [];
  if (kind === undefined) return undefined;
  if (kind.toLowerCase() === 'roleassignments') return assignmentCommands(call, scope, name);
  return call.method === 'GET' && name === undefined
    ? [{ type: 'roleDefinition.list', ...call.sender, scope }]
    : undefined;
}
