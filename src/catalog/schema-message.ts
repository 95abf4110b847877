import type { z } from 'zod';
import { adviceOn, countOf, isPlural, keyWords, subjectOf } from './schema-subject.ts';
import { alternatives, quoted, suggestion } from './suggestion.ts';
import type { Path } from './yaml-source.ts';

/** A schema's complaint with what it is about: the kind of file, the path in it, the value there and how it was written. */
export interface Complaint {
  readonly issue: z.core.$ZodIssue;
  readonly kind: string;
  readonly path: Path;
  readonly value: unknown;
  readonly written: string | undefined;
  /** The keys that a map there cannot do without. */
  readonly keys: readonly string[];
}

function missing({ kind, path, value }: Complaint, choice?: string): string {
  const otherwise = value === null ? 'Fill it in, or delete the key.' : `Add ${quoted(`${path.at(-1)}:`)} to it.`;
  const advice = choice ?? adviceOn(path, otherwise);
  return `${subjectOf(kind, path.slice(0, -1))} has no ${keyWords(String(path.at(-1)))}. ${advice}`;
}

function whatIs(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value === null) return 'nothing';
  if (typeof value === 'object') return 'a map';
  return typeof value === 'string' ? `the text ${quoted(value)}` : `the ${typeof value} ${String(value)}`;
}

const MOST_KEYS = 3;

/** As in `"text: …", "why: …"`. */
const keysText = (keys: readonly string[]): string =>
  keys.length === 0
    ? 'as in "key: value"'
    : `each on a line of its own: ${keys
        .slice(0, MOST_KEYS)
        .map((key) => `"${key}: …"`)
        .join(', ')}`;

/** A value of another type than expected, mostly because YAML read a word otherwise than it was meant. */
function wrongType(expected: string, complaint: Complaint): string {
  const { kind, path, value, written } = complaint;
  const subject = subjectOf(kind, path);
  const isEmpty = value === undefined || (value === null && !written);
  if (isEmpty && typeof path.at(-1) === 'string') return missing(complaint);
  if (isEmpty) return `${subject} is empty. Fill it in, or delete the dash.`;
  switch (expected) {
    case 'string':
      if (Array.isArray(value)) return `${subject} is a list, where a text is expected.`;
      if (typeof value === 'object' && value !== null) {
        return `${subject} is read as a map, because it contains ": ". Put the whole text in quotes.`;
      }
      return `${subject} is read as ${whatIs(value)}, not as text. Put it in quotes: '${written ?? String(value)}'.`;
    case 'boolean':
      return `${subject} is ${whatIs(value)}. Write true or false.`;
    case 'int':
    case 'number':
      return `${subject} is ${whatIs(value)}. Write a whole number.`;
    case 'array':
      return `${subject} ${isPlural(complaint.path) ? 'are' : 'is'} ${whatIs(value)}, where a list is expected. Begin each entry with "- " on its own line, also a single one.`;
    default:
      return `${subject} is ${whatIs(value)}, where keys are expected, ${keysText(complaint.keys)}.`;
  }
}

function wrongSize(limit: number | bigint, word: 'least' | 'most', complaint: Complaint): string {
  const { issue, kind, path, value } = complaint;
  const subject = subjectOf(kind, path);
  if (typeof value === 'number') return `${subject} is ${value}. It is at ${word} ${limit}.`;
  if (Array.isArray(value)) {
    const key = String(path.at(-1));
    const much = 'exact' in issue && issue.exact ? 'exactly' : `at ${word}`;
    return `${subjectOf(kind, path.slice(0, -1))} has ${countOf(value.length, key)}. It takes ${much} ${limit}.`;
  }
  const length = String(value).trim().length;
  if (length === 0) return `${subject} is empty. ${adviceOn(path, 'Write it.')}`;
  return `${subject} is ${length} characters long. It is at ${word} ${limit}: shorten it.`;
}

function wrongFormat(format: string, complaint: Complaint): string {
  const { issue, kind, path, value } = complaint;
  const subject = subjectOf(kind, path);
  switch (format) {
    case 'url':
      return `${subject} is no https address. Write it in full, as in https://learn.microsoft.com/entra.`;
    case 'datetime':
      return `${subject} is no time. Write it in UTC, as in 2026-03-02T09:00:00Z.`;
    case 'date':
      return `${subject} is no date. Write it as in 2026-03-02.`;
    default:
      return `${subject} cannot be ${quoted(value)}: ${issue.message}.`;
  }
}

/** A word that is none of those allowed; `kind` of a question or goal is one. */
function wrongWord(allowed: readonly string[], complaint: Complaint): string {
  const { kind, path, value, written } = complaint;
  if (value === undefined || value === null) return missing(complaint, `It is ${alternatives(allowed)}.`);
  const known = typeof value === 'string' ? suggestion(value, allowed) : `It is ${alternatives(allowed)}.`;
  return `${subjectOf(kind, path)} cannot be ${quoted(written ?? value)}. ${known}`.trimEnd();
}

/** One complaint of a schema in the lab's words: what is wrong, and what to do. Unknown keys are told elsewhere. */
export function schemaMessage(complaint: Complaint): string {
  const { issue } = complaint;
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected, complaint);
    case 'too_small':
      return wrongSize(issue.minimum, 'least', complaint);
    case 'too_big':
      return wrongSize(issue.maximum, 'most', complaint);
    case 'invalid_format':
      return wrongFormat(issue.format, complaint);
    case 'invalid_value':
      return wrongWord(issue.values.map(String), complaint);
    case 'invalid_union':
      if ('options' in issue && issue.options) return wrongWord(issue.options.map(String), complaint);
      if (complaint.value === undefined || complaint.value === null) return missing(complaint);
      return `${subjectOf(complaint.kind, complaint.path)} cannot be ${quoted(complaint.value)}.`;
    case 'custom':
      return `${issue.message}.`;
    case 'unrecognized_keys':
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
      return `${subjectOf(complaint.kind, complaint.path)} is not as expected: ${issue.message}.`;
  }
}
