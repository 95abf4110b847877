import type { z } from 'zod';
import type { Issue } from './issue.ts';
import { keysAt, requiredKeysAt, valueAt } from './schema-keys.ts';
import { schemaMessage } from './schema-message.ts';
import { subjectOf } from './schema-subject.ts';
import { nearest, quoted, suggestion } from './suggestion.ts';
import type { Path, YamlSource } from './yaml-source.ts';

/** A file under the schema of its kind. */
export interface Checking {
  readonly source: YamlSource;
  readonly kind: string;
  readonly schema: z.ZodType;
}

/** An unknown key, and the known one that was probably meant. */
interface UnknownKey {
  readonly path: Path;
  readonly key: string;
  readonly known: readonly string[];
  readonly meant: string | undefined;
}

/** More unknown keys than anybody mistypes: the rest is cut off anyway. */
const MOST_UNKNOWN = 60;

function unknownKeys({ source, schema }: Checking, issues: readonly z.core.$ZodIssue[]): readonly UnknownKey[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [];
    const path = issue.path as Path;
    const known = keysAt(schema, source.value, path);
    const present = Object.keys(valueAt(source.value, path) as object);
    const absent = known.filter((key) => !present.includes(key));
    return issue.keys.slice(0, MOST_UNKNOWN).map((key) => ({ path, key, known, meant: nearest(key, absent) }));
  });
}

function unknownKeyIssue({ source, kind }: Checking, { path, key, known, meant }: UnknownKey): Issue {
  const advice = meant === undefined ? suggestion(key, known, 'It takes') : `Did you mean ${meant}?`;
  const message = `${subjectOf(kind, path)} has no key ${quoted(key)}. ${advice}`.trimEnd();
  return { file: source.file, ...source.positionOf([...path, key], 'key'), severity: 'error', message };
}

/** Whether something is missing only because its key was mistyped: that is told at the key. */
function isMistyped(path: Path, value: unknown, unknown: readonly UnknownKey[]): boolean {
  const owner = path.slice(0, -1).join('/');
  return value === undefined && unknown.some((one) => one.meant === path.at(-1) && one.path.join('/') === owner);
}

const placeOf = ({ path }: z.core.$ZodIssue): string => path.join('/');

/** Without the size of what has the wrong type: how long a text is says nothing where a list is expected. */
function telling(issues: readonly z.core.$ZodIssue[]): readonly z.core.$ZodIssue[] {
  const mistyped = new Set(issues.filter(({ code }) => code === 'invalid_type').map(placeOf));
  return issues.filter((one) => (one.code !== 'too_big' && one.code !== 'too_small') || !mistyped.has(placeOf(one)));
}

/** What a schema found wrong in a file, each at its exact place: a missing key at its map, an unknown one at itself. */
export function schemaIssues(checking: Checking, issues: readonly z.core.$ZodIssue[]): readonly Issue[] {
  const { source, kind } = checking;
  const unknown = unknownKeys(checking, issues);
  const others = telling(issues).flatMap((issue): Issue[] => {
    const path = issue.path as Path;
    const value = valueAt(source.value, path);
    if (issue.code === 'unrecognized_keys' || isMistyped(path, value, unknown)) return [];
    const keys = issue.code === 'invalid_type' ? requiredKeysAt(checking.schema, source.value, path) : [];
    const message = schemaMessage({ issue, kind, path, value, written: source.writtenAt(path), keys });
    return [{ file: source.file, ...source.positionOf(path), severity: 'error', message }];
  });
  return [...others, ...unknown.map((one) => unknownKeyIssue(checking, one))];
}
