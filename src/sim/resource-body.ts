import { keyVaultProperties, storageAccountProperties } from './data-store-body.ts';
import { identityBehind } from './identity-queries.ts';
import { isoTime } from './iso-time.ts';
import type { JsonObject } from './json.ts';
import {
  identityType,
  type Resource,
  type ResourceType,
  type ResourceWith,
  type UserAssignedIdentity,
  type VirtualMachine,
} from './resource.ts';
import { appServicePlanProperties, webAppProperties } from './web-app-body.ts';
import type { World } from './world.ts';

/** A reference to an identity that was deleted has no ids any more; the reference stays. [E.2] */
const DEAD_REFERENCE = { principalId: null, clientId: null };

/** The `identity` block as ARM answers it; undefined where the resource has none. A client id is shown only for user-assigned ones. [E.1, B-03] */
export function identityBody(world: World, { identity }: Resource): JsonObject | undefined {
  const type = identityType(identity);
  if (!identity || type === undefined) return undefined;
  const references = identity.userAssigned.map((reference) => {
    const found = identityBehind(world, reference);
    if (!found) return [reference.id, DEAD_REFERENCE] as const;
    const { principalId, clientId } = found.properties;
    return [reference.id, { principalId, clientId }] as const;
  });
  return {
    type,
    ...identity.systemAssigned,
    ...(references.length > 0 ? { userAssignedIdentities: Object.fromEntries(references) } : {}),
  };
}

function virtualMachineProperties({ name, properties, createdAt, id }: VirtualMachine): JsonObject {
  const nic = id.replace(
    /Microsoft\.Compute\/virtualMachines\/.*$/,
    `Microsoft.Network/networkInterfaces/${name}VMNic`,
  );
  return {
    hardwareProfile: { vmSize: properties.size },
    instanceView: {
      statuses: [{ code: `PowerState/${properties.powerState}`, displayStatus: `VM ${properties.powerState}` }],
    },
    networkProfile: { networkInterfaces: [{ id: nic }] },
    osProfile: { computerName: name },
    provisioningState: 'Succeeded',
    storageProfile: { imageReference: { offer: properties.image } },
    timeCreated: isoTime(createdAt),
    vmId: properties.vmId,
  };
}

function userAssignedIdentityProperties({ properties }: UserAssignedIdentity): JsonObject {
  const { tenantId, principalId, clientId, isolationScope } = properties;
  return { tenantId, principalId, clientId, ...(isolationScope ? { isolationScope } : {}) };
}

const propertiesBody: { readonly [Type in ResourceType]: (resource: ResourceWith<Type>) => JsonObject } = {
  'Microsoft.Compute/virtualMachines': virtualMachineProperties,
  'Microsoft.ManagedIdentity/userAssignedIdentities': userAssignedIdentityProperties,
  'Microsoft.Storage/storageAccounts': storageAccountProperties,
  'Microsoft.KeyVault/vaults': keyVaultProperties,
  'Microsoft.Web/serverFarms': appServicePlanProperties,
  'Microsoft.Web/sites': webAppProperties,
};

/** What ARM shows of some types beside their properties. A plan's and an account's SKU stands there, and policies find it there. */
function modelOf(resource: Resource): JsonObject {
  switch (resource.type) {
    case 'Microsoft.Storage/storageAccounts': {
      const { sku } = resource.properties;
      return { kind: 'StorageV2', sku: { name: sku, tier: sku.slice(0, sku.indexOf('_')) } };
    }
    case 'Microsoft.Web/serverFarms':
      return { kind: 'app', sku: { name: resource.properties.sku } };
    case 'Microsoft.Web/sites':
      return { kind: 'app' };
    default:
      return {};
  }
}

function envelope(world: World, resource: Resource): JsonObject {
  const { id, name, type, location, tags } = resource;
  const identity = identityBody(world, resource);
  return { id, name, type, location, tags, ...(identity ? { identity } : {}) };
}

/** A resource as its provider answers GET. */
export function resourceBody(world: World, resource: Resource): JsonObject {
  const properties = propertiesBody[resource.type] as (resource: Resource) => JsonObject;
  return { ...envelope(world, resource), ...modelOf(resource), properties: properties(resource) };
}

/** A resource as ARM's list of all resources shows it: with its identity, kind and SKU, without its properties. [F16, F.3] */
export function resourceListItem(world: World, resource: Resource): JsonObject {
  const createdTime = isoTime(resource.createdAt);
  const times = { createdTime, changedTime: createdTime, provisioningState: 'Succeeded' };
  return { ...envelope(world, resource), ...modelOf(resource), ...times };
}
