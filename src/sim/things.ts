import type { ResourceType } from './resource.ts';

/** The type of a resource group in the names of actions. */
export const GROUP_TYPE = 'Microsoft.Resources/subscriptions/resourceGroups';

const ACCOUNTS = 'Microsoft.Storage/storageAccounts';
const CONTAINERS = `${ACCOUNTS}/blobServices/containers`;
const BLOBS = `${CONTAINERS}/blobs`;
const VAULTS = 'Microsoft.KeyVault/vaults';
const SECRETS = `${VAULTS}/secrets`;
const MACHINES = 'Microsoft.Compute/virtualMachines';
const SITES = 'Microsoft.Web/sites';
const PLANS = 'Microsoft.Web/serverFarms';
const IDENTITIES = 'Microsoft.ManagedIdentity/userAssignedIdentities';
const AUTHORIZATION = 'Microsoft.Authorization';

/** What is done to a resource as a whole. */
const managed = <Type extends string>(type: Type) =>
  ({
    read: `${type}/read`,
    list: `${type}/read`,
    create: `${type}/write`,
    change: `${type}/write`,
    delete: `${type}/delete`,
  }) as const;

/**
 * What can be acted on, and the action of Azure RBAC that a plain verb means: the one list by which authors write goals and
 * learners ask. `type`: of the resources that it is or lies in, left out where any scope has it. [E.5, B-11]
 */
export const THINGS = {
  blobs: {
    type: ACCOUNTS,
    verbs: { read: `${BLOBS}/read`, list: `${BLOBS}/read`, write: `${BLOBS}/write`, delete: `${BLOBS}/delete` },
  },
  containers: { type: ACCOUNTS, verbs: managed(CONTAINERS) },
  keys: { type: ACCOUNTS, verbs: { list: `${ACCOUNTS}/listKeys/action`, read: `${ACCOUNTS}/listKeys/action` } },
  secrets: {
    type: VAULTS,
    verbs: {
      read: `${SECRETS}/getSecret/action`,
      list: `${SECRETS}/readMetadata/action`,
      write: `${SECRETS}/setSecret/action`,
      delete: `${SECRETS}/delete`,
    },
  },
  VMs: {
    type: MACHINES,
    verbs: {
      ...managed(MACHINES),
      start: `${MACHINES}/start/action`,
      stop: `${MACHINES}/powerOff/action`,
      restart: `${MACHINES}/restart/action`,
      deallocate: `${MACHINES}/deallocate/action`,
    },
  },
  'web apps': { type: SITES, verbs: managed(SITES) },
  plans: { type: PLANS, verbs: managed(PLANS) },
  identities: { type: IDENTITIES, verbs: { ...managed(IDENTITIES), attach: `${IDENTITIES}/assign/action` } },
  'storage accounts': { type: ACCOUNTS, verbs: managed(ACCOUNTS) },
  'key vaults': { type: VAULTS, verbs: managed(VAULTS) },
  groups: { type: 'group', verbs: managed(GROUP_TYPE) },
  roles: {
    verbs: {
      assign: `${AUTHORIZATION}/roleAssignments/write`,
      read: `${AUTHORIZATION}/roleAssignments/read`,
      list: `${AUTHORIZATION}/roleAssignments/read`,
      remove: `${AUTHORIZATION}/roleAssignments/delete`,
    },
  },
  policies: {
    verbs: { assign: `${AUTHORIZATION}/policyAssignments/write`, remove: `${AUTHORIZATION}/policyAssignments/delete` },
  },
} as const satisfies Readonly<
  Record<string, { readonly type?: ResourceType | 'group'; readonly verbs: Readonly<Record<string, string>> }>
>;
