import { epochSeconds, issuerOf } from '../../sim/claims.ts';
import { HOUR, SECOND } from '../../sim/duration.ts';
import { isoTime } from '../../sim/iso-time.ts';
import { mintFrom } from '../../sim/random.ts';
import type { Claims } from '../../sim/reply.ts';
import type { World } from '../../sim/world.ts';
import type { Account } from '../shell-state.ts';
import { signClaims } from '../signing.ts';
import { chosenAccount } from './account.ts';
import { value } from './az-arguments.ts';
import { signedInIdentityToken } from './az-caller.ts';
import type { AzCommand, AzCommandModule } from './az-command.ts';
import { groupsOfPerson } from './az-person.ts';

const RESOURCES: Readonly<Record<string, string>> = {
  arm: 'https://management.core.windows.net/',
  'ms-graph': 'https://graph.microsoft.com/',
};

/** The Azure CLI's own application, the same in every tenant. */
const AZURE_CLI = '04b07795-8ddb-461a-bbee-02f9e1bf7b46';

/** A person's access token: an hour long, for what the person may do, with a scope instead of app roles. [D.3] */
export function userClaims(world: World, account: Account, audience: string): Claims {
  const { objectId } = account;
  const user = world.principals.get(objectId);
  const tenantId = user?.tenantId ?? world.homeTenantId;
  const groups = groupsOfPerson(world, account);
  const iat = epochSeconds(world.now);
  const name = user?.kind === 'user' ? user.userPrincipalName : '';
  return {
    aud: audience,
    iss: issuerOf(tenantId),
    iat,
    nbf: iat,
    exp: iat + HOUR / SECOND,
    appid: AZURE_CLI,
    appidacr: '0',
    ...(groups.length > 0 ? { groups } : {}),
    idtyp: 'user',
    name: user?.displayName ?? '',
    oid: objectId,
    scp: 'user_impersonation',
    sub: mintFrom(objectId, 0).opaque(43),
    tid: tenantId,
    unique_name: name,
    upn: name,
    uti: mintFrom(`${objectId} ${iat}`, 0).opaque(22),
    ver: '1.0',
  };
}

const accountGetAccessToken: AzCommand = {
  path: 'account get-access-token',
  summary: 'Get a token for utilities to access Azure.',
  arguments: [
    value(['--subscription', '-s', '--name', '-n'], 'Name or ID of subscription.'),
    value(['--resource'], 'Azure resource endpoints in Microsoft Entra v1.0.'),
    value(['--resource-type'], 'Type of well-known resource.', { choices: Object.keys(RESOURCES) }),
    value(['--scope'], 'A scope in Microsoft Entra v2.0, as in https://storage.azure.com/.default.'),
  ],
  examples: [
    { does: 'Get a token for Azure Resource Manager.', line: 'az account get-access-token --query accessToken -o tsv' },
    {
      does: 'Get a token for Azure Storage.',
      line: 'az account get-access-token --resource https://storage.azure.com/',
    },
  ],
  run: async (az) => {
    const { context } = az;
    const account = chosenAccount(az);
    const { subscriptionId } = account;
    const [resource, type, scope] = [az.maybe('--resource'), az.maybe('--resource-type'), az.maybe('--scope')];
    const audience = resource ?? RESOURCES[type ?? 'arm'] ?? '';
    const wanted = scope === undefined ? audience : scope.replace(/\.default$/, '');
    const claims = signedInIdentityToken(context, wanted)?.token ?? userClaims(context.world, account, wanted);
    return {
      accessToken: await signClaims(claims),
      expiresOn: `${isoTime(claims.exp * SECOND)
        .replace('T', ' ')
        .replace('Z', '')}.000000`,
      subscription: subscriptionId,
      tenant: claims.tid,
      tokenType: 'Bearer',
    };
  },
};

export const accountTokenCommands: AzCommandModule = {
  groups: [],
  commands: [accountGetAccessToken],
};
