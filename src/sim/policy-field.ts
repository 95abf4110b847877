import type { Json, JsonObject } from './json.ts';
import type { FieldOf } from './policy-condition.ts';

function memberOf(value: Json | undefined, name: string): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const object = value as JsonObject;
  const key = Object.keys(object).find((one) => one.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : object[key];
}

const at = (value: Json | undefined, path: string): Json | undefined => path.split('.').reduce(memberOf, value);

/** `Microsoft.Compute/virtualMachines/sku.name`: the size of a machine stands elsewhere than its alias says. */
const ALIASES: Readonly<Record<string, string>> = {
  'microsoft.compute/virtualmachines/sku.name': 'properties.hardwareProfile.vmSize',
};

function aliased(body: JsonObject, type: string, name: string): Json | undefined {
  const prefix = `${type}/`.toLowerCase();
  if (!name.toLowerCase().startsWith(prefix)) return undefined;
  const known = ALIASES[name.toLowerCase()];
  const path = name.slice(prefix.length);
  return known === undefined ? (at(body, `properties.${path}`) ?? at(body, path)) : at(body, known);
}

/** The fields of a resource as policies name them: its own members, `tags['x']` and `tags.x`, `identity.type`, and aliases. [E.8] */
export function fieldsOf(body: JsonObject): FieldOf {
  return (name) => {
    const tag = /^tags(?:\.|\['?)([^'\]]+)(?:'?\])?$/i.exec(name)?.[1];
    if (tag !== undefined) return memberOf(body.tags, tag);
    if (name.toLowerCase() === 'fullname') return body.name;
    return name.includes('/') ? aliased(body, String(body.type ?? ''), name) : at(body, name);
  };
}
