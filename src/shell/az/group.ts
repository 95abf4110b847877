import type { AzArgument } from './az-argument.ts';
import { location, name, noWait, required, tags, value, yes } from './az-arguments.ts';
import type { AzCommand, AzCommandModule, AzGroup } from './az-command.ts';
import { serviceFailure } from './az-failure.ts';
import type { AzRequest } from './az-request.ts';
import { itemsOf } from './az-shape.ts';
import { hasTag, tag } from './tag-filter.ts';

const group: AzGroup = { path: 'group', summary: 'Manage resource groups.' };

const groupName: AzArgument = {
  ...name('Name of resource group.'),
  options: ['--name', '-n', '--resource-group', '-g'],
  isRequired: true,
};

const named = (az: AzRequest) => ({ subscriptionId: az.subscriptionId, name: az.text('--name') });

const groupCreate: AzCommand = {
  path: 'group create',
  summary: 'Create a new resource group.',
  arguments: [
    { ...groupName, options: ['--name', '--resource-group', '-n', '-g'], help: 'Name of the new resource group.' },
    required({ ...location, help: 'Location, as in westeurope.' }),
    tags,
  ],
  examples: [{ does: 'Create a resource group in West Europe.', line: 'az group create -n rg-app -l westeurope' }],
  run: (az) => az.send({ type: 'resourceGroup.create', ...named(az), location: az.text('--location'), tags: az.tags }),
};

const groupShow: AzCommand = {
  path: 'group show',
  summary: 'Gets a resource group.',
  arguments: [groupName],
  examples: [{ does: 'Show a resource group.', line: 'az group show -n rg-app' }],
  run: (az) => az.send({ type: 'resourceGroup.get', ...named(az) }),
};

const groupList: AzCommand = {
  path: 'group list',
  summary: 'List resource groups.',
  arguments: [tag],
  examples: [
    { does: 'List the resource groups in West Europe.', line: `az group list --query "[?location=='westeurope']"` },
  ],
  table: '[].{Name: name, Location: location, Status: properties.provisioningState}',
  run: (az) => {
    const groups = itemsOf(az.send({ type: 'resourceGroup.list', subscriptionId: az.subscriptionId }));
    return groups.filter(hasTag(az.maybe('--tag')));
  },
};

const groupExists: AzCommand = {
  path: 'group exists',
  summary: 'Check if a resource group exists.',
  arguments: [groupName],
  examples: [{ does: 'Check if a resource group exists.', line: 'az group exists -n rg-app' }],
  run: (az) => {
    const reply = az.ask({ type: 'resourceGroup.get', ...named(az) });
    if (reply.status >= 400 && reply.status !== 404) throw serviceFailure(reply);
    return reply.status !== 404;
  },
};

const groupDelete: AzCommand = {
  path: 'group delete',
  summary: 'Delete a resource group, with everything inside.',
  arguments: [groupName, yes, noWait, value(['--force-deletion-types', '-f'], 'Has no effect in this lab.')],
  examples: [{ does: 'Delete a resource group without being asked.', line: 'az group delete -n rg-app --yes' }],
  isDestructive: true,
  run: (az) => {
    az.send({ type: 'resourceGroup.delete', ...named(az) });
    return undefined;
  },
};

export const groupCommands: AzCommandModule = {
  groups: [group],
  commands: [groupCreate, groupDelete, groupExists, groupList, groupShow],
};
