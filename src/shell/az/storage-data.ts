import type { Reply } from '../../sim/reply.ts';
import type { StorageCredential } from '../../sim/storage-access.ts';
import type { Command } from '../../sim/tenant.ts';
import type { AzArgument } from './az-argument.ts';
import { value } from './az-arguments.ts';
import { AzFailure } from './az-failure.ts';
import type { AzRequest } from './az-request.ts';
import { groupOfAccount } from './storage-account.ts';

/** How the data commands say which account, and as whom they ask. */
export const accountArguments: readonly AzArgument[] = [
  value(['--account-name'], 'Storage account name. Environment variable: AZURE_STORAGE_ACCOUNT.'),
  value(['--account-key'], 'Storage account key.'),
  value(
    ['--auth-mode'],
    'The mode in which to run the command: "login" asks as whoever is signed in, "key" with an account key.',
    {
      choices: ['key', 'login'],
    },
  ),
];

const NO_CREDENTIALS = `
There are no credentials provided in your command and environment, we will query for account key for your storage account.
It is recommended to provide --connection-string, --account-key or --sas-token in your command as credentials.

You also can add \`--auth-mode login\` in your command to use Azure Active Directory (Azure AD) for authorization if your login account is assigned required RBAC roles.
For more information about RBAC roles in storage, visit https://docs.microsoft.com/azure/storage/common/storage-auth-aad-rbac-cli.

In addition, setting the corresponding environment variables can avoid inputting credentials in your command. Please use --help to get more information about environment variable usage.`;

/** The first key of an account, for somebody who may list keys; nothing, with a warning, for everybody else. [B-11] */
function queriedKey(az: AzRequest, account: string): StorageCredential {
  az.warn(NO_CREDENTIALS);
  try {
    const { subscriptionId } = az;
    const at = { subscriptionId, resourceGroup: groupOfAccount(az, account), name: account };
    const { keys } = az.send({ type: 'storageAccount.listKeys', ...at }) as unknown as {
      readonly keys: readonly { readonly value: string }[];
    };
    return { accountKey: keys[0]?.value ?? '' };
  } catch (error) {
    if (!(error instanceof AzFailure)) throw error;
    az.warn(`\nSkip querying account key due to failure: ${error.message}`);
    return {};
  }
}

/** Which account, and what the request brings along: a token of who is signed in, or an account key. */
export function storageAccess(az: AzRequest): StorageCredential & { readonly account: string } {
  const { variables } = az.context.environment;
  const account = az.maybe('--account-name') ?? variables.AZURE_STORAGE_ACCOUNT;
  if (!account) throw new AzFailure('Please provide storage account name or connection string.');
  const mode = az.maybe('--auth-mode') ?? variables.AZURE_STORAGE_AUTH_MODE;
  if (mode?.toLowerCase() === 'login') return { account, ...az.credentialFor('https://storage.azure.com/') };
  const accountKey = az.maybe('--account-key') ?? variables.AZURE_STORAGE_KEY;
  return { account, ...(accountKey ? { accountKey } : queriedKey(az, account)) };
}

const MISSING_ROLE = `
You do not have the required permissions needed to perform this operation.
Depending on your operation, you may need to be assigned one of the following roles:
    "Storage Blob Data Owner"
    "Storage Blob Data Contributor"
    "Storage Blob Data Reader"
    "Storage Queue Data Contributor"
    "Storage Queue Data Reader"
    "Storage Table Data Contributor"
    "Storage Table Data Reader"

If you want to use the old authentication method and allow querying for the right account key, please use the "--auth-mode" parameter and "key" value.
                    `;

const WRONG_KEY = `
Authentication failure. This may be caused by either invalid account key, connection string or sas token value provided for your storage account.
                    `;

const unescaped = (xml: string): string => xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const element = (body: string, name: string): string | undefined => {
  const [, inner] = new RegExp(`<${name}>([^]*?)</${name}>`).exec(body) ?? [];
  return inner === undefined ? undefined : unescaped(inner);
};

/** The code of the blob service's error, if the reply is one. */
const storageErrorCode = (reply: Reply): string | undefined => reply.headers?.['x-ms-error-code'];

/** The service's message with its code below, as az prints most of them. */
function storageMessage(reply: Reply): string {
  const body = String(reply.body);
  const detail = element(body, 'AuthenticationErrorDetail');
  const lines = [element(body, 'Message'), `ErrorCode:${storageErrorCode(reply)}`];
  return [...lines, ...(detail === undefined ? [] : [`AuthenticationErrorDetail:${detail}`])].join('\n');
}

/** Sends a request to the blob service; a refusal is thrown in az's words: for a missing role they list the data roles. */
export function sendToStorage(az: AzRequest, command: Command & { readonly account: string }): Reply {
  const { reply } = az.context.send(command);
  if (reply.status === 0) {
    throw new AzFailure(
      `Failed to resolve '${command.account}.blob.core.windows.net' ([Errno -2] Name or service not known)`,
    );
  }
  if (reply.status < 400) return reply;
  const code = storageErrorCode(reply);
  if (code === 'AuthorizationPermissionMismatch') throw new AzFailure(MISSING_ROLE);
  if (code === 'AuthenticationFailed') throw new AzFailure(WRONG_KEY);
  throw new AzFailure(storageMessage(reply), reply.status === 404 ? 3 : 1, { isService: true });
}
