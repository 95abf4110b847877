import { keyOf, resourceGroupScope, subscriptionScope } from '../sim/arm-id.ts';
import { isLive } from '../sim/directory.ts';
import type { Resource, ResourceType } from '../sim/resource.ts';
import { mayRead } from '../sim/resource-listing.ts';
import { ROLE_DEFINITIONS } from '../sim/role-definition.ts';
import type { ResourceGroup, World } from '../sim/world.ts';
import type { Account } from './shell-state.ts';

/** What the values of an option are chosen from: the world, as whoever is signed in may see it, and the line so far. */
export interface NamesInput {
  readonly world: World;
  readonly account: Account | undefined;
  /** The command's path, as in `vm identity assign`. */
  readonly path: string;
  /** What the line gave to options already, by their long names. */
  readonly given: ReadonlyMap<string, string>;
}

const GROUP_READ = 'Microsoft.Resources/subscriptions/resourceGroups/read';

function visibleGroups({ world, account }: NamesInput): readonly ResourceGroup[] {
  if (!account) return [];
  return [...world.resourceGroups.values()].filter((one) =>
    mayRead(world, account.objectId, { action: GROUP_READ, id: one.id }),
  );
}

/** The resources that `az` could list here; with a group on the line, those of that group. */
function visibleResources({ world, account, given }: NamesInput): readonly Resource[] {
  if (!account) return [];
  const group = given.get('--resource-group');
  return [...world.resources.values()].filter(
    (one) =>
      (group === undefined || keyOf(one.resourceGroup) === keyOf(group)) &&
      mayRead(world, account.objectId, { action: `${one.type}/read`, id: one.id }),
  );
}

const named = (input: NamesInput, type: ResourceType): readonly string[] =>
  visibleResources(input).flatMap((one) => (one.type === type ? [one.name] : []));

const groupNames = (input: NamesInput): readonly string[] => visibleGroups(input).map((one) => one.name);
const identities = (input: NamesInput): readonly string[] =>
  named(input, 'Microsoft.ManagedIdentity/userAssignedIdentities');
const accounts = (input: NamesInput): readonly string[] => named(input, 'Microsoft.Storage/storageAccounts');
const vaults = (input: NamesInput): readonly string[] => named(input, 'Microsoft.KeyVault/vaults');

/** Containers of the account on the line. Whoever may read the account may list them. */
function containers(input: NamesInput): readonly string[] {
  const account = input.given.get('--account-name');
  return visibleResources({ ...input, given: new Map() }).flatMap((one) =>
    one.type === 'Microsoft.Storage/storageAccounts' && one.name === account
      ? [...one.properties.containers.keys()]
      : [],
  );
}

function scopes(input: NamesInput): readonly string[] {
  const { account } = input;
  if (!account) return [];
  const { subscriptionId } = account;
  const groups = visibleGroups(input).map((one) => resourceGroupScope(subscriptionId, one.name));
  return [subscriptionScope(subscriptionId), ...groups, ...visibleResources(input).map((one) => one.id)];
}

/** People by their sign-in names, software by its object id. */
function principals({ world, account }: NamesInput): readonly string[] {
  if (!account) return [];
  return [...world.principals.values()]
    .filter(isLive)
    .map((one) => (one.kind === 'user' ? one.userPrincipalName : one.objectId));
}

const objectIds = ({ world, account }: NamesInput): readonly string[] =>
  account ? [...world.principals.values()].filter(isLive).map((one) => one.objectId) : [];

const locations = ({ world }: NamesInput): readonly string[] => [
  ...new Set(['westeurope', 'northeurope', ...[...world.resourceGroups.values()].map((one) => one.location)]),
];

/** Which resources the `--name` of a command means, by the beginning of its path; the longer ones first. */
const NAMES: readonly (readonly [path: string, names: (input: NamesInput) => readonly string[]])[] = [
  ['appservice plan', (input) => named(input, 'Microsoft.Web/serverFarms')],
  ['group', groupNames],
  ['identity', identities],
  ['keyvault secret', () => []],
  ['keyvault', vaults],
  ['role definition', () => ROLE_DEFINITIONS.map((one) => one.roleName)],
  ['storage account', accounts],
  ['storage container', containers],
  ['vm', (input) => named(input, 'Microsoft.Compute/virtualMachines')],
  ['webapp', (input) => named(input, 'Microsoft.Web/sites')],
];

function ownNames(input: NamesInput): readonly string[] {
  const isNew = input.path.endsWith(' create');
  const found = NAMES.find(([path]) => input.path === path || input.path.startsWith(`${path} `));
  return isNew ? [] : (found?.[1](input) ?? []);
}

const OPTIONS: Readonly<Record<string, (input: NamesInput) => readonly string[]>> = {
  '--account-name': accounts,
  '--assign-identity': (input) => ['[system]', ...identities(input)],
  '--assignee': principals,
  '--assignee-object-id': objectIds,
  '--container-name': containers,
  '--destination-group': groupNames,
  '--identities': (input) => ['[system]', ...identities(input)],
  '--identity-name': identities,
  '--ids': (input) => visibleResources(input).map((one) => one.id),
  '--location': locations,
  '--name': ownNames,
  '--plan': (input) => named(input, 'Microsoft.Web/serverFarms'),
  '--resource-group': groupNames,
  '--resource-type': (input) => [...new Set(visibleResources(input).map((one) => one.type))],
  '--role': () => ROLE_DEFINITIONS.map((one) => one.roleName),
  '--scope': scopes,
  '--subscription': ({ world }) => [...world.subscriptions.values()].map((one) => one.displayName),
  '--vault-name': vaults,
};

/** The values that fit an option in this world; undefined where the lab has no list for it. */
export function namesFor(option: string, input: NamesInput): readonly string[] | undefined {
  return OPTIONS[option]?.(input);
}
