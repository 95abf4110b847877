import type { JsonObject } from '../../sim/json.ts';
import { name, required, value, values } from './az-arguments.ts';
import type { AzCommand, AzCommandModule, AzGroup } from './az-command.ts';
import type { AzRequest } from './az-request.ts';
import { flattened, itemsOf, withNulls } from './az-shape.ts';
import { jsonArgument } from './json-argument.ts';

const policy: AzGroup = { path: 'policy', summary: 'Manage resource policies.' };
const policyDefinition: AzGroup = { path: 'policy definition', summary: 'Manage resource policy definitions.' };

const existing = required(name('The policy definition name.'));

const shownDefinition = (body: JsonObject): JsonObject => withNulls(flattened(body), 'systemData');

const pairs = (az: AzRequest): JsonObject =>
  Object.fromEntries(
    (az.list('--metadata') ?? []).map((pair) => [pair.split('=')[0] ?? '', pair.split('=').slice(1).join('=')]),
  );

const policyDefinitionCreate: AzCommand = {
  path: 'policy definition create',
  summary: 'Create a policy definition.',
  arguments: [
    required(name('Name of the new policy definition.')),
    value(['--rules'], 'JSON formatted string or a path to a file with such content.'),
    value(['--mode', '-m'], 'Mode of the policy definition, e.g. All, Indexed.'),
    value(['--params'], 'JSON formatted string or a path to a file with parameter definitions.'),
    value(['--display-name'], 'Display name of policy definition.'),
    value(['--description'], 'Description of policy definition.'),
    values(['--metadata'], 'Metadata in space-separated key=value pairs.'),
  ],
  examples: [
    {
      does: 'Create a policy that forbids new user-assigned identities, its rule in a file.',
      line: 'az policy definition create -n no-identities --mode All --rules rule.json',
    },
  ],
  run: async (az) => {
    const rule = (await jsonArgument(az, '--rules')) ?? {};
    const parameters = (await jsonArgument(az, '--params')) ?? {};
    const [displayName, description] = [az.maybe('--display-name'), az.maybe('--description')];
    const body = az.send({
      type: 'policyDefinition.create',
      subscriptionId: az.subscriptionId,
      name: az.text('--name'),
      mode: az.maybe('--mode') ?? 'Indexed',
      rule,
      parameters,
      metadata: pairs(az),
      ...(displayName === undefined ? {} : { displayName }),
      ...(description === undefined ? {} : { description }),
    });
    return shownDefinition(body);
  },
};

const policyDefinitionShow: AzCommand = {
  path: 'policy definition show',
  summary: 'Show a policy definition.',
  arguments: [existing],
  examples: [
    { does: 'Show the rule of a policy.', line: 'az policy definition show -n no-identities --query policyRule' },
  ],
  run: (az) =>
    shownDefinition(
      az.send({ type: 'policyDefinition.get', subscriptionId: az.subscriptionId, name: az.text('--name') }),
    ),
};

const policyDefinitionList: AzCommand = {
  path: 'policy definition list',
  summary: 'List policy definitions.',
  description: 'The lab has the ones that were made in it, and none of the built-in ones.',
  arguments: [],
  examples: [{ does: 'List the policies.', line: 'az policy definition list --query [].name -o tsv' }],
  run: (az) =>
    itemsOf(az.send({ type: 'policyDefinition.list', subscriptionId: az.subscriptionId })).map(shownDefinition),
};

const policyDefinitionDelete: AzCommand = {
  path: 'policy definition delete',
  summary: 'Delete a policy definition.',
  arguments: [existing],
  examples: [{ does: 'Delete a policy.', line: 'az policy definition delete -n no-identities' }],
  run: (az) => {
    az.send({ type: 'policyDefinition.delete', subscriptionId: az.subscriptionId, name: az.text('--name') });
    return undefined;
  },
};

export const policyDefinitionCommands: AzCommandModule = {
  groups: [policy, policyDefinition],
  commands: [policyDefinitionCreate, policyDefinitionDelete, policyDefinitionList, policyDefinitionShow],
};
