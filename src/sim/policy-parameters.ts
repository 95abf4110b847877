import type { Json, JsonObject } from './json.ts';
import type { PolicyAssignment, PolicyDefinition } from './policy.ts';

const REFERENCE = /^\[parameters\('([^']+)'\)\]$/i;

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function memberOf(object: JsonObject, name: string): Json | undefined {
  const key = Object.keys(object).find((one) => one.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : object[key];
}

/** The value of a parameter: the assignment's, else the definition's default. */
function givenValue(definition: PolicyDefinition, given: JsonObject, name: string): Json | undefined {
  const own = memberOf(given, name);
  if (isObject(own) && own.value !== undefined) return own.value;
  const declared = memberOf(definition.parameters, name);
  return isObject(declared) ? declared.defaultValue : undefined;
}

/** Parameters that a definition declares without a default and that an assignment does not give. */
export function missingParameters(definition: PolicyDefinition, given: JsonObject): readonly string[] {
  return Object.keys(definition.parameters).filter((name) => givenValue(definition, given, name) === undefined);
}

/** Names of values that an assignment gives and its definition does not know. */
export function undefinedParameters(definition: PolicyDefinition, given: JsonObject): readonly string[] {
  return Object.keys(given).filter((name) => memberOf(definition.parameters, name) === undefined);
}

/** The first value that a definition's `allowedValues` leave out. */
export function valueNotAllowed(definition: PolicyDefinition, given: JsonObject) {
  for (const [name, declared] of Object.entries(definition.parameters)) {
    const allowed = isObject(declared) && Array.isArray(declared.allowedValues) ? declared.allowedValues : undefined;
    const value = givenValue(definition, given, name);
    if (allowed && value !== undefined && !allowed.includes(value)) return { name, value: String(value), allowed };
  }
  return undefined;
}

/** The parameters that a rule names, as it writes them; a text that begins with two brackets is no expression. */
export function namedParameters(rule: Json): readonly string[] {
  if (Array.isArray(rule)) return (rule as readonly Json[]).flatMap(namedParameters);
  if (isObject(rule)) return Object.values(rule).flatMap(namedParameters);
  if (typeof rule !== 'string' || !/^\[(?!\[)/.test(rule)) return [];
  return [...rule.matchAll(/parameters\('([^']+)'\)/gi)].map(([, name = '']) => name);
}

/** The rule of a definition with its assignment's values in the place of `[parameters('name')]`. [E.8] */
export function ruleOf(definition: PolicyDefinition, { parameters }: PolicyAssignment): JsonObject {
  const filled = (value: Json): Json => {
    if (Array.isArray(value)) return (value as readonly Json[]).map(filled);
    if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(one)]));
    const name = typeof value === 'string' ? REFERENCE.exec(value)?.[1] : undefined;
    return name === undefined ? value : (givenValue(definition, parameters, name) ?? null);
  };
  return filled(definition.rule) as JsonObject;
}

/** The effect of a rule in lower case. */
export function effectOf(rule: JsonObject): string {
  const then = rule.then;
  return isObject(then) ? String(then.effect ?? '').toLowerCase() : '';
}
