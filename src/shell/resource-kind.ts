import type { Resource, ResourceType } from '../sim/resource.ts';

const KINDS: { readonly [Type in ResourceType]: string } = {
  'Microsoft.Compute/virtualMachines': 'virtual machine',
  'Microsoft.ManagedIdentity/userAssignedIdentities': 'identity',
  'Microsoft.Storage/storageAccounts': 'storage account',
  'Microsoft.KeyVault/vaults': 'key vault',
  'Microsoft.Web/serverFarms': 'plan',
  'Microsoft.Web/sites': 'web app',
};

/** What a resource is and where, for people: `virtual machine in rg-app`. */
export const describeResource = ({ type, resourceGroup }: Resource): string => `${KINDS[type]} in ${resourceGroup}`;
