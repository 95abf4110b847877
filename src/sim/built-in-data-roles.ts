import { type BuiltInRole, COMMON_ACTIONS } from './built-in-roles.ts';

const CONTAINERS = 'Microsoft.Storage/storageAccounts/blobServices/containers';
const DELEGATION_KEY = 'Microsoft.Storage/storageAccounts/blobServices/generateUserDelegationKey/action';

const STORAGE_ROLES: readonly BuiltInRole[] = [
  {
    id: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1',
    roleName: 'Storage Blob Data Reader',
    description: 'Allows for read access to Azure Storage blob containers and data',
    actions: [`${CONTAINERS}/read`, DELEGATION_KEY],
    dataActions: [`${CONTAINERS}/blobs/read`],
  },
  {
    id: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
    roleName: 'Storage Blob Data Contributor',
    description: 'Allows for read, write and delete access to Azure Storage blob containers and data',
    actions: [`${CONTAINERS}/delete`, `${CONTAINERS}/read`, `${CONTAINERS}/write`, DELEGATION_KEY],
    dataActions: [
      `${CONTAINERS}/blobs/delete`,
      `${CONTAINERS}/blobs/read`,
      `${CONTAINERS}/blobs/write`,
      `${CONTAINERS}/blobs/move/action`,
      `${CONTAINERS}/blobs/add/action`,
    ],
  },
  {
    id: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b',
    roleName: 'Storage Blob Data Owner',
    description:
      'Allows for full access to Azure Storage blob containers and data, including assigning POSIX access control.',
    actions: [`${CONTAINERS}/*`, DELEGATION_KEY],
    dataActions: [`${CONTAINERS}/blobs/*`],
  },
  {
    id: '17d1049b-9a84-46fb-8f53-869881c3d3ab',
    roleName: 'Storage Account Contributor',
    description:
      'Lets you manage storage accounts, including accessing storage account keys which provide full access to storage account data.',
    actions: [
      'Microsoft.Insights/diagnosticSettings/*',
      'Microsoft.Network/virtualNetworks/subnets/joinViaServiceEndpoint/action',
      'Microsoft.ResourceHealth/availabilityStatuses/read',
      'Microsoft.Storage/storageAccounts/*',
      ...COMMON_ACTIONS,
    ],
  },
];

const RBAC_VAULTS_ONLY = "Only works for key vaults that use the 'Azure role-based access control' permission model.";

const VAULT_READS = [
  'Microsoft.KeyVault/checkNameAvailability/read',
  'Microsoft.KeyVault/deletedVaults/read',
  'Microsoft.KeyVault/locations/*/read',
  'Microsoft.KeyVault/vaults/*/read',
  'Microsoft.KeyVault/operations/read',
] as const;

const KEY_VAULT_ROLES: readonly BuiltInRole[] = [
  {
    id: '4633458b-17de-408a-b874-0445c86b69e6',
    roleName: 'Key Vault Secrets User',
    description: `Read secret contents. ${RBAC_VAULTS_ONLY}`,
    dataActions: [
      'Microsoft.KeyVault/vaults/secrets/getSecret/action',
      'Microsoft.KeyVault/vaults/secrets/readMetadata/action',
    ],
  },
  {
    id: 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7',
    roleName: 'Key Vault Secrets Officer',
    description: `Perform any action on the secrets of a key vault, except manage permissions. ${RBAC_VAULTS_ONLY}`,
    actions: [...COMMON_ACTIONS, ...VAULT_READS],
    dataActions: ['Microsoft.KeyVault/vaults/secrets/*'],
  },
  {
    id: '21090545-7ca7-4776-b22c-e363652d74d2',
    roleName: 'Key Vault Reader',
    description: `Read metadata of key vaults and its certificates, keys, and secrets. Cannot read sensitive values such as secret contents or key material. ${RBAC_VAULTS_ONLY}`,
    actions: [...COMMON_ACTIONS, ...VAULT_READS],
    dataActions: ['Microsoft.KeyVault/vaults/*/read', 'Microsoft.KeyVault/vaults/secrets/readMetadata/action'],
  },
  {
    id: 'f25e0fa2-a7c8-4377-a976-54943a77a395',
    roleName: 'Key Vault Contributor',
    description: 'Lets you manage key vaults, but not access to them.',
    actions: ['Microsoft.KeyVault/*', ...COMMON_ACTIONS],
    notActions: [
      'Microsoft.KeyVault/locations/deletedVaults/purge/action',
      'Microsoft.KeyVault/hsmPools/*',
      'Microsoft.KeyVault/managedHsms/*',
    ],
  },
];

/** The roles of storage accounts and key vaults: only some of them reach the data. [E.5, B-11] */
export const DATA_PLANE_ROLES: readonly BuiltInRole[] = [...STORAGE_ROLES, ...KEY_VAULT_ROLES];
