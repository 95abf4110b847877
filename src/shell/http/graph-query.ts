import type { Json, JsonObject } from '../../sim/json.ts';
import { failed, type Reply } from '../../sim/reply.ts';

type Test = (item: JsonObject) => boolean;

const CLAUSE = /^(?:startswith\((\w+),\s*'([^']*)'\)|(\w+) eq '([^']*)')$/i;

function memberOf(item: JsonObject, name: string): string {
  const key = Object.keys(item).find((one) => one.toLowerCase() === name.toLowerCase());
  return String(key === undefined ? '' : item[key]).toLowerCase();
}

function testOf(clause: string): Test | undefined {
  const [, prefixed, prefix = '', property, wanted = ''] = CLAUSE.exec(clause.trim()) ?? [];
  if (prefixed !== undefined) return (item) => memberOf(item, prefixed).startsWith(prefix.toLowerCase());
  return property === undefined ? undefined : (item) => memberOf(item, property) === wanted.toLowerCase();
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** 400; the text is shortened. */
const INVALID = failed('graph', { status: 400, code: 'BadRequest', message: 'Invalid filter clause.' });

/** A list with `$filter` applied: clauses `property eq 'value'` and `startswith(property,'value')`, joined by `and`. */
export function filtered(reply: Reply, url: URL): Reply {
  const filter = url.searchParams.get('$filter');
  const { body } = reply;
  if (filter === null || reply.status >= 400 || !isObject(body) || !Array.isArray(body.value)) return reply;
  const tests = filter.split(/ and /i).map(testOf);
  if (tests.some((test) => test === undefined)) return INVALID;
  const items = body.value as readonly JsonObject[];
  return { ...reply, body: { ...body, value: items.filter((item) => tests.every((test) => test?.(item))) } };
}
