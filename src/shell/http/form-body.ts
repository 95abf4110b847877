import type { HttpRequest } from './http-message.ts';

/** A body of `name=value&…`, decoded; the last of several of one name counts. */
export function formOf({ body }: HttpRequest): ReadonlyMap<string, string> {
  return new Map(new URLSearchParams(body ?? ''));
}
