import { byNameOrIds, location, name, required, resourceGroup, tags, value } from './az-arguments.ts';
import type { AzCommand, AzCommandModule, AzGroup } from './az-command.ts';
import { flattened, itemsOf } from './az-shape.ts';
import { locationOrGroups } from './default-location.ts';

const identity: AzGroup = { path: 'identity', summary: 'Manage user-assigned managed identities.' };

const named = byNameOrIds('The name of the identity.');

const identityCreate: AzCommand = {
  path: 'identity create',
  summary: 'Create a user-assigned identity.',
  arguments: [
    required(resourceGroup),
    required(name('The name of the identity.')),
    location,
    tags,
    value(['--isolation-scope'], 'Regional confines the identity to hosts in its own region.', {
      choices: ['None', 'Regional'],
    }),
  ],
  examples: [{ does: 'Create an identity.', line: 'az identity create --name id-reports --resource-group rg-app' }],
  run: (az) => {
    const scope = az.maybe('--isolation-scope') as 'None' | 'Regional' | undefined;
    const isolation = scope === undefined ? {} : { isolationScope: scope };
    const at = { ...az.target, location: locationOrGroups(az), tags: az.tags, ...isolation };
    return flattened(az.send({ type: 'userAssignedIdentity.create', ...at }));
  },
};

const identityShow: AzCommand = {
  path: 'identity show',
  summary: 'Gets the identity.',
  arguments: named,
  examples: [
    {
      does: 'Show the principal id, which role assignments take.',
      line: 'az identity show -g rg-app -n id-reports --query principalId -o tsv',
    },
  ],
  run: (az) => flattened(az.send({ type: 'userAssignedIdentity.get', ...az.target })),
};

const identityList: AzCommand = {
  path: 'identity list',
  summary: 'List user-assigned identities.',
  arguments: [resourceGroup],
  examples: [{ does: 'List the identities of a resource group.', line: 'az identity list -g rg-app -o table' }],
  run: (az) => itemsOf(az.send({ type: 'userAssignedIdentity.list', ...az.within })).map(flattened),
};

const identityDelete: AzCommand = {
  path: 'identity delete',
  summary: 'Deletes the identity. It is detached from nothing, and its role assignments stay.',
  arguments: named,
  examples: [{ does: 'Delete an identity.', line: 'az identity delete -g rg-app -n id-reports' }],
  run: (az) => {
    az.send({ type: 'userAssignedIdentity.delete', ...az.target });
    return undefined;
  },
};

const identityListResources: AzCommand = {
  path: 'identity list-resources',
  summary: 'List the associated resources for the identity.',
  arguments: named,
  examples: [
    { does: 'List the hosts of an identity.', line: 'az identity list-resources -g rg-app -n id-reports -o table' },
  ],
  run: (az) => itemsOf(az.send({ type: 'userAssignedIdentity.listAssociatedResources', ...az.target })),
};

export const identityCommands: AzCommandModule = {
  groups: [identity],
  commands: [identityCreate, identityDelete, identityList, identityListResources, identityShow],
};
