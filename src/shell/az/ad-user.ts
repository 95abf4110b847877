import { required, truth, value, withoutEffect } from './az-arguments.ts';
import type { AzCommand, AzCommandModule, AzGroup } from './az-command.ts';
import { itemsOf } from './az-shape.ts';
import { graphFilter } from './graph-filter.ts';

const adUser: AzGroup = { path: 'ad user', summary: 'Manage Microsoft Entra users.' };

const id = required(value(['--id'], 'The object ID or principal name of the user.'));

const adUserCreate: AzCommand = {
  path: 'ad user create',
  summary: 'Create a Microsoft Entra user.',
  description: 'The lab checks the password and forgets it: az login asks nobody for one.',
  arguments: [
    required(value(['--display-name'], 'Object display name.')),
    required(value(['--password'], 'The password that should be assigned to the user for authentication.')),
    required(
      value(
        ['--user-principal-name'],
        'The user principal name (someuser@contoso.com). It must contain one of the verified domains for the tenant.',
      ),
    ),
    withoutEffect(value(['--mail-nickname'], 'Mail alias. Defaults to user principal name.')),
    withoutEffect(value(['--immutable-id'], 'For a federated domain.')),
    withoutEffect(
      truth(['--force-change-password-next-sign-in'], 'If the user must change her password on the next login.'),
    ),
  ],
  examples: [
    {
      does: 'Create a Microsoft Entra user.',
      line: 'az ad user create --display-name Alice --password Lab.2026.pw --user-principal-name alice@contoso.com',
    },
  ],
  run: (az) =>
    az.send({
      type: 'user.create',
      displayName: az.text('--display-name'),
      password: az.text('--password'),
      userPrincipalName: az.text('--user-principal-name'),
    }),
};

const adUserShow: AzCommand = {
  path: 'ad user show',
  summary: 'Get the details of a Microsoft Entra user.',
  arguments: [id],
  examples: [
    { does: 'Show the object id of a user.', line: 'az ad user show --id alice@contoso.com --query id -o tsv' },
  ],
  run: (az) => az.send({ type: 'user.get', id: az.text('--id') }),
};

const adUserList: AzCommand = {
  path: 'ad user list',
  summary: 'List Microsoft Entra users.',
  arguments: [
    value(['--upn'], 'User principal name, e.g. john.doe@contoso.com.'),
    value(['--display-name'], "Object's display name or its prefix."),
    value(['--filter'], `OData filter, e.g. --filter "displayname eq 'test'".`),
  ],
  examples: [{ does: 'List the sign-in names.', line: 'az ad user list --query [].userPrincipalName -o tsv' }],
  run: (az) => {
    const [upn, prefix] = [az.maybe('--upn')?.toLowerCase(), az.maybe('--display-name')?.toLowerCase()];
    return itemsOf(az.send({ type: 'user.list' }))
      .filter(graphFilter(az.maybe('--filter')))
      .filter(({ userPrincipalName }) => upn === undefined || String(userPrincipalName).toLowerCase() === upn)
      .filter(({ displayName }) => prefix === undefined || String(displayName).toLowerCase().startsWith(prefix));
  },
};

const adUserDelete: AzCommand = {
  path: 'ad user delete',
  summary: 'Delete a Microsoft Entra user.',
  arguments: [id],
  examples: [{ does: 'Delete a user.', line: 'az ad user delete --id alice@contoso.com' }],
  run: (az) => {
    az.send({ type: 'user.delete', id: az.text('--id') });
    return undefined;
  },
};

export const adUserCommands: AzCommandModule = {
  groups: [adUser],
  commands: [adUserCreate, adUserDelete, adUserList, adUserShow],
};
