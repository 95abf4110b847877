import type { JsonObject } from '../../sim/json.ts';
import { required, value } from './az-arguments.ts';
import type { AzCommand, AzCommandModule, AzGroup } from './az-command.ts';
import { AzFailure } from './az-failure.ts';
import { itemsOf } from './az-shape.ts';

const group: AzGroup = {
  path: 'ad app federated-credential',
  summary: 'Manage application federated identity credentials.',
};

const id = required(value(['--id'], 'Application id or object id of the application.'));

/** The members of `--parameters`; az sends them on as they are. */
function parametersOf(text: string) {
  let given: JsonObject;
  try {
    given = JSON.parse(text) as JsonObject;
  } catch {
    throw new AzFailure(`Failed to parse string as JSON:\n${text}`);
  }
  const member = (name: string): string => (typeof given[name] === 'string' ? (given[name] as string) : '');
  const audiences = Array.isArray(given.audiences) ? given.audiences.map(String) : [];
  return { name: member('name'), issuer: member('issuer'), subject: member('subject'), audiences };
}

const create: AzCommand = {
  path: 'ad app federated-credential create',
  summary: 'Create application federated identity credential.',
  arguments: [
    id,
    required(
      value(
        ['--parameters'],
        'Parameters for creating federated identity credential. Should be JSON file path or in-line JSON string.',
      ),
    ),
  ],
  examples: [
    {
      does: 'Trust the tokens that a file describes.',
      line: 'az ad app federated-credential create --id 00000000-0000-0000-0000-000000000000 --parameters @credential.json',
    },
  ],
  run: (az) =>
    az.send({
      type: 'application.createCredential',
      id: az.text('--id'),
      ...parametersOf(az.text('--parameters')),
    }),
};

const list: AzCommand = {
  path: 'ad app federated-credential list',
  summary: 'List application federated identity credentials.',
  arguments: [id],
  examples: [
    { does: 'List them.', line: 'az ad app federated-credential list --id 00000000-0000-0000-0000-000000000000' },
  ],
  run: (az) => itemsOf(az.send({ type: 'application.listCredentials', id: az.text('--id') })),
};

const remove: AzCommand = {
  path: 'ad app federated-credential delete',
  summary: 'Delete application federated identity credential.',
  arguments: [id, required(value(['--federated-credential-id'], 'Name of the federated identity credential.'))],
  examples: [
    {
      does: 'Delete one.',
      line: 'az ad app federated-credential delete --id 00000000-0000-0000-0000-000000000000 --federated-credential-id fc-app',
    },
  ],
  run: (az) => {
    az.send({
      type: 'application.deleteCredential',
      id: az.text('--id'),
      name: az.text('--federated-credential-id'),
    });
    return undefined;
  },
};

export const appFederatedCredentialCommands: AzCommandModule = {
  groups: [group],
  commands: [create, list, remove],
};
