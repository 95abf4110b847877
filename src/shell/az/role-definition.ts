import type { JsonObject } from '../../sim/json.ts';
import { resourceGroup, truth, value } from './az-arguments.ts';
import type { AzCommand, AzCommandModule, AzGroup } from './az-command.ts';
import { itemsOf } from './az-shape.ts';
import { scopeOf } from './role-assignment-search.ts';
import { isObject } from './sorted-keys.ts';

const role: AzGroup = { path: 'role', summary: 'Manage roles for access control.' };
const roleDefinition: AzGroup = { path: 'role definition', summary: 'Manage role definitions.' };

/** ARM's `properties.type`, built-in or custom, is `roleType` in az, beside the resource's own `type`. */
function definitionShape({ properties, ...rest }: JsonObject): JsonObject {
  if (!isObject(properties)) return rest;
  const { type, ...others } = properties;
  return { ...rest, ...others, roleType: type ?? null };
}

const roleDefinitionList: AzCommand = {
  path: 'role definition list',
  summary: 'List role definitions.',
  arguments: [
    value(['--name', '-n'], "The role's name."),
    value(['--scope'], 'Scope at which the definition applies to.'),
    resourceGroup,
    truth(['--custom-role-only'], 'Custom roles only. The lab has none.'),
  ],
  examples: [
    {
      does: 'Show what a role may do.',
      line: 'az role definition list --name "Managed Identity Operator" --query "[0].permissions"',
    },
  ],
  table: '[].{Name: roleName, Type: type, Description: description}',
  run: (az) => {
    const roles = itemsOf(az.send({ type: 'roleDefinition.list', scope: scopeOf(az) })).map(definitionShape);
    const wanted = az.maybe('--name');
    const ofKind = az.maybe('--custom-role-only') === 'true' ? 'CustomRole' : undefined;
    return roles
      .filter(({ name, roleName }) => wanted === undefined || name === wanted || roleName === wanted)
      .filter(({ roleType }) => ofKind === undefined || roleType === ofKind);
  },
};

export const roleDefinitionCommands: AzCommandModule = {
  groups: [role, roleDefinition],
  commands: [roleDefinitionList],
};
