import { parseArmId } from '../../sim/arm-id.ts';
import type { JsonObject } from '../../sim/json.ts';
import { lookUpAssignee } from './assignee.ts';
import { AzFailure, serviceFailure } from './az-failure.ts';
import type { AzRequest } from './az-request.ts';
import { flattened, itemsOf, withOffsets } from './az-shape.ts';
import { roleDefinitionsAt, roleIdFor } from './role-lookup.ts';

const NEVER_EMPTY = ['--assignee', '--scope', '--role', '--resource-group'];

/** An empty filter would match everything, so az takes none. */
export function checkFilters(az: AzRequest): void {
  const empty = NEVER_EMPTY.find((option) => az.maybe(option) === '');
  if (empty === undefined) return;
  throw new AzFailure(`usage error: ${empty} can't be an empty string. Either omit it or provide a non-empty string.`);
}

/** The scope that `--scope` or `--resource-group` names, else the subscription. [F.3] */
export function scopeOf(az: AzRequest): string {
  const [scope, group] = [az.maybe('--scope'), az.maybe('--resource-group')];
  if (scope === undefined) return group === undefined ? az.subscription : `${az.subscription}/resourceGroups/${group}`;
  if (group !== undefined) throw new AzFailure(`Resource group "${group}" is redundant because scope is supplied`);
  if (scope.startsWith('/subscriptions/') && !parseArmId(scope)) {
    throw new AzFailure('Invalid scope. Please use --help to view the valid format.');
  }
  return scope;
}

/** A role assignment as az prints it, before names are added. [E.4] */
export function assignmentShape(body: JsonObject): JsonObject {
  return withOffsets(flattened(body), 'createdOn', 'updatedOn');
}

/** The assignments that the filters of `list` and `delete` leave: exactly at the scope, unless more is asked for. [F.3] */
export function searchAssignments(az: AzRequest, scope: string, isForAll: boolean): readonly JsonObject[] {
  const at = isForAll ? 'below' : az.has('--include-inherited') ? 'above' : 'exactly';
  const assignee = az.maybe('--assignee');
  const areGroupsIncluded = az.has('--include-groups');
  const of = assignee === undefined ? {} : { principalId: lookUpAssignee(az, assignee).principalId, areGroupsIncluded };
  const found = itemsOf(az.send({ type: 'roleAssignment.list', scope, at, ...of })).map(assignmentShape);
  const role = az.maybe('--role');
  if (role === undefined || found.length === 0) return found;
  const roleId = roleIdFor(az, role, scope).toLowerCase();
  return found.filter(({ roleDefinitionId }) => String(roleDefinitionId).toLowerCase() === roleId);
}

/** What az calls a principal: the sign-in name, the first service principal name, a group's display name; empty for one that is gone. [B-08] */
function namesOf(az: AzRequest, principalIds: ReadonlySet<string>): ReadonlyMap<string, string> | undefined {
  const names = new Map<string, string>();
  for (const id of principalIds) {
    const reply = az.ask({ type: 'principal.get', id });
    if (reply.status === 403) return undefined;
    if (reply.status >= 400 && reply.status !== 404) throw serviceFailure(reply);
    const { userPrincipalName, servicePrincipalNames, displayName } = (reply.status === 404 ? {} : reply.body) as {
      readonly userPrincipalName?: string;
      readonly servicePrincipalNames?: readonly string[];
      readonly displayName?: string;
    };
    names.set(id, userPrincipalName ?? servicePrincipalNames?.[0] ?? displayName ?? '');
  }
  return names;
}

/** Assignments with the names of their roles and, where Graph lets the caller look, of their principals. */
export function withNames(az: AzRequest, assignments: readonly JsonObject[], scope: string): readonly JsonObject[] {
  if (assignments.length === 0) return [];
  const roles = new Map(roleDefinitionsAt(az, scope).map(({ id, roleName }) => [id, roleName] as const));
  const names = namesOf(az, new Set(assignments.map(({ principalId }) => String(principalId))));
  return assignments.map((one) => ({
    ...one,
    ...(names ? { principalName: names.get(String(one.principalId)) ?? '' } : {}),
    roleDefinitionName: roles.get(one.roleDefinitionId ?? null) ?? null,
  }));
}
