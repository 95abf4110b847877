import { type ArmId, parseArmId } from '../../sim/arm-id.ts';
import { resourceById } from '../../sim/resource-queries.ts';
import type { Command } from '../../sim/tenant.ts';
import { type ArmCall, type ArmCommands, objectIn, tagsIn, textIn, textsIn } from '../arm-call.ts';
import { identityChangeIn } from '../arm-identity-block.ts';
import { putCommand } from '../arm-put.ts';

/** Which resource, as most commands name it. */
type Target = ArmCall['sender'] & {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly name: string;
};

/** What POST to `{resource}/{operation}` stands for, by the type and the operation in lower case. */
const OPERATIONS: Readonly<Record<string, (target: Target) => Command>> = {
  'microsoft.compute/virtualmachines start': (target) => ({ type: 'virtualMachine.start', ...target }),
  'microsoft.compute/virtualmachines restart': (target) => ({ type: 'virtualMachine.restart', ...target }),
  'microsoft.compute/virtualmachines poweroff': (target) => ({ type: 'virtualMachine.powerOff', ...target }),
  'microsoft.compute/virtualmachines deallocate': (target) => ({ type: 'virtualMachine.deallocate', ...target }),
  'microsoft.storage/storageaccounts listkeys': (target) => ({ type: 'storageAccount.listKeys', ...target }),
  'microsoft.managedidentity/userassignedidentities listassociatedresources': (target) => ({
    type: 'userAssignedIdentity.listAssociatedResources',
    ...target,
  }),
};

/** Lists that show properties, by the type in lower case; other types are listed without. */
const LISTS = {
  'microsoft.compute/virtualmachines': 'virtualMachine.list',
  'microsoft.managedidentity/userassignedidentities': 'userAssignedIdentity.list',
  'microsoft.storage/storageaccounts': 'storageAccount.list',
  'microsoft.keyvault/vaults': 'keyVault.list',
  'microsoft.web/sites': 'webApp.list',
  'microsoft.web/serverfarms': 'appServicePlan.list',
} as const;

function operationCommands({ path, sender }: ArmCall): ArmCommands {
  const at = path.lastIndexOf('/');
  const { subscriptionId = '', resourceGroup, type = '', name } = parseArmId(path.slice(0, at)) ?? {};
  const operation = OPERATIONS[`${type} ${path.slice(at + 1)}`.toLowerCase()];
  if (!operation || resourceGroup === undefined || name === undefined) return undefined;
  return [operation({ ...sender, subscriptionId, resourceGroup, name })];
}

/** The identity block first, as the part that can be refused for more reasons; then the tags. */
function patchCommands({ world, body, sender, path: id }: ArmCall): ArmCommands {
  const attached = resourceById(world, id)?.identity?.userAssigned.map((one) => one.id) ?? [];
  const identity: ArmCommands = body.identity
    ? [{ type: 'resourceIdentity.update', ...sender, resourceId: id, ...identityChangeIn(body, attached) }]
    : [];
  const tags: ArmCommands = body.tags ? [{ type: 'resource.updateTags', ...sender, id, tags: tagsIn(body) }] : [];
  return identity.length + tags.length > 0 ? [...identity, ...tags] : undefined;
}

function resourceCommands(call: ArmCall, id: ArmId): ArmCommands {
  const { method, sender } = call;
  switch (method) {
    case 'GET':
      return [{ type: 'resource.get', ...sender, id }];
    case 'DELETE':
      return [{ type: 'resource.delete', ...sender, id }];
    case 'PATCH':
      return patchCommands(call);
    case 'PUT': {
      const command = putCommand(id, call);
      return command ? [command] : undefined;
    }
    default:
      return undefined;
  }
}

function listCommands({ sender, path }: ArmCall): ArmCommands {
  const [, subscriptionId, resourceGroup, resourceType] =
    /^\/subscriptions\/([^/]+)(?:\/resourceGroups\/([^/]+))?\/providers\/([^/]+\/[^/]+)$/i.exec(path) ?? [];
  if (subscriptionId === undefined || resourceType === undefined) return undefined;
  const within = { ...sender, subscriptionId, ...(resourceGroup === undefined ? {} : { resourceGroup }) };
  const type = LISTS[resourceType.toLowerCase() as keyof typeof LISTS];
  return [type ? { type, ...within } : { type: 'resource.list', ...within, resourceType }];
}

/** Federated credentials are read and written by a path below their identity. [E.2, B-15] */
function credentialCommands({ method, path, sender, body }: ArmCall): ArmCommands {
  const [, subscriptionId = '', resourceGroup = '', identity, name] =
    /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.ManagedIdentity\/userAssignedIdentities\/([^/]+)\/federatedIdentityCredentials(?:\/([^/]+))?$/i.exec(
      path,
    ) ?? [];
  if (identity === undefined) return undefined;
  const of = { ...sender, subscriptionId, resourceGroup, identity };
  if (name === undefined) return method === 'GET' ? [{ type: 'federatedCredential.list', ...of }] : undefined;
  if (method === 'GET') return [{ type: 'federatedCredential.get', ...of, name }];
  if (method === 'DELETE') return [{ type: 'federatedCredential.delete', ...of, name }];
  if (method !== 'PUT') return undefined;
  const properties = objectIn(body, 'properties');
  const [issuer = '', subject = ''] = [textIn(properties, 'issuer'), textIn(properties, 'subject')];
  const credential = { name, issuer, subject, audiences: textsIn(properties, 'audiences') };
  return [{ type: 'federatedCredential.create', ...of, ...credential }];
}

/** What a path below a provider stands for. */
export function providerCommands(call: ArmCall): ArmCommands {
  const { method, path } = call;
  const credentials = credentialCommands(call);
  if (credentials) return credentials;
  if (method === 'POST') return operationCommands(call);
  const { type, name } = parseArmId(path) ?? {};
  if (type !== undefined && name !== undefined && type.split('/').length === 2) return resourceCommands(call, path);
  return method === 'GET' ? listCommands(call) : undefined;
}
