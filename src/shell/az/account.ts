import type { Account } from '../shell-state.ts';
import { accountEntries, accountEntry } from './account-shape.ts';
import type { AzArgument } from './az-argument.ts';
import { required, toggle, value } from './az-arguments.ts';
import type { AzCommand, AzCommandModule, AzGroup } from './az-command.ts';
import { AzFailure } from './az-failure.ts';
import { type AzRequest, subscriptionNamed } from './az-request.ts';

const account: AzGroup = { path: 'account', summary: 'Manage Azure subscription information.' };

const subscription: AzArgument = value(['--subscription', '-s', '--name', '-n'], 'Name or ID of subscription.');

/** The account of this machine, turned to the subscription that the line names. */
export function chosenAccount(az: AzRequest): Account {
  const signedIn = az.context.environment.account;
  if (!signedIn) throw new AzFailure("Please run 'az login' to setup account.");
  const named = az.maybe('--subscription');
  if (named === undefined) return signedIn;
  return { ...signedIn, subscriptionId: subscriptionNamed(az.context, named, () => undefined) };
}

const accountShow: AzCommand = {
  path: 'account show',
  summary: 'Get the details of a subscription, and who is signed in.',
  arguments: [subscription],
  examples: [{ does: 'Show who is signed in.', line: 'az account show --query user' }],
  run: (az) => {
    const chosen = chosenAccount(az);
    const isDefault = chosen.subscriptionId === az.context.environment.account?.subscriptionId;
    return { ...accountEntry(az.context.world, chosen), isDefault };
  },
};

const accountList: AzCommand = {
  path: 'account list',
  summary: 'Get a list of subscriptions for the logged in account.',
  arguments: [
    toggle(['--all'], "List all subscriptions from all clouds, rather than just 'Enabled' ones."),
    toggle(['--refresh'], 'Retrieve up-to-date subscriptions from server.'),
  ],
  examples: [{ does: 'List the subscriptions.', line: 'az account list -o table' }],
  isOpenToAll: true,
  table:
    '[].{Name: name, CloudName: cloudName, SubscriptionId: id, TenantId: tenantId, State: state, IsDefault: isDefault}',
  run: (az) => {
    const { account: signedIn } = az.context.environment;
    if (signedIn) return accountEntries(az.context.world, signedIn);
    az.warn('Please run "az login" to access your accounts.');
    return [];
  },
};

const accountSet: AzCommand = {
  path: 'account set',
  summary: 'Set a subscription to be the current active subscription.',
  arguments: [required(subscription)],
  examples: [{ does: 'Use another subscription from now on.', line: 'az account set -s contoso-dev' }],
  run: (az) => {
    az.context.signIn(chosenAccount(az));
    return undefined;
  },
};

const accountClear: AzCommand = {
  path: 'account clear',
  summary: 'Clear all subscriptions from the local cache.',
  arguments: [],
  examples: [{ does: 'Forget who is signed in.', line: 'az account clear' }],
  isOpenToAll: true,
  run: (az) => {
    az.context.signIn(undefined);
    return undefined;
  },
};

export const accountCommands: AzCommandModule = {
  groups: [account],
  commands: [accountClear, accountList, accountSet, accountShow],
};
