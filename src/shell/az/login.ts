import { isLive } from '../../sim/directory.ts';
import { groupsOf } from '../../sim/group-membership.ts';
import type { User } from '../../sim/principal.ts';
import type { PresentedToken } from '../../sim/reply.ts';
import { accountEntries, subscriptionsOf } from './account-shape.ts';
import type { AzArgument } from './az-argument.ts';
import { toggle, value, values, withoutEffect } from './az-arguments.ts';
import type { AzCommand, AzCommandModule } from './az-command.ts';
import { AzFailure } from './az-failure.ts';
import type { AzRequest } from './az-request.ts';
import { ARM_AUDIENCE, managedIdentityToken, type TokenSelector } from './managed-identity-token.ts';

const inIdentityPart = (argument: AzArgument): AzArgument => ({ ...argument, heading: 'Managed Service Identity' });

const SELECTORS = { '--client-id': 'client_id', '--object-id': 'object_id', '--resource-id': 'msi_res_id' } as const;

/** The user that `--username` names, or the first of the directory: the lab has no passwords to ask for. */
function userNamed(az: AzRequest): User {
  const wanted = az.maybe('--username')?.toLowerCase();
  for (const principal of az.context.world.principals.values()) {
    if (principal.kind !== 'user' || !isLive(principal)) continue;
    if (wanted === undefined || principal.userPrincipalName.toLowerCase() === wanted) return principal;
  }
  const { world } = az.context;
  const domain = world.tenants.get(world.homeTenantId)?.defaultDomain ?? '';
  throw new AzFailure(
    `AADSTS50034: The user account ${az.maybe('--username') ?? ''} does not exist in the ${domain} directory. To sign into this application, the account must be added to the directory.`,
  );
}

/** The token of a managed identity of this machine. [F.3] */
function identityOfMachine(az: AzRequest): PresentedToken {
  const others = ['--password', '--service-principal', '--tenant'];
  if (others.some((option) => az.has(option))) {
    throw new AzFailure("usage error: '--identity' is not applicable with other arguments");
  }
  if (az.has('--username')) {
    throw new AzFailure(
      'Passing the managed identity ID with --username is no longer supported. Use --client-id, --object-id or --resource-id instead.',
    );
  }
  const chosen = Object.entries(SELECTORS).flatMap(([option, parameter]): readonly TokenSelector[] => {
    const given = az.maybe(option);
    return given === undefined ? [] : [{ parameter, value: given }];
  });
  if (chosen.length > 1)
    throw new AzFailure('Usage error: Provide only one of --client-id, --object-id, --resource-id.');
  const { token } = managedIdentityToken(az.context, ARM_AUDIENCE, chosen[0]);
  return token ?? { oid: '' };
}

/** Keeps the sign-in; without a subscription only where the line allows that. [F.3] */
function signIn(az: AzRequest, token: PresentedToken, noSubscription: string) {
  const { world } = az.context;
  const { oid: objectId, groups: groupsAtSignIn = [] } = token;
  const [first] = subscriptionsOf({ ...world, presented: token }, objectId);
  if (!first && !az.has('--allow-no-subscriptions')) throw new AzFailure(noSubscription);
  const tenantId = world.principals.get(objectId)?.tenantId ?? world.homeTenantId;
  const subscriptionId = first?.subscriptionId ?? tenantId;
  const account = { objectId, subscriptionId, signedInAt: world.now, groupsAtSignIn };
  az.context.signIn(account);
  return accountEntries(world, account);
}

const login: AzCommand = {
  path: 'login',
  summary: 'Log in to Azure.',
  description: 'The lab asks for no password: it signs in the user that is named, or the one that the directory has.',
  arguments: [
    value(['--username', '-u'], 'User name.'),
    withoutEffect(value(['--password', '-p'], 'Credentials like user password.')),
    toggle(['--service-principal'], 'The credential representing a service principal. Not modelled.'),
    withoutEffect(value(['--tenant', '-t'], 'The Microsoft Entra tenant.')),
    toggle(['--allow-no-subscriptions'], 'Support access tenants without subscriptions.'),
    withoutEffect(toggle(['--use-device-code'], 'Use device code flow.')),
    withoutEffect(values(['--scope'], 'Used in the /authorize request.')),
    inIdentityPart(toggle(['--identity', '-i'], 'Log in using a managed identity of the machine.')),
    inIdentityPart(value(['--client-id'], 'Client ID of the user-assigned managed identity.')),
    inIdentityPart(value(['--object-id'], 'Object ID of the user-assigned managed identity.')),
    inIdentityPart(value(['--resource-id'], 'Resource ID of the user-assigned managed identity.')),
  ],
  examples: [
    { does: 'Log in as a person.', line: 'az login' },
    { does: "Log in using a VM's system-assigned managed identity.", line: 'az login --identity' },
    {
      does: "Log in using a VM's user-assigned managed identity.",
      line: 'az login --identity --client-id 00000000-0000-0000-0000-000000000000',
    },
  ],
  isOpenToAll: true,
  run: (az) => {
    if (az.has('--identity')) {
      return signIn(
        az,
        identityOfMachine(az),
        "No access was configured for the VM, hence no subscriptions were found. If this is expected, use '--allow-no-subscriptions' to have tenant level access.",
      );
    }
    if (az.has('--service-principal')) {
      throw new AzFailure(
        "The lab has no service principals with secrets. On a machine in Azure, 'az login --identity' needs none.",
      );
    }
    const user = userNamed(az);
    const token = { oid: user.objectId, groups: groupsOf(az.context.world, user.objectId) };
    return signIn(az, token, `No subscriptions found for ${user.userPrincipalName}.`);
  },
};

const logout: AzCommand = {
  path: 'logout',
  summary: 'Log out to remove access to Azure subscriptions.',
  arguments: [value(['--username'], 'Account user, if missing, logout the current active account.')],
  examples: [{ does: 'Log out.', line: 'az logout' }],
  isOpenToAll: true,
  run: (az) => {
    if (!az.context.environment.account) throw new AzFailure('There are no active accounts.');
    az.context.signIn(undefined);
    return undefined;
  },
};

export const loginCommands: AzCommandModule = {
  groups: [],
  commands: [login, logout],
};
