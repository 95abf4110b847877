import { required, toggle, value } from './az-arguments.ts';
import type { AzCommand, AzCommandModule, AzGroup } from './az-command.ts';
import { itemsOf } from './az-shape.ts';
import { graphFilter } from './graph-filter.ts';

const adApp: AzGroup = { path: 'ad app', summary: 'Manage Microsoft Entra applications.' };

const id = required(value(['--id'], 'Identifier uri, application id, or object id of the application.'));

const SIGN_IN_AUDIENCES = [
  'AzureADMyOrg',
  'AzureADMultipleOrgs',
  'AzureADandPersonalMicrosoftAccount',
  'PersonalMicrosoftAccount',
] as const;

const adAppCreate: AzCommand = {
  path: 'ad app create',
  summary: 'Create an application.',
  arguments: [
    required(value(['--display-name'], 'The display name of the application.')),
    value(['--sign-in-audience'], 'Specifies the Microsoft accounts that are supported for the current application.', {
      choices: SIGN_IN_AUDIENCES,
      default: 'AzureADMyOrg',
    }),
  ],
  examples: [
    { does: 'Create an application.', line: 'az ad app create --display-name reports-app --query appId -o tsv' },
  ],
  run: (az) =>
    az.send({
      type: 'application.create',
      displayName: az.text('--display-name'),
      signInAudience: az.text('--sign-in-audience'),
    }),
};

const adAppShow: AzCommand = {
  path: 'ad app show',
  summary: 'Get the details of an application.',
  arguments: [id],
  examples: [
    { does: 'Show an application by its app id.', line: 'az ad app show --id 00000000-0000-0000-0000-000000000000' },
  ],
  run: (az) => az.send({ type: 'application.get', id: az.text('--id') }),
};

const adAppList: AzCommand = {
  path: 'ad app list',
  summary: 'List applications.',
  description:
    'For low latency, by default, only the first 100 will be returned unless you provide filter arguments or use "--all".',
  arguments: [
    value(['--app-id'], 'Application id.'),
    value(['--display-name'], "Object's display name or its prefix."),
    value(['--filter'], `OData filter, e.g. --filter "displayname eq 'test'".`),
    toggle(['--all'], 'List all entities.'),
  ],
  examples: [{ does: 'List the applications of the directory.', line: 'az ad app list --all -o table' }],
  table:
    'sort_by(@, &displayName)[].{displayName: displayName, id: id, appId: appId, createdDateTime: createdDateTime}',
  run: (az) => {
    const [appId, filter] = [az.maybe('--app-id')?.toLowerCase(), az.maybe('--filter')];
    const prefix = az.maybe('--display-name')?.toLowerCase();
    const found = itemsOf(az.send({ type: 'application.list' }))
      .filter(graphFilter(filter))
      .filter((one) => appId === undefined || one.appId === appId)
      .filter(({ displayName }) => prefix === undefined || String(displayName).toLowerCase().startsWith(prefix));
    const isFiltered = [appId, filter, prefix].some((one) => one !== undefined) || az.has('--all');
    return isFiltered ? found : found.slice(0, 100);
  },
};

const adAppDelete: AzCommand = {
  path: 'ad app delete',
  summary: 'Delete an application, with its service principal.',
  arguments: [id],
  examples: [{ does: 'Delete an application.', line: 'az ad app delete --id 00000000-0000-0000-0000-000000000000' }],
  run: (az) => {
    az.send({ type: 'application.delete', id: az.text('--id') });
    return undefined;
  },
};

const adSpCreate: AzCommand = {
  path: 'ad sp create',
  summary: 'Create a service principal.',
  arguments: [required(value(['--id'], 'Identifier uri, application id, or object id of the associated application.'))],
  examples: [
    {
      does: 'Create the service principal of an application.',
      line: 'az ad sp create --id 00000000-0000-0000-0000-000000000000',
    },
  ],
  run: (az) => {
    const given = az.text('--id');
    const found = az.ask({ type: 'application.get', id: given });
    const { appId } = (found.status < 400 ? found.body : {}) as { readonly appId?: string };
    return az.send({ type: 'servicePrincipal.create', appId: appId ?? given });
  },
};

const adSpDelete: AzCommand = {
  path: 'ad sp delete',
  summary: 'Delete a service principal.',
  arguments: [required(value(['--id'], 'Service principal name, or object id.'))],
  examples: [
    {
      does: 'Delete a service principal.',
      line: 'az ad sp delete --id 00000000-0000-0000-0000-000000000000',
    },
  ],
  run: (az) => {
    az.send({ type: 'servicePrincipal.delete', id: az.text('--id') });
    return undefined;
  },
};

export const adAppCommands: AzCommandModule = {
  groups: [adApp],
  commands: [adAppCreate, adAppDelete, adAppList, adAppShow, adSpCreate, adSpDelete],
};
