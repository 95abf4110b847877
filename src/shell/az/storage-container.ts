import type { BlobContainer } from '../../sim/blob-container.ts';
import { blobContainersOf } from '../../sim/data-store-queries.ts';
import type { JsonObject } from '../../sim/json.ts';
import { name, required, value, withoutEffect } from './az-arguments.ts';
import type { AzCommand, AzCommandModule, AzGroup } from './az-command.ts';
import { AzFailure } from './az-failure.ts';
import { blobTime } from './blob-shape.ts';
import { accountArguments, sendToStorage, storageAccess } from './storage-data.ts';

const storageContainer: AzGroup = { path: 'storage container', summary: 'Manage blob storage containers.' };

const storageContainerCreate: AzCommand = {
  path: 'storage container create',
  summary: 'Create a container in a storage account.',
  arguments: [
    required(name('The container name.')),
    ...accountArguments,
    withoutEffect(value(['--public-access'], 'Specifies whether data in the container may be accessed publicly.')),
  ],
  examples: [
    {
      does: 'Create a container as whoever is signed in.',
      line: 'az storage container create -n reports --account-name st1 --auth-mode login',
    },
  ],
  run: (az) => {
    try {
      sendToStorage(az, { type: 'blobContainer.create', ...storageAccess(az), name: az.text('--name') });
      return { created: true };
    } catch (error) {
      if (error instanceof AzFailure && error.message.includes('ErrorCode:ContainerAlreadyExists'))
        return { created: false };
      throw error;
    }
  },
};

function containerShape({ name: container, lastModified, etag }: BlobContainer): JsonObject {
  const lease = { duration: null, state: 'available', status: 'unlocked' };
  const properties = { etag, lastModified: blobTime(lastModified), lease, publicAccess: null };
  return { deleted: null, metadata: null, name: container, properties, version: null };
}

const storageContainerList: AzCommand = {
  path: 'storage container list',
  summary: 'List containers in a storage account.',
  arguments: accountArguments,
  examples: [
    {
      does: 'List the containers of an account.',
      line: 'az storage container list --account-name st1 --auth-mode login -o table',
    },
  ],
  table: `[].{"Name": name, "Lease Status": '', "Last Modified": properties.lastModified}`,
  run: (az) => {
    const access = storageAccess(az);
    sendToStorage(az, { type: 'blobContainer.list', ...access });
    return blobContainersOf(az.context.world, access.account).map(containerShape);
  },
};

export const storageContainerCommands: AzCommandModule = {
  groups: [storageContainer],
  commands: [storageContainerCreate, storageContainerList],
};
