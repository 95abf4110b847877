import type { JsonObject } from '../../sim/json.ts';
import type { AzArgument } from './az-argument.ts';
import { location, name, resourceGroup, value, values } from './az-arguments.ts';
import type { AzCommand, AzCommandModule, AzGroup } from './az-command.ts';
import { AzFailure } from './az-failure.ts';
import type { AzRequest } from './az-request.ts';
import { itemsOf, withNulls } from './az-shape.ts';
import { hasTag, tag } from './tag-filter.ts';
import { identityShape } from './vm-shape.ts';

const resource: AzGroup = { path: 'resource', summary: 'Manage Azure resources.' };

const inResourceId = (argument: AzArgument): AzArgument => ({ ...argument, heading: 'Resource Id' });
const namespace = inResourceId(value(['--namespace'], "Provider namespace (Ex: 'Microsoft.Provider')."));
const resourceType = inResourceId(
  value(
    ['--resource-type'],
    "The resource type (Ex: 'resC'). Can also accept namespace/type format (Ex: 'Microsoft.Provider/resC').",
  ),
);

const MODEL = ['extendedLocation', 'kind', 'managedBy', 'plan', 'sku', 'tags'];
const LIST_MODEL = [...MODEL, 'changedTime', 'createdTime', 'properties', 'provisioningState'];

function resourceShape(body: JsonObject, members: readonly string[]): JsonObject {
  return { ...withNulls(body, ...members), identity: identityShape(body.identity) };
}

/** The type in full, from `--namespace` and `--resource-type` in either way of writing them. */
function fullType(az: AzRequest): string | undefined {
  const [provider, type] = [az.maybe('--namespace'), az.maybe('--resource-type')];
  return type === undefined || provider === undefined || type.includes('/') ? type : `${provider}/${type}`;
}

const resourceList: AzCommand = {
  path: 'resource list',
  summary: 'List resources.',
  arguments: [inResourceId(resourceGroup), namespace, resourceType, name('The resource name.'), tag, location],
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
      .map((one) => resourceShape(one, LIST_MODEL));
  },
};

/** The id that the arguments spell out; the first one that is missing is named. */
function idFromParts(az: AzRequest): string {
  const group = az.maybe('--resource-group');
  if (group === undefined) throw new AzFailure('--resource-group/-g is required.');
  const type = fullType(az);
  if (type === undefined) throw new AzFailure('--resource-type is required');
  const wanted = az.maybe('--name');
  if (wanted === undefined) throw new AzFailure('--name/-n is required');
  if (!type.includes('/')) throw new AzFailure('--namespace is required');
  return `${az.subscription}/resourceGroups/${group}/providers/${type}/${wanted}`;
}

const resourceShow: AzCommand = {
  path: 'resource show',
  summary: 'Get the details of a resource.',
  arguments: [
    inResourceId(
      values(
        ['--ids'],
        'One or more resource IDs (space-delimited). If provided, no other "Resource Id" arguments should be specified.',
      ),
    ),
    inResourceId(resourceGroup),
    inResourceId(name('The resource name.')),
    namespace,
    resourceType,
    inResourceId(value(['--api-version'], 'The api version of the resource. Has no effect in this lab.')),
  ],
  examples: [
    {
      does: 'Show the identities of a VM.',
      line: 'az resource show -g rg-app -n vm-web --resource-type Microsoft.Compute/virtualMachines --query identity',
    },
  ],
  run: (az) => {
    const ids = az.list('--ids') ?? [idFromParts(az)];
    const shown = ids.map((id) => resourceShape(az.send({ type: 'resource.get', id }), MODEL));
    return shown.length === 1 ? (shown[0] ?? null) : shown;
  },
};

export const resourceCommands: AzCommandModule = {
  groups: [resource],
  commands: [resourceList, resourceShow],
};
