import type { Json, JsonObject } from './json.ts';

/** Looks a field of the resource up; undefined where the resource has none of that name. */
export type FieldOf = (name: string) => Json | undefined;

/** One comparison that was made, as ARM reports it. [E.8] */
export interface EvaluatedExpression {
  readonly isTrue: boolean;
  readonly field: string;
  readonly value: Json;
  readonly target: Json;
  readonly operator: string;
}

/** How a rule came out, and every comparison on the way. */
export interface Evaluation {
  readonly isTrue: boolean;
  readonly expressions: readonly EvaluatedExpression[];
}

const text = (value: Json | undefined): string =>
  (value === undefined || value === null ? '' : String(value)).toLowerCase();
const listOf = (value: Json): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);
const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `*` stands for any characters; case does not count. */
function isLike(value: Json | undefined, pattern: Json): boolean {
  const source = text(pattern)
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*');
  return new RegExp(`^${source}$`, 's').test(text(value));
}

function holds(container: Json | undefined, part: Json): boolean {
  return Array.isArray(container)
    ? listOf(container).some((one) => text(one) === text(part))
    : text(container).includes(text(part));
}

const hasKey = (container: Json | undefined, key: Json): boolean =>
  isObject(container) && Object.keys(container).some((one) => one.toLowerCase() === text(key));

type Operator = (value: Json | undefined, target: Json) => boolean;

const equals: Operator = (value, target) => value !== undefined && text(value) === text(target);
const like: Operator = (value, target) => value !== undefined && isLike(value, target);
const isIn: Operator = (value, target) =>
  value !== undefined && listOf(target).some((one) => text(one) === text(value));
const not =
  (operator: Operator): Operator =>
  (value, target) =>
    !operator(value, target);

/** The comparisons of the policy language that the lab knows. A missing field equals nothing and differs from everything. */
const OPERATORS: Readonly<Record<string, Operator>> = {
  equals,
  notEquals: not(equals),
  like,
  notLike: not(like),
  in: isIn,
  notIn: not(isIn),
  contains: holds,
  notContains: not(holds),
  containsKey: hasKey,
  notContainsKey: not(hasKey),
  exists: (value, target) => (value !== undefined && value !== null) === (text(target) === 'true'),
};

const operatorNamed = (name: string): string | undefined =>
  Object.keys(OPERATORS).find((one) => one.toLowerCase() === name.toLowerCase());

function memberOf(object: JsonObject, name: string): Json | undefined {
  const key = Object.keys(object).find((one) => one.toLowerCase() === name);
  return key === undefined ? undefined : object[key];
}

/** What the lab cannot read in a condition, or undefined where it can read all of it. */
export function conditionFault(condition: Json | undefined): string | undefined {
  if (!isObject(condition)) return 'a condition is a JSON object';
  for (const name of ['allof', 'anyof']) {
    const inner = memberOf(condition, name);
    if (inner === undefined) continue;
    return Array.isArray(inner) ? listOf(inner).map(conditionFault).find(Boolean) : `${name} takes a list`;
  }
  const negated = memberOf(condition, 'not');
  if (negated !== undefined) return conditionFault(negated);
  if (typeof memberOf(condition, 'field') !== 'string')
    return 'the lab reads conditions on a field, allOf, anyOf and not';
  const others = Object.keys(condition).filter((one) => one.toLowerCase() !== 'field');
  const unknown = others.find((one) => operatorNamed(one) === undefined);
  if (unknown !== undefined) return `the lab does not know the comparison '${unknown}'`;
  return others.length === 1 ? undefined : 'a field takes exactly one comparison';
}

function compare(condition: JsonObject, fieldOf: FieldOf): Evaluation {
  const field = String(memberOf(condition, 'field'));
  const key = Object.keys(condition).find((one) => one.toLowerCase() !== 'field') ?? '';
  const operator = operatorNamed(key) ?? '';
  const target = condition[key] ?? null;
  const value = fieldOf(field);
  const isTrue = OPERATORS[operator]?.(value, target) ?? false;
  const shown = `${operator.charAt(0).toUpperCase()}${operator.slice(1)}`;
  return { isTrue, expressions: [{ isTrue, field, value: value ?? null, target, operator: shown }] };
}

/** Whether a rule's `if` holds for a resource. Only for conditions without fault. [E.8] */
export function evaluate(condition: Json, fieldOf: FieldOf): Evaluation {
  if (!isObject(condition)) return { isTrue: false, expressions: [] };
  const [all, any, negated] = ['allof', 'anyof', 'not'].map((name) => memberOf(condition, name));
  if (negated !== undefined) {
    const inner = evaluate(negated, fieldOf);
    return { ...inner, isTrue: !inner.isTrue };
  }
  const parts = all ?? any;
  if (parts === undefined) return compare(condition, fieldOf);
  const results = listOf(parts).map((one) => evaluate(one, fieldOf));
  const expressions = results.flatMap((one) => one.expressions);
  const isTrue = all === undefined ? results.some((one) => one.isTrue) : results.every((one) => one.isTrue);
  return { isTrue, expressions };
}
