import { parseArmId, resourceGroupScope } from '../../sim/arm-id.ts';
import type { Json, JsonObject } from '../../sim/json.ts';
import { identityFault } from '../arm-identity-fault.ts';
import { putCommand } from '../arm-put.ts';
import { explained } from '../explained-refusal.ts';
import { location, noWait, required, tags, toggle, value, values } from './az-arguments.ts';
import type { AzCommand, AzCommandModule } from './az-command.ts';
import { AzFailure, serviceFailure } from './az-failure.ts';
import type { AzRequest, UnsignedCommand } from './az-request.ts';
import { locationOrGroups } from './default-location.ts';
import { MODEL, resourceShape } from './resource.ts';
import { resourceIdArguments, resourceIdsOf } from './resource-id-arguments.ts';
import { isObject } from './sorted-keys.ts';

/** One result alone, several as a list. */
const oneOrAll = (results: readonly JsonObject[]): Json => (results.length === 1 ? (results[0] ?? null) : results);

function jsonOf(text: string): JsonObject {
  try {
    const parsed = JSON.parse(text) as Json;
    if (isObject(parsed)) return parsed;
  } catch {
    // falls through to az's own words
  }
  throw new AzFailure(`Failed to parse string as JSON:\n${text}`);
}

function createBody(az: AzRequest): JsonObject {
  const given = jsonOf(az.text('--properties'));
  const body = az.has('--is-full-object') ? given : { properties: given };
  if ('location' in body) return body;
  const place = az.has('--ids') ? az.maybe('--location') : locationOrGroups(az);
  return place === undefined ? body : { ...body, location: place };
}

const resourceCreate: AzCommand = {
  path: 'resource create',
  summary: 'Create a resource.',
  arguments: [
    ...resourceIdArguments,
    required(value(['--properties', '-p'], 'A JSON-formatted string containing resource properties.')),
    toggle(
      ['--is-full-object'],
      'Indicate that the properties object includes other options such as location, tags, sku.',
    ),
    location,
  ],
  examples: [
    {
      does: 'Create a user-assigned identity.',
      line: "az resource create -g rg-app -n id-reports --resource-type Microsoft.ManagedIdentity/userAssignedIdentities --properties '{}'",
    },
  ],
  run: (az) => {
    const [id = ''] = resourceIdsOf(az);
    const body = createBody(az);
    const fault = identityFault(body, id, az.context.world);
    if (fault) throw serviceFailure(explained(fault, az.context));
    const command = putCommand(id, { sender: { caller: '', token: { oid: '' } }, body });
    if (!command) throw new AzFailure(`invalid resource ID: ${id}`);
    return resourceShape(az.send(command as UnsignedCommand), MODEL);
  },
};

const resourceDelete: AzCommand = {
  path: 'resource delete',
  summary: 'Delete a resource.',
  arguments: [...resourceIdArguments, noWait],
  examples: [
    {
      does: 'Delete a virtual machine.',
      line: 'az resource delete -g rg-app -n vm-web --resource-type Microsoft.Compute/virtualMachines',
    },
  ],
  run: (az) => {
    for (const id of resourceIdsOf(az)) az.send({ type: 'resource.delete', id });
    return undefined;
  },
};

/** Replaces the tags, or with `--is-incremental` adds to them. */
function tagged(az: AzRequest, id: string): JsonObject {
  const before = az.has('--is-incremental') ? az.send({ type: 'resource.get', id }).tags : undefined;
  const kept = isObject(before) ? (before as { readonly [key: string]: string }) : {};
  return resourceShape(az.send({ type: 'resource.updateTags', id, tags: { ...kept, ...az.tags } }), MODEL);
}

const resourceTag: AzCommand = {
  path: 'resource tag',
  summary: 'Tag a resource.',
  arguments: [
    required(tags),
    ...resourceIdArguments,
    toggle(['--is-incremental', '-i'], 'The option to add tags incrementally without deleting the original tags.'),
  ],
  examples: [
    {
      does: 'Tag a virtual machine.',
      line: 'az resource tag --tags team=web -g rg-app -n vm-web --resource-type Microsoft.Compute/virtualMachines',
    },
  ],
  run: (az) => oneOrAll(resourceIdsOf(az).map((id) => tagged(az, id))),
};

/** az looks at the ids itself: one group, one subscription. [F.3] */
function sourceOf(ids: readonly string[]): { readonly subscriptionId: string; readonly resourceGroup: string } {
  const parsed = ids.map((id) => parseArmId(id));
  const [first] = parsed;
  if (!first?.resourceGroup || parsed.some((one) => one?.name === undefined)) {
    throw new AzFailure(
      `Invalid id "${ids.find((_, index) => parsed[index]?.name === undefined) ?? ''}", as it has no group or subscription field`,
    );
  }
  const differs = (member: 'subscriptionId' | 'resourceGroup'): boolean =>
    parsed.some((one) => one?.[member]?.toLowerCase() !== first[member]?.toLowerCase());
  if (differs('subscriptionId')) throw new AzFailure('All resources should be under the same subscription');
  if (differs('resourceGroup')) throw new AzFailure('All resources should be under the same group');
  return { subscriptionId: first.subscriptionId, resourceGroup: first.resourceGroup };
}

const resourceMove: AzCommand = {
  path: 'resource move',
  summary: 'Move resources from one resource group to another (can be under different subscription).',
  arguments: [
    required(value(['--destination-group'], 'The destination resource group name.')),
    required(values(['--ids'], 'The space-separated resource ids to be moved.')),
    value(['--destination-subscription-id'], 'The destination subscription identifier.'),
  ],
  examples: [
    {
      does: 'Move a virtual machine to another group.',
      line: 'az resource move --destination-group rg-new --ids $(az vm show -g rg-app -n vm-web --query id -o tsv)',
    },
  ],
  run: (az) => {
    const resourceIds = az.list('--ids') ?? [];
    const source = sourceOf(resourceIds);
    const subscriptionId = az.maybe('--destination-subscription-id') ?? az.subscriptionId;
    const targetGroupId = resourceGroupScope(subscriptionId, az.text('--destination-group'));
    az.send({ type: 'resource.move', ...source, resourceIds, targetGroupId });
    return undefined;
  },
};

export const resourceChangeCommands: AzCommandModule = {
  groups: [],
  commands: [resourceCreate, resourceDelete, resourceMove, resourceTag],
};
