import type { JsonObject } from '../../sim/json.ts';
import { AzFailure } from './az-failure.ts';

type Test = (principal: JsonObject) => boolean;

const CLAUSE = /^(?:startswith\((\w+),\s*'([^']*)'\)|(\w+) eq '([^']*)')$/i;

const textOf = (principal: JsonObject, property: string): string => {
  const key = Object.keys(principal).find((one) => one.toLowerCase() === property.toLowerCase());
  return String(key === undefined ? '' : principal[key]).toLowerCase();
};

/** An OData filter of clauses `property eq 'value'` and `startswith(property,'value')`, joined by `and`; without one, everything. */
export function graphFilter(filter: string | undefined): Test {
  if (filter === undefined) return () => true;
  const tests = filter.split(/ and /i).map((clause): Test => {
    const [, prefixed, prefix = '', property = prefixed ?? '', wanted = ''] = CLAUSE.exec(clause.trim()) ?? [];
    if (property === '')
      throw new AzFailure(
        `Invalid filter clause: the lab reads PROPERTY eq 'VALUE' and startswith(PROPERTY,'VALUE'), not '${clause.trim()}'.`,
      );
    return prefixed === undefined
      ? (principal) => textOf(principal, property) === wanted.toLowerCase()
      : (principal) => textOf(principal, property).startsWith(prefix.toLowerCase());
  });
  return (principal) => tests.every((test) => test(principal));
}
