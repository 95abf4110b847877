import { required, toggle, value } from './az-arguments.ts';
import type { AzCommand, AzCommandModule, AzGroup } from './az-command.ts';
import { itemsOf } from './az-shape.ts';
import { graphFilter } from './graph-filter.ts';

const ad: AzGroup = { path: 'ad', summary: 'Manage Microsoft Entra entities.' };
const adSp: AzGroup = { path: 'ad sp', summary: 'Manage service principals; a managed identity is one.' };
const adSignedInUser: AzGroup = { path: 'ad signed-in-user', summary: 'Show graph information about the user.' };

const adSpShow: AzCommand = {
  path: 'ad sp show',
  summary: 'Get the details of a service principal.',
  arguments: [required(value(['--id'], 'Service principal name, or object id.'))],
  examples: [
    {
      does: 'Show the client id of an identity by its principal id.',
      line: 'az ad sp show --id 00000000-0000-0000-0000-000000000000 --query appId -o tsv',
    },
  ],
  run: (az) => az.send({ type: 'servicePrincipal.get', id: az.text('--id') }),
};

const adSpList: AzCommand = {
  path: 'ad sp list',
  summary: 'List service principals.',
  description:
    'For low latency, by default, only the first 100 will be returned unless you provide filter arguments or use "--all".',
  arguments: [
    value(['--display-name'], "Object's display name or its prefix."),
    value(['--filter'], `OData filter, e.g. --filter "servicePrincipalType eq 'ManagedIdentity'".`),
    value(['--spn'], 'Service principal name.'),
    toggle(['--all'], 'List all entities.'),
  ],
  examples: [
    {
      does: 'List the managed identities of the directory.',
      line: `az ad sp list --filter "servicePrincipalType eq 'ManagedIdentity'" -o table`,
    },
  ],
  table:
    'sort_by(@, &displayName)[].{displayName: displayName, id: id, appId: appId, createdDateTime: createdDateTime}',
  run: (az) => {
    const [prefix, filter, spn] = [az.maybe('--display-name'), az.maybe('--filter'), az.maybe('--spn')];
    const test = graphFilter(filter);
    const starting = prefix === undefined ? {} : { displayNamePrefix: prefix };
    const found = itemsOf(az.send({ type: 'servicePrincipal.list', ...starting }))
      .filter(test)
      .filter(({ servicePrincipalNames: names }) => spn === undefined || (Array.isArray(names) && names.includes(spn)));
    const isFiltered = [prefix, filter, spn].some((one) => one !== undefined) || az.has('--all');
    return isFiltered ? found : found.slice(0, 100);
  },
};

const adSignedInUserShow: AzCommand = {
  path: 'ad signed-in-user show',
  summary: 'Get the details for the currently logged-in user.',
  arguments: [],
  examples: [{ does: 'Show your own object id.', line: 'az ad signed-in-user show --query id -o tsv' }],
  run: (az) => az.send({ type: 'signedInUser.get' }),
};

export const adCommands: AzCommandModule = {
  groups: [ad, adSp, adSignedInUser],
  commands: [adSignedInUserShow, adSpList, adSpShow],
};
