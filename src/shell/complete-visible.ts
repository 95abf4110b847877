import { keyOf, resourceGroupScope, subscriptionScope } from '../sim/arm-id.ts';
import { isLive } from '../sim/directory.ts';
import type { Principal } from '../sim/principal.ts';
import type { Resource, ResourceType } from '../sim/resource.ts';
import { mayRead } from '../sim/resource-listing.ts';
import type { ResourceGroup, World } from '../sim/world.ts';
import { describeResource } from './resource-kind.ts';
import type { Candidate } from './sandbox.ts';
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

/** A value as it is typed, or one that people know by another name. */
export type Name = string | Candidate;

const GROUP_READ = 'Microsoft.Resources/subscriptions/resourceGroups/read';

export function visibleGroups({ world, account }: NamesInput): readonly ResourceGroup[] {
  if (!account) return [];
  return [...world.resourceGroups.values()].filter((one) =>
    mayRead(world, account.objectId, { action: GROUP_READ, id: one.id }),
  );
}

/** Whatever `az` could list here. */
function allResources({ world, account }: NamesInput): readonly Resource[] {
  if (!account) return [];
  return [...world.resources.values()].filter((one) =>
    mayRead(world, account.objectId, { action: `${one.type}/read`, id: one.id }),
  );
}

/** The resources that `az` could list here; with a group on the line, those of that group. */
export function visibleResources(input: NamesInput): readonly Resource[] {
  const group = input.given.get('--resource-group');
  return allResources(input).filter((one) => group === undefined || keyOf(one.resourceGroup) === keyOf(group));
}

const byId = (resource: Resource): Candidate => ({
  text: resource.id,
  name: resource.name,
  about: describeResource(resource),
});

/** Names of one type. Without a group on the line, of all groups. */
export const named = (input: NamesInput, type: ResourceType): readonly string[] =>
  visibleResources(input).flatMap((one) => (one.type === type ? [one.name] : []));

/** Resources by their ids; of one type, where it is given. */
export const resourcesById = (input: NamesInput, type?: ResourceType): readonly Candidate[] =>
  visibleResources(input)
    .filter((one) => type === undefined || one.type === type)
    .map(byId);

/** User-assigned identities for a host: by name in the group on the line, elsewhere by id, for a name means that group. */
export function attachableIdentities(input: NamesInput): readonly Name[] {
  const group = input.given.get('--resource-group');
  return allResources(input).flatMap((one): readonly Name[] => {
    if (one.type !== 'Microsoft.ManagedIdentity/userAssignedIdentities') return [];
    return group === undefined || keyOf(one.resourceGroup) === keyOf(group) ? [one.name] : [byId(one)];
  });
}

/** The containers of the account on the line. Whoever may read the account may list them. */
export function visibleContainers(input: NamesInput): readonly string[] {
  const account = input.given.get('--account-name');
  return allResources(input).flatMap((one) =>
    one.type === 'Microsoft.Storage/storageAccounts' && one.name === account
      ? [...one.properties.containers.keys()]
      : [],
  );
}

/** Where roles and policies can be assigned: the subscription, its groups, its resources. */
export function scopes(input: NamesInput): readonly Name[] {
  const { account, world } = input;
  if (!account) return [];
  const { subscriptionId } = account;
  const subscription = world.subscriptions.get(subscriptionId);
  const groups = visibleGroups(input).map(({ name }) => ({
    text: resourceGroupScope(subscriptionId, name),
    name,
    about: 'resource group',
  }));
  const whole = {
    text: subscriptionScope(subscriptionId),
    name: subscription?.displayName ?? '',
    about: 'subscription',
  };
  return [whole, ...groups, ...resourcesById(input)];
}

function kindOf(principal: Principal): string {
  if (principal.kind === 'user') return 'person';
  if (principal.kind === 'group') return 'group';
  if (principal.servicePrincipalType === 'Application') return 'application';
  return principal.isExplicit ? 'user-assigned identity' : 'system-assigned identity';
}

const livePrincipals = ({ world, account }: NamesInput): readonly Principal[] =>
  account ? [...world.principals.values()].filter(isLive) : [];

/** Principals by their object ids. */
export const objectIds = (input: NamesInput, kind?: Principal['kind']): readonly Candidate[] =>
  livePrincipals(input)
    .filter((one) => kind === undefined || one.kind === kind)
    .map((one) => ({ text: one.objectId, name: one.displayName, about: kindOf(one) }));

/** Sign-in names. */
export const people = (input: NamesInput): readonly string[] =>
  livePrincipals(input).flatMap((one) => (one.kind === 'user' ? [one.userPrincipalName] : []));

/** People by their sign-in names, everybody else by the object id. */
export const assignees = (input: NamesInput): readonly Name[] => [
  ...people(input).map((one) => ({ text: one, name: one, about: 'person' })),
  ...objectIds(input, 'group'),
  ...objectIds(input, 'servicePrincipal'),
];
