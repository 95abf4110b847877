import type { JsonObject } from '../../sim/json.ts';
import type { RoleAssignment } from '../../sim/role-assignment.ts';
import { type Assignee, assigneeOfUnknownType, lookUpAssignee } from './assignee.ts';
import { required, resourceGroup, toggle, value, values, yes } from './az-arguments.ts';
import type { AzCommand, AzCommandModule, AzGroup } from './az-command.ts';
import { AzFailure, serviceFailure } from './az-failure.ts';
import type { AzRequest } from './az-request.ts';
import { itemsOf } from './az-shape.ts';
import { assignmentShape, checkFilters, scopeOf, searchAssignments, withNames } from './role-assignment-search.ts';
import { roleIdFor } from './role-lookup.ts';

const roleAssignment: AzGroup = { path: 'role assignment', summary: 'Manage role assignments.' };

const role = value(['--role'], 'Role name or id.');
const assignee = value(
  ['--assignee'],
  'Represent a user, group, or service principal. Supported format: object id, user sign-in name, or service principal name.',
);
const scope = value(
  ['--scope'],
  'Scope at which the role assignment applies to, as in /subscriptions/{id}/resourceGroups/rg-app.',
);
const group = { ...resourceGroup, help: 'Use it only if the role was added at the level of a resource group.' };
const includeInherited = toggle(['--include-inherited'], 'Include assignments applied on parent scopes.');

/** Exactly one of `--assignee` and `--assignee-object-id`; without a type, role assignment must know the principal. [F.3] */
function assigneeOf(az: AzRequest): Assignee {
  const [name, principalId] = [az.maybe('--assignee'), az.maybe('--assignee-object-id')];
  const principalType = az.maybe('--assignee-principal-type') as RoleAssignment['principalType'] | undefined;
  if (Boolean(name) === Boolean(principalId)) {
    throw new AzFailure('usage error: --assignee STRING | --assignee-object-id GUID');
  }
  if (principalType && !principalId) {
    throw new AzFailure('usage error: --assignee-object-id GUID --assignee-principal-type TYPE');
  }
  if (name || !principalId) return lookUpAssignee(az, name ?? '');
  return principalType ? { principalId, principalType } : assigneeOfUnknownType(az, principalId);
}

/** The assignment that is there already, with its names, as az prints it when it asks for the same once more. [E.4] */
function existingGrant(az: AzRequest, at: string, wanted: { readonly roleId: string; readonly principalId: string }) {
  const { roleId, principalId } = wanted;
  const listed = itemsOf(az.send({ type: 'roleAssignment.list', scope: at, at: 'exactly', principalId })).map(
    assignmentShape,
  );
  const same = ({ roleDefinitionId }: JsonObject): boolean =>
    String(roleDefinitionId).toLowerCase() === roleId.toLowerCase();
  return withNames(az, listed.filter(same), at)[0];
}

const roleAssignmentCreate: AzCommand = {
  path: 'role assignment create',
  summary: 'Create a new role assignment for a user, group, or service principal.',
  arguments: [
    required(role),
    required(scope),
    assignee,
    value(
      ['--assignee-object-id'],
      "Use instead of '--assignee' to bypass Graph. For managed identities use the principal id.",
    ),
    value(
      ['--assignee-principal-type'],
      'Use with --assignee-object-id to avoid errors caused by propagation latency.',
      {
        choices: ['User', 'Group', 'ServicePrincipal', 'ForeignGroup'],
      },
    ),
    value(['--name', '-n'], 'A GUID for the role assignment. If omitted, a new GUID is generated.'),
  ],
  examples: [
    {
      does: 'Create a role assignment for an assignee.',
      line: 'az role assignment create --assignee 00000000-0000-0000-0000-000000000000 --role Reader --scope $scope',
    },
    {
      does: 'Create a role assignment for an identity that is seconds old.',
      line: 'az role assignment create --assignee-object-id 00000000-0000-0000-0000-000000000000 --assignee-principal-type ServicePrincipal --role "Storage Blob Data Reader" --scope $scope',
    },
  ],
  run: (az) => {
    checkFilters(az);
    const to = assigneeOf(az);
    const at = scopeOf(az);
    const roleDefinitionId = roleIdFor(az, az.text('--role'), at);
    const name = az.maybe('--name');
    const named = name === undefined ? {} : { assignmentName: name };
    const reply = az.ask({ type: 'roleAssignment.create', scope: at, roleDefinitionId, ...to, ...named });
    if (reply.status === 409) return existingGrant(az, at, { roleId: roleDefinitionId, principalId: to.principalId });
    if (reply.status >= 400) throw serviceFailure(reply);
    return assignmentShape(reply.body as JsonObject);
  },
};

const roleAssignmentList: AzCommand = {
  path: 'role assignment list',
  summary: 'List role assignments.',
  description:
    'By default, only assignments scoped to subscription will be displayed. To view assignments scoped by resource or group, use `--all`.',
  arguments: [
    toggle(['--all'], 'Show all assignments under the current subscription.'),
    assignee,
    role,
    scope,
    group,
    includeInherited,
    toggle(
      ['--include-groups'],
      'Include extra assignments to the groups of which the user is a member (transitively).',
    ),
  ],
  examples: [
    {
      does: 'List everything that was granted to an identity.',
      line: 'az role assignment list --all --assignee 00000000-0000-0000-0000-000000000000 -o table',
    },
  ],
  table: '[].{Principal: principalName, Role: roleDefinitionName, Scope: scope}',
  run: (az) => {
    checkFilters(az);
    const isForAll = az.has('--all');
    if (isForAll && (az.has('--scope') || az.has('--resource-group'))) {
      throw new AzFailure('group or scope are not required when --all is used');
    }
    const at = scopeOf(az);
    return withNames(az, searchAssignments(az, at, isForAll), at);
  },
};

/** Whatever else is asked of ARM here, no assignment is meant: a path cut off while it was copied, mostly. Simulated wording. */
const ASSIGNMENT_ID = /\/providers\/Microsoft\.Authorization\/roleAssignments\/[^/]+$/i;

const roleAssignmentDelete: AzCommand = {
  path: 'role assignment delete',
  summary: 'Delete role assignments.',
  arguments: [
    values(['--ids'], 'Space-separated role assignment ids.'),
    assignee,
    role,
    scope,
    group,
    includeInherited,
    { ...yes, help: 'Continue to delete all assignments under the subscription.' },
  ],
  examples: [
    {
      does: 'Take a role away from an identity.',
      line: 'az role assignment delete --assignee 00000000-0000-0000-0000-000000000000 --role Reader --scope $scope',
    },
  ],
  run: (az) => {
    checkFilters(az);
    const filters = ['--assignee', '--role', '--scope', '--resource-group'].filter((option) => az.has(option));
    const ids = az.list('--ids');
    if (ids) {
      for (const option of filters) az.warn(`option '${option}' will be ignored due to use of '--ids'.`);
      for (const id of ids) {
        if (!ASSIGNMENT_ID.test(id)) throw new AzFailure(`'${id}' is not the id of a role assignment.`);
        az.send({ type: 'roleAssignment.delete', id });
      }
      return undefined;
    }
    if (filters.length === 0 && !az.has('--yes')) {
      az.warn('Unable to prompt for confirmation as no tty available. Use --yes.');
      throw new AzFailure('Operation cancelled.');
    }
    const found = searchAssignments(az, scopeOf(az), false);
    if (found.length === 0) throw new AzFailure('No matched assignments were found to delete');
    for (const { id } of found) az.send({ type: 'roleAssignment.delete', id: String(id) });
    return undefined;
  },
};

export const roleAssignmentCommands: AzCommandModule = {
  groups: [roleAssignment],
  commands: [roleAssignmentCreate, roleAssignmentDelete, roleAssignmentList],
};
