import type { RoleAssignment } from '../../sim/role-assignment.ts';
import type { Command } from '../../sim/tenant.ts';
import { type ArmCall, type ArmCommands, objectIn, textIn } from '../arm-call.ts';

const PRINCIPAL_TYPES = ['User', 'ServicePrincipal', 'Group'] as const;

function principalTypeIn(properties: ArmCall['body']): { readonly principalType?: RoleAssignment['principalType'] } {
  const given = textIn(properties, 'principalType')?.toLowerCase();
  const principalType = PRINCIPAL_TYPES.find((one) => one.toLowerCase() === given);
  return principalType ? { principalType } : {};
}

type ListWish = Pick<
  Extract<Command, { readonly type: 'roleAssignment.list' }>,
  'at' | 'principalId' | 'areGroupsIncluded'
>;

/**
 * What a `$filter` on role assignments asks for: without one those at, above and below the scope, with `atScope()` none below.
 * Undefined where a filter asks for something else, which must not be answered with everything.
 * https://learn.microsoft.com/rest/api/authorization/role-assignments/list-for-scope
 */
function assignmentsIn(filter: string): ListWish | undefined {
  const terms = filter.trim() === '' ? [] : filter.trim().split(/ and /i);
  const isAtScope = terms[0]?.toLowerCase() === 'atscope()';
  const [term, ...more] = isAtScope ? terms.slice(1) : terms;
  const wish = { at: isAtScope ? 'above' : 'around' } as const;
  if (term === undefined) return wish;
  const [, principalId] = /^principalId eq '([^']+)'$/i.exec(term) ?? [];
  const [, assignedTo] = /^assignedTo\('([^']+)'\)$/i.exec(term) ?? [];
  if (more.length > 0 || (principalId ?? assignedTo) === undefined) return undefined;
  return { ...wish, principalId: principalId ?? assignedTo ?? '', areGroupsIncluded: assignedTo !== undefined };
}

/** A role is named by its id here, never by its display name. */
const roleIdIn = (properties: ArmCall['body']): string => `/${textIn(properties, 'roleDefinitionId') ?? ''}`;

/** Role assignments: listed at a scope, read, made, and deleted. [E.4] */
function assignmentCommands(
  { method, body, path, sender, filter }: ArmCall,
  scope: string,
  name: string | undefined,
): ArmCommands {
  if (name === undefined) {
    const wish = method === 'GET' ? assignmentsIn(filter) : undefined;
    return wish && [{ type: 'roleAssignment.list', ...sender, scope, ...wish }];
  }
  if (method === 'GET') return [{ type: 'roleAssignment.get', ...sender, id: path }];
  if (method === 'DELETE') return [{ type: 'roleAssignment.delete', ...sender, id: path }];
  if (method !== 'PUT') return undefined;
  const properties = objectIn(body, 'properties');
  const principalId = textIn(properties, 'principalId') ?? '';
  const grant = { scope, principalId, roleDefinitionId: roleIdIn(properties), assignmentName: name };
  return [{ type: 'roleAssignment.create', ...sender, ...grant, ...principalTypeIn(properties) }];
}

/** Role definitions: listed, by name where a filter says so, and read. */
function definitionCommands({ method, sender, filter }: ArmCall, scope: string, name: string | undefined): ArmCommands {
  if (method !== 'GET') return undefined;
  if (name !== undefined) return [{ type: 'roleDefinition.get', ...sender, scope, name }];
  if (filter === '') return [{ type: 'roleDefinition.list', ...sender, scope }];
  const [, roleName] = /^roleName eq '([^']*)'$/i.exec(filter.trim()) ?? [];
  return roleName === undefined ? undefined : [{ type: 'roleDefinition.list', ...sender, scope, roleName }];
}

/** What a path below Microsoft.Authorization stands for; undefined where it is none, or not served. */
export function authorizationCommands(call: ArmCall): ArmCommands {
  const [, scope = '', kind, name] =
    /^(.*?)\/providers\/Microsoft\.Authorization\/(roleAssignments|roleDefinitions)(?:\/([^/]+))?$/i.exec(call.path) ??
    [];
  if (kind === undefined) return undefined;
  return kind.toLowerCase() === 'roleassignments'
    ? assignmentCommands(call, scope, name)
    : definitionCommands(call, scope, name);
}
