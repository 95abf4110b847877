import type { Json } from '../../sim/json.ts';
import type { Query } from '../../sim/query.ts';

/** A request as it would go over the wire. */
export interface HttpRequest {
  readonly method: string;
  readonly url: URL;
  /** In the order of the wire, names as they were written. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | undefined;
}

/** What came back; header names in lower case. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Nothing came back: curl's exit code and words, and a line of the lab's that says what there is instead. */
export interface Unreachable {
  readonly curlError: number;
  readonly message: string;
  readonly hint?: string;
}

/** Headers by lower-case name; several of one name are joined by a comma. */
export function headersOf({ headers }: HttpRequest): Readonly<Record<string, string>> {
  const byName: Record<string, string> = {};
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    byName[key] = byName[key] === undefined ? value : `${byName[key]}, ${value}`;
  }
  return byName;
}

export function queryOf({ url }: HttpRequest): Query {
  return [...url.searchParams];
}

/** A body as the wire carries it: JSON compact, members in the order given; text as it is. */
export function wireText(body: Json): string {
  if (body === null) return '';
  return typeof body === 'string' ? body : JSON.stringify(body);
}
