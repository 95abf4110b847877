import { formatNotServed, IMDS_HEADERS, pathNotModelled } from './imds-errors.ts';
import { IMDS_VERSIONS } from './imds-versions.ts';
import type { Json, JsonObject } from './json.ts';
import { parameterOf, type Query } from './query.ts';
import type { Refusal } from './refusal.ts';
import type { Reply } from './reply.ts';
import type { VirtualMachine } from './resource.ts';

/** An image in the form `publisher:offer:sku:version`; of an alias like Ubuntu2204 the lab knows no parts. */
function imageParts(image: string): readonly [string, string, string, string] {
  const [publisher = '', offer = '', sku = '', version = ''] = image.includes(':') ? image.split(':') : [];
  return [publisher, offer, sku, version];
}

function computeOf(machine: VirtualMachine): JsonObject {
  const { image, size, vmId } = machine.properties;
  const [publisher, offer, sku, version] = imageParts(image);
  const tags = Object.entries(machine.tags).map(([name, value]) => ({ name, value: String(value) }));
  return {
    azEnvironment: 'AzurePublicCloud',
    location: machine.location,
    name: machine.name,
    offer,
    osType: /^(microsoft)?win/i.test(image) ? 'Windows' : 'Linux',
    provider: 'Microsoft.Compute',
    publisher,
    resourceGroupName: machine.resourceGroup,
    resourceId: machine.id,
    sku,
    subscriptionId: machine.subscriptionId,
    tags: tags.map(({ name, value }) => `${name}:${value}`).join(';'),
    tagsList: tags,
    version,
    vmId,
    vmSize: size,
    zone: '',
  };
}

/** What a machine can learn about itself: all primitives are strings, and its identities are not among them. [C.8] */
function instanceMetadata(machine: VirtualMachine): JsonObject {
  const address = { privateIpAddress: machine.properties.privateIpAddress, publicIpAddress: '' };
  const card = { ipv4: { ipAddress: [address], subnet: [] }, ipv6: { ipAddress: [] }, macAddress: '' };
  return { compute: computeOf(machine), network: { interface: [card] } };
}

const isContainer = (value: Json): value is JsonObject | readonly Json[] => typeof value === 'object' && value !== null;

/** Follows keys and indexes; undefined where there is no such element. */
function walk(value: Json, [segment, ...rest]: readonly string[]): Json | undefined {
  if (segment === undefined) return value;
  if (!isContainer(value)) return undefined;
  const key = Object.keys(value).find((one) => one.toLowerCase() === segment.toLowerCase());
  const next = key === undefined ? undefined : (value as JsonObject)[key];
  return next === undefined ? undefined : walk(next, rest);
}

/** A container in the format text is the list of its members, with a slash behind those that have members. */
function textOf(value: Json): string {
  if (!isContainer(value)) return String(value);
  return Object.entries(value)
    .map(([key, member]) => (isContainer(member) ? `${key}/` : key))
    .join('\n');
}

const TEXT_HEADERS = { ...IMDS_HEADERS, 'content-type': 'text/plain; charset=utf-8' };

/** `/metadata/instance` and what lies below it, as json or, with `format=text`, as text; a leaf is text only. [C.8] */
export function instanceReply(machine: VirtualMachine, leaf: readonly string[], query: Query): Reply | Refusal {
  const format = (parameterOf(query, 'format') ?? 'json').toLowerCase();
  const value = walk(instanceMetadata(machine), leaf);
  if (value === undefined) return pathNotModelled(`/metadata/instance/${leaf.join('/')}`);
  if (format === 'text') return { service: 'imds', status: 200, body: textOf(value), headers: TEXT_HEADERS };
  if (format !== 'json' || !isContainer(value)) return formatNotServed(format);
  return { service: 'imds', status: 200, body: value, headers: IMDS_HEADERS };
}

/** `/metadata/versions`, oldest first; needs no api-version. [C.8] */
export function versionsReply(): Reply {
  return { service: 'imds', status: 200, body: { apiVersions: IMDS_VERSIONS.toReversed() }, headers: IMDS_HEADERS };
}
