import { SECOND } from '../../sim/duration.ts';
import type { JsonObject } from '../../sim/json.ts';
import type { Command } from '../../sim/tenant.ts';
import { name, required, value } from './az-arguments.ts';
import type { AzCommand, AzCommandModule, AzGroup } from './az-command.ts';
import { AzFailure, serviceFailure } from './az-failure.ts';
import type { AzRequest } from './az-request.ts';
import { itemsOf } from './az-shape.ts';
import { blobTime } from './blob-shape.ts';
import { isObject } from './sorted-keys.ts';

const keyvaultSecret: AzGroup = { path: 'keyvault secret', summary: 'Manage secrets.' };

const vaultName = value(['--vault-name'], 'Name of the Key Vault.');

/** A vault and a secret by `--id`, its URL, or by `--vault-name` and `--name`. */
function addressed(az: AzRequest): { readonly vault: string; readonly name: string } {
  const id = az.maybe('--id');
  const [, vault = az.maybe('--vault-name'), secret = az.maybe('--name')] =
    /^https:\/\/([^.]+)\.vault\.azure\.net\/secrets\/([^/]+)/i.exec(id ?? '') ?? [];
  if (id !== undefined && az.has('--vault-name'))
    throw new AzFailure('--vault-name and --id are mutually exclusive.', 2);
  if (vault !== undefined && secret !== undefined) return { vault, name: secret };
  throw new AzFailure(
    'incorrect usage: --id ID | --vault-name/--hsm-name VAULT/HSM --name/-n NAME [--version VERSION]',
    2,
  );
}

type VaultCommand = Command & { readonly vault: string };

function sendToVault(az: AzRequest, command: VaultCommand): JsonObject {
  const { reply } = az.context.send(command);
  if (reply.status === 0) {
    throw new AzFailure(`Failed to resolve '${command.vault}.vault.azure.net' ([Errno -2] Name or service not known)`);
  }
  if (reply.status >= 400) throw serviceFailure(reply);
  return reply.body as JsonObject;
}

const credential = (az: AzRequest) => az.credentialFor('https://vault.azure.net');

/** A secret as az prints it: times as text, and the name beside the id. */
function secretShape(body: JsonObject): JsonObject {
  const { attributes, id, ...rest } = body;
  const { created, updated, ...others } = isObject(attributes) ? attributes : {};
  const timeOf = (seconds: unknown): string | null =>
    seconds === undefined ? null : blobTime(Number(seconds) * SECOND);
  return {
    ...rest,
    attributes: { ...others, created: timeOf(created), expires: null, notBefore: null, updated: timeOf(updated) },
    contentType: null,
    id: id ?? null,
    managed: null,
    name: String(id).split('/')[4] ?? '',
  };
}

const keyvaultSecretSet: AzCommand = {
  path: 'keyvault secret set',
  summary: 'Create a secret (if one does not exist) or update a secret in a KeyVault.',
  arguments: [
    required(name('Name of the secret.')),
    required(vaultName),
    value(['--value'], "Plain text secret value. Cannot be used with '--file'."),
    value(['--file', '-f'], "Source file for secret. Use in conjunction with '--encoding'."),
  ],
  examples: [
    { does: 'Store a secret.', line: 'az keyvault secret set --vault-name kv-app -n db-password --value s3cret' },
  ],
  run: async (az) => {
    const [given, file] = [az.maybe('--value'), az.maybe('--file')];
    const text = file === undefined ? given : await az.context.readFile(file);
    if (text === undefined || (given !== undefined && file !== undefined)) {
      throw new AzFailure('incorrect usage: [Required] --value VALUE | --file PATH');
    }
    return secretShape(sendToVault(az, { type: 'secret.set', ...addressed(az), value: text, ...credential(az) }));
  },
};

const keyvaultSecretShow: AzCommand = {
  path: 'keyvault secret show',
  summary: 'Get a specified secret from a given key vault.',
  arguments: [
    name('Name of the secret. Required if --id is not specified.'),
    vaultName,
    value(['--id'], "Id of the secret. If specified all other 'Id' arguments should be omitted."),
  ],
  examples: [
    {
      does: 'Print the value of a secret.',
      line: 'az keyvault secret show --vault-name kv-app -n db-password --query value -o tsv',
    },
  ],
  run: (az) => secretShape(sendToVault(az, { type: 'secret.get', ...addressed(az), ...credential(az) })),
};

const keyvaultSecretList: AzCommand = {
  path: 'keyvault secret list',
  summary: 'List secrets in a specified key vault. Names only, no values.',
  arguments: [required(vaultName)],
  examples: [{ does: 'List the secrets of a vault.', line: 'az keyvault secret list --vault-name kv-app -o table' }],
  run: (az) => {
    const vault = az.text('--vault-name');
    return itemsOf(sendToVault(az, { type: 'secret.list', vault, ...credential(az) })).map(secretShape);
  },
};

export const keyvaultSecretCommands: AzCommandModule = {
  groups: [keyvaultSecret],
  commands: [keyvaultSecretList, keyvaultSecretSet, keyvaultSecretShow],
};
