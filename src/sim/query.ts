/** A query's names and values, decoded, in the order in which they were written. */
export type Query = readonly (readonly [string, string])[];

/** Names compare without regard to case; `name` is in lower case. */
const isNamed = (given: string, name: string): boolean =>
  given === name || (given.length === name.length && given.toLowerCase() === name);

/** The value of a query parameter; an empty one counts as not given. */
export function parameterOf(query: Query, name: string): string | undefined {
  for (const [one, value] of query) if (isNamed(one, name)) return value === '' ? undefined : value;
  return undefined;
}

/** A parameter name that stands more than once in the query. [C.1] */
export function duplicateParameter(query: Query): string | undefined {
  const names = query.map(([name]) => name.toLowerCase());
  return names.find((name, index) => names.indexOf(name) !== index);
}
