import type { z } from 'zod';
import type { Path } from './yaml-source.ts';

/** The member of a value under a key or an index. */
export function memberOf(value: unknown, segment: string | number): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[segment] : undefined;
}

export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(memberOf, value);
}

type Schema = z.core.$ZodType;

const defOf = (schema: Schema): z.core.$ZodTypes['_zod']['def'] => (schema as z.core.$ZodTypes)._zod.def;

/** The option of a discriminated union that a value asks for. */
function optionFor(union: z.core.$ZodDiscriminatedUnionDef, value: unknown): Schema | undefined {
  const wanted = memberOf(value, union.discriminator);
  return union.options.find((option) => {
    const def = defOf(option);
    const field = def.type === 'object' ? def.shape[union.discriminator] : undefined;
    return field?._zod.values?.has(wanted as string) ?? false;
  });
}

/** The schema behind defaults, optionals and transforms, and behind a union the option that the value asks for. */
function inner(schema: Schema | undefined, value: unknown): Schema | undefined {
  if (!schema) return undefined;
  const def = defOf(schema);
  switch (def.type) {
    case 'optional':
    case 'default':
      return inner(def.innerType, value);
    case 'pipe':
      return inner(def.in, value);
    case 'union':
      return 'discriminator' in def
        ? inner(optionFor(def as z.core.$ZodDiscriminatedUnionDef, value), value)
        : undefined;
    default:
      return schema;
  }
}

/** The schema of what stands, or should stand, at `path` of a value. */
function schemaAt(schema: Schema, value: unknown, path: Path): Schema | undefined {
  let found = inner(schema, value);
  let here = value;
  for (const segment of path) {
    const def = found && defOf(found);
    here = memberOf(here, segment);
    const next = def?.type === 'object' ? def.shape[segment] : def?.type === 'array' ? def.element : undefined;
    found = inner(next, here);
  }
  return found;
}

/** The keys that the map at `path` of a value may have; none where the schema expects no map there. */
export function keysAt(schema: Schema, value: unknown, path: Path): readonly string[] {
  const found = schemaAt(schema, value, path);
  const def = found && defOf(found);
  return def?.type === 'object' ? Object.keys(def.shape) : [];
}

/** Those of them that cannot be left out. */
export function requiredKeysAt(schema: Schema, value: unknown, path: Path): readonly string[] {
  const found = schemaAt(schema, value, path);
  const def = found && defOf(found);
  if (def?.type !== 'object') return [];
  return Object.entries(def.shape).flatMap(([key, member]) => (member._zod.optin === undefined ? [key] : []));
}
