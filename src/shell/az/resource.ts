import type { Json, JsonObject } from '../../sim/json.ts';
import { location, name } from './az-arguments.ts';
import type { AzCommand, AzCommandModule, AzGroup } from './az-command.ts';
import { itemsOf, withNulls, withOffsets } from './az-shape.ts';
import { fullType, listArguments, resourceIdArguments, resourceIdsOf } from './resource-id-arguments.ts';
import { isObject } from './sorted-keys.ts';
import { hasTag, tag } from './tag-filter.ts';
import { identityShape } from './vm-shape.ts';

const resource: AzGroup = { path: 'resource', summary: 'Manage Azure resources.' };

/** Members that az prints as null where there are none. */
export const MODEL = ['extendedLocation', 'kind', 'managedBy', 'plan', 'sku', 'tags'];
const LIST_MODEL = [...MODEL, 'changedTime', 'createdTime', 'properties', 'provisioningState'];

/** A SKU with all the members of the SDK's model. */
const skuShape = (sku: Json | undefined): Json =>
  isObject(sku) ? withNulls(sku, 'capacity', 'family', 'model', 'size', 'tier') : null;

export function resourceShape(body: JsonObject, members: readonly string[]): JsonObject {
  return { ...withNulls(body, ...members), identity: identityShape(body.identity), sku: skuShape(body.sku) };
}

const resourceList: AzCommand = {
  path: 'resource list',
  summary: 'List resources.',
  arguments: [...listArguments, name('The resource name.'), tag, location],
  examples: [
    {
      does: 'List the resources that have a system-assigned identity, alone or with others.',
      line: `az resource list --query "[?contains(identity.type||'','SystemAssigned')].{Name:name, principalId:identity.principalId}" -o table`,
    },
  ],
  table: "[].{Name: name, ResourceGroup: resourceGroup, Location: location, Type: type, Status: ' '}",
  run: (az) => {
    const { subscriptionId } = az;
    const group = az.maybe('--resource-group');
    if (group !== undefined) az.send({ type: 'resourceGroup.get', subscriptionId, name: group });
    const type = fullType(az);
    const found = itemsOf(
      az.send({
        type: 'resource.list',
        ...az.within,
        ...(type === undefined ? {} : { resourceType: type }),
      }),
    );
    const [wanted, place] = [az.maybe('--name'), az.maybe('--location')];
    return found
      .filter((one) => wanted === undefined || String(one.name).toLowerCase() === wanted.toLowerCase())
      .filter((one) => place === undefined || one.location === place)
      .filter(hasTag(az.maybe('--tag')))
      .map((one) => resourceShape(withOffsets(one, 'createdTime', 'changedTime'), LIST_MODEL));
  },
};

const resourceShow: AzCommand = {
  path: 'resource show',
  summary: 'Get the details of a resource.',
  arguments: resourceIdArguments,
  examples: [
    {
      does: 'Show the identities of a VM.',
      line: 'az resource show -g rg-app -n vm-web --resource-type Microsoft.Compute/virtualMachines --query identity',
    },
  ],
  run: (az) => {
    const shown = resourceIdsOf(az).map((id) => resourceShape(az.send({ type: 'resource.get', id }), MODEL));
    return shown.length === 1 ? (shown[0] ?? null) : shown;
  },
};

export const resourceCommands: AzCommandModule = {
  groups: [resource],
  commands: [resourceList, resourceShow],
};
