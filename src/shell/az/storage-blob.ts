import { blobsOf } from '../../sim/data-store-queries.ts';
import type { Reply } from '../../sim/reply.ts';
import { name, required, toggle, truth, value, withoutEffect } from './az-arguments.ts';
import type { AzCommand, AzCommandModule, AzGroup } from './az-command.ts';
import { AzFailure } from './az-failure.ts';
import type { AzRequest } from './az-request.ts';
import { blobShape, blobTime } from './blob-shape.ts';
import { accountArguments, sendToStorage, storageAccess } from './storage-data.ts';

const storageBlob: AzGroup = { path: 'storage blob', summary: 'Manage object storage for unstructured data.' };

const container = value(['--container-name', '-c'], 'The container name.');
const blobName = name('The blob name.');
const noProgress = withoutEffect(toggle(['--no-progress'], 'Include this flag to disable progress reporting.'));

/** What is to be uploaded: `--data`, or the text of `--file`. [F.3] */
async function contentOf(az: AzRequest): Promise<string> {
  const [data, file] = [az.maybe('--data'), az.maybe('--file')];
  if ((data === undefined) === (file === undefined)) {
    throw new AzFailure('usage error: please specify one of --file and --data to upload.');
  }
  if (file === undefined) return data ?? '';
  const text = await az.context.readFile(file);
  if (text === undefined) throw new AzFailure(`[Errno 2] No such file or directory: '${file}'`);
  return text;
}

const writtenShape = ({ headers }: Reply, now: number) => ({
  date: blobTime(now),
  encryption_scope: null,
  etag: headers?.etag ?? null,
  lastModified: blobTime(now),
  request_id: headers?.['x-ms-request-id'] ?? null,
  request_server_encrypted: true,
  version: headers?.['x-ms-version'] ?? null,
});

const storageBlobUpload: AzCommand = {
  path: 'storage blob upload',
  summary: 'Upload a file to a storage blob.',
  arguments: [
    value(['--file', '-f'], 'Path of the file to upload as the blob content.'),
    value(['--data'], 'The blob data to upload.'),
    container,
    blobName,
    truth(['--overwrite'], 'Whether the blob to be uploaded should overwrite the current data. Defaults to False.'),
    value(['--content-type'], 'The content MIME type.'),
    ...accountArguments,
    noProgress,
  ],
  examples: [
    {
      does: 'Upload a text as a blob, as whoever is signed in.',
      line: 'az storage blob upload --account-name st1 -c reports -n may.txt --data "May" --auth-mode login',
    },
  ],
  run: async (az) => {
    const content = await contentOf(az);
    const given = az.maybe('--container-name');
    const blob = az.maybe('--name') ?? az.maybe('--file')?.split('/').at(-1);
    if (given === undefined || blob === undefined) {
      throw new AzFailure(
        'Please specify --blob-url or combination of blob name, container name and storage account arguments.',
      );
    }
    const contentType = az.maybe('--content-type');
    const { now } = az.context.world;
    try {
      const reply = sendToStorage(az, {
        type: 'blob.upload',
        ...storageAccess(az),
        container: given,
        name: blob,
        content,
        ...(contentType === undefined ? {} : { contentType }),
        overwrite: az.maybe('--overwrite') === 'true',
      });
      return writtenShape(reply, now);
    } catch (error) {
      if (!(error instanceof AzFailure) || !error.message.includes('ErrorCode:BlobAlreadyExists')) throw error;
      throw new AzFailure(
        `${error.message}\nIf you want to overwrite the existing one, please add --overwrite in your command.`,
      );
    }
  },
};

/** Reads a blob: its text, and how az shows it. */
function readBlob(az: AzRequest, of: { readonly container: string; readonly name: string }) {
  const access = storageAccess(az);
  const reply = sendToStorage(az, { type: 'blob.download', ...access, ...of });
  const blob = blobsOf(az.context.world, access.account, of.container).find((one) => one.name === of.name);
  return { text: String(reply.body), shape: blob ? blobShape(of.container, blob) : null };
}

const storageBlobDownload: AzCommand = {
  path: 'storage blob download',
  summary: 'Download a blob to a file path.',
  arguments: [
    container,
    blobName,
    value(['--file', '-f'], 'Path of file to write out to. If not specified, stdout will be used.'),
    ...accountArguments,
    noProgress,
  ],
  examples: [
    {
      does: 'Print a blob.',
      line: 'az storage blob download --account-name st1 -c reports -n may.txt --auth-mode login',
    },
  ],
  run: async (az) => {
    const [from, blob, file] = [az.maybe('--container-name'), az.maybe('--name'), az.maybe('--file')];
    if (from === undefined || blob === undefined) {
      throw new AzFailure(
        'Please specify --blob-url or combination of blob name, container name and storage account arguments.',
      );
    }
    const { text, shape } = readBlob(az, { container: from, name: blob });
    if (file === undefined) {
      az.print(text);
      return undefined;
    }
    const isWritten = await az.context.writeFile(file, text);
    if (!isWritten) throw new AzFailure(`[Errno 2] No such file or directory: '${file}'`);
    return shape ?? undefined;
  },
};

const storageBlobDelete: AzCommand = {
  path: 'storage blob delete',
  summary: 'Mark a blob for deletion.',
  arguments: [required(blobName), required(container), ...accountArguments],
  examples: [
    {
      does: 'Delete a blob, as whoever is signed in.',
      line: 'az storage blob delete --account-name st1 -c reports -n may.txt --auth-mode login',
    },
  ],
  run: (az) => {
    const of = { container: az.text('--container-name'), name: az.text('--name') };
    sendToStorage(az, { type: 'blob.delete', ...storageAccess(az), ...of });
    return undefined;
  },
};

/** The columns of a blob; a space in a heading is az's. */
const COLUMNS = `{"Name": name, "Blob Type": properties.blobType, "Blob Tier": properties.blobTier, "Length": properties.contentLength, "Content Type": properties.contentSettings.contentType, "Last Modified": properties.lastModified, "Snapshot": snapshot || ''}`;

const storageBlobShow: AzCommand = {
  path: 'storage blob show',
  summary: 'Get the details of a blob.',
  arguments: [required(blobName), required(container), ...accountArguments],
  examples: [
    {
      does: 'Show the length of a blob.',
      line: 'az storage blob show --account-name st1 -c reports -n may.txt --auth-mode login --query properties.contentLength',
    },
  ],
  table: COLUMNS,
  run: (az) => readBlob(az, { container: az.text('--container-name'), name: az.text('--name') }).shape ?? undefined,
};

const storageBlobList: AzCommand = {
  path: 'storage blob list',
  summary: 'List blobs in a given container.',
  arguments: [
    required(container),
    value(['--prefix'], 'Filter the results to return only blobs whose name begins with the specified prefix.'),
    ...accountArguments,
  ],
  examples: [
    {
      does: 'List the blobs of a container.',
      line: 'az storage blob list --account-name st1 -c reports --auth-mode login -o table',
    },
  ],
  table: `[].${COLUMNS}`,
  run: (az) => {
    const access = storageAccess(az);
    const from = az.text('--container-name');
    sendToStorage(az, { type: 'blob.list', ...access, container: from });
    const prefix = az.maybe('--prefix') ?? '';
    const found = blobsOf(az.context.world, access.account, from).filter((blob) => blob.name.startsWith(prefix));
    return found.map((blob) => blobShape(from, blob));
  },
};

export const storageBlobCommands: AzCommandModule = {
  groups: [storageBlob],
  commands: [storageBlobDelete, storageBlobDownload, storageBlobList, storageBlobShow, storageBlobUpload],
};
