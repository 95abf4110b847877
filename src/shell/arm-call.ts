import type { PresentedToken } from '../sim/reply.ts';
import type { Command } from '../sim/tenant.ts';
import type { World } from '../sim/world.ts';

/** A request to ARM, once it is known who sends it. */
export interface ArmCall {
  readonly world: World;
  readonly method: string;
  /** Decoded, without a slash at its end. */
  readonly path: string;
  /** `$filter` of the query; empty without one. */
  readonly filter: string;
  /** The JSON of the body; an empty object where there is none. */
  readonly body: { readonly [member: string]: unknown };
  readonly sender: { readonly caller: string; readonly token: PresentedToken };
}

/** What a request stands for; several where one request changes several things. Undefined where the lab does not serve it. */
export type ArmCommands = readonly Command[] | undefined;

type Members = { readonly [member: string]: unknown };

/** A member of a body that is an object; an empty one otherwise. */
export function objectIn(body: Members, member: string): Members {
  const value = body[member];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {};
}

/** A member of a body that is text. */
export function textIn(body: Members, member: string): string | undefined {
  const value = body[member];
  return typeof value === 'string' ? value : undefined;
}

/** A member of a body that is a list of texts. */
export function textsIn(body: Members, member: string): readonly string[] {
  const value = body[member];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** `tags` of a body. */
export function tagsIn(body: Members): { readonly [key: string]: string } {
  return Object.fromEntries(Object.entries(objectIn(body, 'tags')).map(([key, value]) => [key, String(value)]));
}
