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

/** One object with the members that `$select` names, and those of OData itself. */
function withMembers(item: JsonObject, names: ReadonlySet<string>): JsonObject {
  return Object.fromEntries(
    Object.entries(item).filter(([name]) => name.startsWith('@odata.') || names.has(name.toLowerCase())),
  );
}

/** An object, or a list of them, with `$select` applied; the context says what was chosen. */
export function selected(reply: Reply, url: URL): Reply {
  const wanted = url.searchParams.get('$select');
  const { body } = reply;
  if (wanted === null || reply.status >= 400 || !isObject(body)) return reply;
  const names = new Set(wanted.split(',').map((name) => name.trim().toLowerCase()));
  const context = String(body['@odata.context'] ?? '').replace(/(\/\$entity)?$/, `(${wanted})$1`);
  const chosen = Array.isArray(body.value)
    ? { value: (body.value as readonly JsonObject[]).map((one) => withMembers(one, names)) }
    : withMembers(body, names);
  return { ...reply, body: { ...chosen, '@odata.context': context } };
}
