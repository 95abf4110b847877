import { parseArmId } from '../../sim/arm-id.ts';
import type { JsonObject } from '../../sim/json.ts';
import {
  byNameOrIds,
  location,
  name,
  required,
  resourceGroup,
  tags,
  truth,
  value,
  withoutEffect,
  yes,
} from './az-arguments.ts';
import type { AzCommand, AzCommandModule, AzGroup } from './az-command.ts';
import { AzFailure } from './az-failure.ts';
import type { AzRequest, AzTarget } from './az-request.ts';
import { flattened, itemsOf, withNulls, withOffsets } from './az-shape.ts';
import { locationOrGroups } from './default-location.ts';

const storage: AzGroup = { path: 'storage', summary: 'Manage Azure Cloud Storage resources.' };
const storageAccount: AzGroup = { path: 'storage account', summary: 'Manage storage accounts.' };

/** An account as az prints it, of the members that the lab models. */
function accountShape(body: JsonObject): JsonObject {
  return withNulls(withOffsets(flattened(body), 'creationTime'), 'identity', 'extendedLocation');
}

const storageAccountCreate: AzCommand = {
  path: 'storage account create',
  summary: 'Create a storage account.',
  arguments: [
    required(resourceGroup),
    required(name('The storage account name.')),
    location,
    value(['--sku'], 'The storage account SKU.', {
      choices: ['Premium_LRS', 'Standard_GRS', 'Standard_LRS', 'Standard_RAGRS', 'Standard_ZRS'],
      default: 'Standard_RAGRS',
    }),
    truth(['--allow-shared-key-access'], 'Whether the account takes requests that bring an account key.'),
    tags,
    ...[
      value(['--kind'], 'Indicate the type of storage account.'),
      value(['--access-tier'], 'The access tier.'),
      value(['--min-tls-version'], 'The minimum TLS version to be permitted.'),
      truth(['--https-only'], 'Allow https traffic only to storage service.'),
      truth(['--allow-blob-public-access'], 'Allow or disallow public access to all blobs.'),
    ].map(withoutEffect),
  ],
  examples: [
    { does: 'Create a storage account.', line: 'az storage account create -g rg-app -n st1 --sku Standard_LRS' },
  ],
  run: (az) => {
    const keys = az.maybe('--allow-shared-key-access');
    const body = az.send({
      type: 'storageAccount.create',
      ...az.target,
      location: locationOrGroups(az),
      sku: az.text('--sku'),
      ...(keys === undefined ? {} : { allowSharedKeyAccess: keys === 'true' }),
      tags: az.tags,
    });
    return accountShape(body);
  },
};

/** The group of an account that is named alone: az looks through the subscription's accounts. */
export function groupOfAccount(az: AzRequest, account: string): string {
  const listed = itemsOf(az.send({ type: 'storageAccount.list', subscriptionId: az.subscriptionId }));
  const found = listed.find((one) => one.name === account);
  const group = found && parseArmId(String(found.id))?.resourceGroup;
  if (group === undefined) throw new AzFailure(`Storage account '${account}' not found.`);
  return group;
}

const account = byNameOrIds('The storage account name.', { isGroupOptional: true });

/** The account that `--name` names, in the group that the line names or the subscription shows. */
function namedAccount(az: AzRequest): AzTarget {
  const name = az.text('--name');
  const resourceGroup = az.maybe('--resource-group') ?? groupOfAccount(az, name);
  return { subscriptionId: az.subscriptionId, resourceGroup, name };
}

const storageAccountShow: AzCommand = {
  path: 'storage account show',
  summary: 'Show storage account properties.',
  arguments: account,
  examples: [{ does: 'Show the id of an account.', line: 'az storage account show -n st1 --query id -o tsv' }],
  run: (az) => accountShape(az.send({ type: 'storageAccount.get', ...namedAccount(az) })),
};

const storageAccountDelete: AzCommand = {
  path: 'storage account delete',
  summary: 'Delete a storage account, with everything in it.',
  arguments: [...account, yes],
  examples: [{ does: 'Delete an account without being asked.', line: 'az storage account delete -n st1 --yes' }],
  isDestructive: true,
  run: (az) => {
    az.send({ type: 'storageAccount.delete', ...namedAccount(az) });
    return undefined;
  },
};

const storageAccountKeys: AzGroup = { path: 'storage account keys', summary: 'Manage storage account keys.' };

const storageAccountKeysList: AzCommand = {
  path: 'storage account keys list',
  summary: 'List the access keys for a storage account.',
  arguments: [{ ...required(name('The storage account name.')), options: ['--account-name', '-n'] }, resourceGroup],
  examples: [{ does: 'List the keys of an account.', line: 'az storage account keys list -n st1' }],
  run: (az) => {
    const named = az.text('--account-name');
    const { subscriptionId } = az;
    const group = az.maybe('--resource-group') ?? groupOfAccount(az, named);
    const at = { subscriptionId, resourceGroup: group, name: named };
    return az.send({ type: 'storageAccount.listKeys', ...at }).keys ?? [];
  },
};

const storageAccountList: AzCommand = {
  path: 'storage account list',
  summary: 'List storage accounts.',
  arguments: [resourceGroup],
  examples: [{ does: 'List the accounts of a resource group.', line: 'az storage account list -g rg-app' }],
  run: (az) => itemsOf(az.send({ type: 'storageAccount.list', ...az.within })).map(accountShape),
};

export const storageAccountCommands: AzCommandModule = {
  groups: [storage, storageAccount, storageAccountKeys],
  commands: [
    storageAccountCreate,
    storageAccountDelete,
    storageAccountKeysList,
    storageAccountList,
    storageAccountShow,
  ],
};
