/** A query's names and values, decoded, in the order in which they were written. */
export type Query = readonly (readonly [string, string])[];

/** The value of a query parameter; an empty one counts as not given. */
export function parameterOf(query: Query, name: string): string | undefined {
  const value = query.find(([one]) => one.toLowerCase() === name)?.[1];
  return value === '' ? undefined : value;
}

/** A parameter name that stands more than once in the query. [C.1] */
export function duplicateParameter(query: Query): string | undefined {
  const names = query.map(([name]) => name.toLowerCase());
  return names.find((name, index) => names.indexOf(name) !== index);
}
