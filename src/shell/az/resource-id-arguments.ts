import type { AzArgument } from './az-argument.ts';
import { name, resourceGroup, value, values } from './az-arguments.ts';
import { AzFailure } from './az-failure.ts';
import type { AzRequest } from './az-request.ts';

const inResourceId = (argument: AzArgument): AzArgument => ({ ...argument, heading: 'Resource Id' });

const namespace = inResourceId(value(['--namespace'], "Provider namespace (Ex: 'Microsoft.Provider')."));

const resourceType = inResourceId(
  value(
    ['--resource-type'],
    "The resource type (Ex: 'resC'). Can also accept namespace/type format (Ex: 'Microsoft.Provider/resC').",
  ),
);

const ids = inResourceId(
  values(
    ['--ids'],
    'One or more resource IDs (space-delimited). If provided, no other "Resource Id" arguments should be specified.',
  ),
);

const apiVersion = inResourceId(
  value(['--api-version'], 'The api version of the resource. Has no effect in this lab.'),
);

const inGroup = inResourceId(resourceGroup);
const resourceName = inResourceId(name('The resource name.'));

/** What a list of resources can be narrowed by. */
export const listArguments: readonly AzArgument[] = [inGroup, namespace, resourceType];

/** How the commands about one resource name it: by id, or by group, name and type. */
export const resourceIdArguments: readonly AzArgument[] = [
  ids,
  inGroup,
  resourceName,
  namespace,
  resourceType,
  apiVersion,
];

/** The type in full, from `--namespace` and `--resource-type` in either way of writing them. */
export function fullType(az: AzRequest): string | undefined {
  const [provider, type] = [az.maybe('--namespace'), az.maybe('--resource-type')];
  return type === undefined || provider === undefined || type.includes('/') ? type : `${provider}/${type}`;
}

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

/** The ids that a line names. */
export function resourceIdsOf(az: AzRequest): readonly string[] {
  return az.list('--ids') ?? [idFromParts(az)];
}
