import type { ResourceType } from '../sim/resource.ts';
import { ROLE_DEFINITIONS } from '../sim/role-definition.ts';
import {
  assignees,
  attachableIdentities,
  type Name,
  type NamesInput,
  named,
  objectIds,
  people,
  resourcesById,
  scopes,
  visibleContainers,
  visibleGroups,
  visibleResources,
} from './complete-visible.ts';

type NamesOf = (input: NamesInput) => readonly Name[];

const groupNames: NamesOf = (input) => visibleGroups(input).map((one) => one.name);
const accounts: NamesOf = (input) => named(input, 'Microsoft.Storage/storageAccounts');
const vaults: NamesOf = (input) => named(input, 'Microsoft.KeyVault/vaults');
const roles: NamesOf = () => ROLE_DEFINITIONS.map((one) => one.roleName);
const policies: NamesOf = ({ world, account }) =>
  account ? [...world.policyDefinitions.values()].map(({ name }) => name) : [];
const assignedPolicies: NamesOf = ({ world, account }) =>
  account ? [...world.policyAssignments.values()].map(({ name }) => name) : [];
const nothing: NamesOf = () => [];

/** The credentials of the identity on the line. */
const federatedCredentials: NamesOf = (input) =>
  visibleResources(input).flatMap((one) =>
    one.type === 'Microsoft.ManagedIdentity/userAssignedIdentities' && one.name === input.given.get('--identity-name')
      ? (one.properties.federatedCredentials ?? []).map(({ name }) => name)
      : [],
  );

const applications: NamesOf = ({ world, account }) =>
  account
    ? [...world.applications.values()]
        .filter(({ deletedAt }) => deletedAt === undefined)
        .map(({ appId, displayName }) => ({ text: appId, name: displayName, about: 'application' }))
    : [];

const locations: NamesOf = ({ world }) => [
  ...new Set(['westeurope', 'northeurope', ...[...world.resourceGroups.values()].map((one) => one.location)]),
];

/** What `--resource` of a token is for. [C.1] */
const AUDIENCES: readonly string[] = [
  'https://management.azure.com/',
  'https://storage.azure.com/',
  'https://vault.azure.net',
  'https://graph.microsoft.com/',
];

/** What a command is about, by the beginning of its path: the longer ones first. `id` is what its `--id` takes. */
interface Subject {
  readonly name?: NamesOf;
  readonly id?: NamesOf;
  readonly type?: ResourceType;
}

const SUBJECTS: readonly (readonly [path: string, subject: Subject])[] = [
  ['ad app', { id: applications }],
  ['ad sp create', { id: applications }],
  ['ad sp', { id: (input) => objectIds(input, 'servicePrincipal') }],
  ['ad user', { id: people }],
  ['appservice plan', { type: 'Microsoft.Web/serverFarms' }],
  ['group', { name: groupNames }],
  ['identity federated-credential', { name: federatedCredentials }],
  ['identity', { type: 'Microsoft.ManagedIdentity/userAssignedIdentities' }],
  ['keyvault secret', {}],
  ['keyvault', { type: 'Microsoft.KeyVault/vaults' }],
  ['policy assignment', { name: assignedPolicies }],
  ['policy definition', { name: policies }],
  ['role definition', { name: roles }],
  ['storage account', { type: 'Microsoft.Storage/storageAccounts' }],
  ['storage container', { name: visibleContainers }],
  ['vm', { type: 'Microsoft.Compute/virtualMachines' }],
  ['webapp', { type: 'Microsoft.Web/sites' }],
];

function subjectOf({ path }: NamesInput): Subject {
  return SUBJECTS.find(([start]) => path === start || path.startsWith(`${start} `))?.[1] ?? {};
}

function ownNames(input: NamesInput): readonly Name[] {
  if (input.path.endsWith(' create')) return [];
  const { name, type } = subjectOf(input);
  if (type) return named(input, type);
  return (name ?? nothing)(input);
}

const systemAnd: NamesOf = (input) => ['[system]', ...attachableIdentities(input)];

const OPTIONS: Readonly<Record<string, NamesOf>> = {
  '--account-name': accounts,
  '--assign-identity': systemAnd,
  '--assignee': assignees,
  '--assignee-object-id': (input) => objectIds(input),
  '--container-name': visibleContainers,
  '--destination-group': groupNames,
  '--group': (input) => objectIds(input, 'group').map(({ name = '' }) => name),
  '--id': (input) => (subjectOf(input).id ?? nothing)(input),
  '--identities': systemAnd,
  '--identity-name': (input) => named(input, 'Microsoft.ManagedIdentity/userAssignedIdentities'),
  '--ids': (input) => resourcesById(input, subjectOf(input).type),
  '--location': locations,
  '--member-id': (input) => objectIds(input),
  '--name': ownNames,
  '--not-scopes': scopes,
  '--plan': (input) => named(input, 'Microsoft.Web/serverFarms'),
  '--policy': policies,
  '--resource': () => AUDIENCES,
  '--resource-group': groupNames,
  '--resource-type': (input) => [...new Set(visibleResources(input).map((one) => one.type))],
  '--role': roles,
  '--scope': scopes,
  '--subscription': ({ world }) => [...world.subscriptions.values()].map((one) => one.displayName),
  '--username': people,
  '--vault-name': vaults,
};

/** The values that fit an option in this world; undefined where the lab has no list for it. */
export function namesFor(option: string, input: NamesInput): readonly Name[] | undefined {
  return OPTIONS[option]?.(input);
}
