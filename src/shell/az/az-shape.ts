import type { Json, JsonObject } from '../../sim/json.ts';
import { isObject } from './sorted-keys.ts';

/** ARM's body as az shows most resources: the members of `properties` beside the others. [F.3] */
export function flattened(body: JsonObject): JsonObject {
  const { properties, ...rest } = body;
  return isObject(properties) ? { ...rest, ...properties } : body;
}

/** The items of a list reply. */
export function itemsOf(body: JsonObject): readonly JsonObject[] {
  return Array.isArray(body.value) ? (body.value as readonly JsonObject[]) : [];
}

/** Members that az prints as null where the reply has none: its models know them. */
export function withNulls(body: JsonObject, ...members: readonly string[]): JsonObject {
  const filled: Record<string, Json> = {};
  for (const member of members) filled[member] = null;
  return Object.assign(filled, body);
}

/** The times that az's models parse, as they print them: `2026-03-02T09:00:02+00:00`. In members without a model they stay. [F.2] */
export function withOffsets(body: JsonObject, ...members: readonly string[]): JsonObject {
  const times: Record<string, Json> = {};
  for (const member of members) {
    const time = body[member];
    if (typeof time === 'string') times[member] = time.replace(/Z$/, '+00:00');
  }
  return { ...body, ...times };
}

const GROUP_IN_ID = /^\/[^/]*\/[^/]*\/resourcegroups\/([^/]*)\/[^/]*\/[^/]*\/[^/]*\/[^/]*/i;

/** az adds `resourceGroup` to every object whose `id` lies in one, at any depth. [F.3] */
export function withResourceGroups(value: Json): Json {
  if (Array.isArray(value)) return value.map(withResourceGroups);
  if (!isObject(value)) return value;
  const inner: Record<string, Json> = {};
  for (const key of Object.keys(value)) inner[key] = withResourceGroups(value[key] as Json);
  if (typeof inner.id !== 'string' || Object.keys(inner).some((key) => key.toLowerCase() === 'resourcegroup'))
    return inner;
  const [, group] = GROUP_IN_ID.exec(inner.id) ?? [];
  if (group !== undefined) inner.resourceGroup = group;
  return inner;
}
