import type { JsonObject } from '../../sim/json.ts';
import { mintFrom } from '../../sim/random.ts';
import { name, required, resourceGroup, toggle, value } from './az-arguments.ts';
import type { AzCommand, AzCommandModule, AzGroup } from './az-command.ts';
import { AzFailure, serviceFailure } from './az-failure.ts';
import type { AzRequest } from './az-request.ts';
import { flattened, itemsOf, withNulls } from './az-shape.ts';
import { jsonArgument } from './json-argument.ts';
import { scopeOf } from './role-assignment-search.ts';

const policyAssignment: AzGroup = { path: 'policy assignment', summary: 'Manage resource policy assignments.' };

const scope = value(['--scope'], 'Scope to which this policy assignment applies.');
const existing = required(name('Name of the policy assignment.'));

const shown = (body: JsonObject): JsonObject => withNulls(flattened(body), 'identity', 'location', 'systemData');

/** The id of the definition: an id as it is, a name looked up in the subscription. */
function definitionIdOf(az: AzRequest): string {
  const given = az.maybe('--policy');
  if (given === undefined || az.has('--policy-set-definition')) {
    throw new AzFailure('usage error: --policy NAME_OR_ID | --policy-set-definition NAME_OR_ID');
  }
  if (given.startsWith('/')) return given;
  const reply = az.ask({ type: 'policyDefinition.get', subscriptionId: az.subscriptionId, name: given });
  if (reply.status >= 400) throw serviceFailure(reply);
  return String((reply.body as JsonObject).id);
}

/** Twenty-two characters, as az draws them for an assignment that is given no name; the same for the same moment. */
const drawnName = (az: AzRequest): string => mintFrom(`${az.context.world.seed} ${az.context.world.now}`, 0).opaque(22);

const policyAssignmentCreate: AzCommand = {
  path: 'policy assignment create',
  summary: 'Create a resource policy assignment.',
  arguments: [
    name('Name of the new policy assignment.'),
    value(['--policy'], 'Name or id of the policy definition.'),
    value(['--policy-set-definition', '-d'], 'Name or id of the policy set definition. Not modelled.'),
    scope,
    resourceGroup,
    value(['--params', '-p'], 'JSON formatted string or a path to a file with parameter values of the policy rule.'),
    value(['--not-scopes'], 'Space-separated scopes where the policy assignment does not apply.'),
    value(['--enforcement-mode', '-e'], 'Enforcement mode of the policy assignment.', {
      choices: ['Default', 'DoNotEnforce'],
      default: 'Default',
    }),
    value(['--display-name'], 'Display name of the policy assignment.'),
    value(['--description'], 'Description of the policy assignment.'),
  ],
  examples: [
    {
      does: 'Assign a policy to a resource group.',
      line: 'az policy assignment create -n no-identities --policy no-identities -g rg-app',
    },
  ],
  run: async (az) => {
    const policyDefinitionId = definitionIdOf(az);
    const [displayName, description] = [az.maybe('--display-name'), az.maybe('--description')];
    const body = az.send({
      type: 'policyAssignment.create',
      scope: scopeOf(az),
      name: az.maybe('--name') ?? drawnName(az),
      policyDefinitionId,
      parameters: (await jsonArgument(az, '--params')) ?? {},
      notScopes: (az.maybe('--not-scopes') ?? '').split(' ').filter((one) => one !== ''),
      enforcementMode: az.text('--enforcement-mode') === 'DoNotEnforce' ? 'DoNotEnforce' : 'Default',
      ...(displayName === undefined ? {} : { displayName }),
      ...(description === undefined ? {} : { description }),
    });
    return shown(body);
  },
};

const policyAssignmentShow: AzCommand = {
  path: 'policy assignment show',
  summary: 'Show a resource policy assignment.',
  arguments: [existing, scope, resourceGroup],
  examples: [{ does: 'Show an assignment.', line: 'az policy assignment show -n no-identities -g rg-app' }],
  run: (az) => shown(az.send({ type: 'policyAssignment.get', scope: scopeOf(az), name: az.text('--name') })),
};

const policyAssignmentList: AzCommand = {
  path: 'policy assignment list',
  summary: 'List resource policy assignments.',
  arguments: [
    scope,
    resourceGroup,
    toggle(
      ['--disable-scope-strict-match'],
      'Include policy assignments either inherited from parent scope or at child scope.',
    ),
  ],
  examples: [{ does: 'List what applies in a resource group.', line: 'az policy assignment list -g rg-app' }],
  run: (az) => {
    const isBelowIncluded = az.has('--disable-scope-strict-match');
    const at = scopeOf(az);
    const found = itemsOf(az.send({ type: 'policyAssignment.list', scope: at, isBelowIncluded })).map(shown);
    return isBelowIncluded ? found : found.filter((one) => String(one.scope).toLowerCase() === at.toLowerCase());
  },
};

const policyAssignmentDelete: AzCommand = {
  path: 'policy assignment delete',
  summary: 'Delete a resource policy assignment.',
  arguments: [existing, scope, resourceGroup],
  examples: [{ does: 'Delete an assignment.', line: 'az policy assignment delete -n no-identities -g rg-app' }],
  run: (az) => {
    az.send({ type: 'policyAssignment.delete', scope: scopeOf(az), name: az.text('--name') });
    return undefined;
  },
};

export const policyAssignmentCommands: AzCommandModule = {
  groups: [policyAssignment],
  commands: [policyAssignmentCreate, policyAssignmentDelete, policyAssignmentList, policyAssignmentShow],
};
