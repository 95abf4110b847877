import { type ArmId, parseArmId } from '../sim/arm-id.ts';
import type { Command } from '../sim/tenant.ts';
import { type ArmCall, objectIn, tagsIn, textIn } from './arm-call.ts';
import { identityIn } from './arm-identity-block.ts';

/** Where a resource is to be, and what every PUT may say of it. */
interface Put {
  readonly base: ArmCall['sender'] & {
    readonly subscriptionId: string;
    readonly resourceGroup: string;
    readonly name: string;
    readonly location?: string;
    readonly tags: { readonly [key: string]: string };
  };
  readonly body: ArmCall['body'];
  readonly properties: ArmCall['body'];
}

/** What a PUT of each type that the lab makes stands for; types in lower case. */
const PUTS: Readonly<Record<string, (put: Put) => Command>> = {
  'microsoft.managedidentity/userassignedidentities': ({ base, properties }) => {
    const scope = textIn(properties, 'isolationScope');
    const isolation = scope === 'Regional' || scope === 'None' ? { isolationScope: scope } : ({} as const);
    return { type: 'userAssignedIdentity.create', ...base, ...isolation } as Command;
  },
  'microsoft.compute/virtualmachines': ({ base, body, properties }) => {
    const image = objectIn(objectIn(properties, 'storageProfile'), 'imageReference');
    return {
      type: 'virtualMachine.create',
      ...base,
      size: textIn(objectIn(properties, 'hardwareProfile'), 'vmSize') ?? 'Standard_DS1_v2',
      image: textIn(image, 'offer') ?? 'Ubuntu2204',
      identity: identityIn(body),
    };
  },
  'microsoft.web/sites': ({ base, body, properties }) => {
    const plan = textIn(properties, 'serverFarmId') ?? '';
    return { type: 'webApp.create', ...base, plan, identity: identityIn(body) };
  },
  'microsoft.web/serverfarms': ({ base, body }) => {
    const sku = textIn(objectIn(body, 'sku'), 'name') ?? 'B1';
    return { type: 'appServicePlan.create', ...base, sku };
  },
  'microsoft.storage/storageaccounts': ({ base, body }) => {
    const sku = textIn(objectIn(body, 'sku'), 'name');
    return { type: 'storageAccount.create', ...base, ...(sku === undefined ? {} : { sku }) };
  },
  'microsoft.keyvault/vaults': ({ base }) => ({ type: 'keyVault.create', ...base }),
};

/** The command for PUT of a resource; one that refuses where the lab has no such type. [E.2] */
export function putCommand(id: ArmId, { sender, body }: Pick<ArmCall, 'sender' | 'body'>): Command | undefined {
  const { subscriptionId = '', resourceGroup, type, name } = parseArmId(id) ?? {};
  if (resourceGroup === undefined || type === undefined || name === undefined) return undefined;
  const put = PUTS[type.toLowerCase()];
  if (!put) return { type: 'unsupportedResource.create', ...sender, id, resourceType: type };
  const location = textIn(body, 'location');
  const at = location === undefined ? {} : { location: location.toLowerCase().replaceAll(' ', '') };
  const base = { ...sender, subscriptionId, resourceGroup, name, ...at, tags: tagsIn(body) };
  return put({ base, body, properties: objectIn(body, 'properties') });
}
