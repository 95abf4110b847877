import type { ArmId } from './arm-id.ts';
import type { IdentitySelector } from './identity-selection.ts';
import { parameterOf, type Query } from './query.ts';

/** A request that a process on a virtual machine sends to 169.254.169.254. */
export interface ImdsRequest {
  readonly host: ArmId;
  readonly method: string;
  readonly path: string;
  readonly query: Query;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** How many requests of the same machine are open at this moment, this one not counted. */
  readonly concurrent?: number;
}

/** Limits are kept for each category, and errors have a shape of their own in each. [F35, C.4] */
export type ImdsCategory = 'identity' | 'general';

/** Where a path leads; `leaf` holds the segments below `/metadata/instance`. */
export type ImdsRoute =
  | { readonly to: 'token' }
  | { readonly to: 'instance'; readonly leaf: readonly string[] }
  | { readonly to: 'versions' }
  | { readonly to: 'nowhere'; readonly category: ImdsCategory };

/** A path as IMDS reads it: case, doubled slashes and a last slash do not matter; SDKs send all three. */
function segmentsOf(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '');
}

/** What nearly every request asks for, as the documentation writes it. */
const TOKEN_PATH = '/metadata/identity/oauth2/token';

export function routeOf(path: string): ImdsRoute {
  if (path === TOKEN_PATH) return { to: 'token' };
  const segments = segmentsOf(path);
  const [root, category, ...rest] = segments.map((segment) => segment.toLowerCase());
  if (root !== 'metadata') return { to: 'nowhere', category: 'general' };
  if (category === 'instance') return { to: 'instance', leaf: segments.slice(2) };
  if (category === 'versions' && rest.length === 0) return { to: 'versions' };
  if (category !== 'identity') return { to: 'nowhere', category: 'general' };
  return rest.join('/') === 'oauth2/token' ? { to: 'token' } : { to: 'nowhere', category: 'identity' };
}

export function categoryOf(route: ImdsRoute): ImdsCategory {
  switch (route.to) {
    case 'token':
      return 'identity';
    case 'instance':
    case 'versions':
      return 'general';
    case 'nowhere':
      return route.category;
  }
}

const SELECTORS: readonly IdentitySelector['parameter'][] = ['client_id', 'object_id', 'msi_res_id', 'mi_res_id'];

/** Every way in which the query names an identity; IMDS takes at most one. [C.1] */
export function selectorsOf(query: Query): readonly IdentitySelector[] {
  const selectors: IdentitySelector[] = [];
  for (const parameter of SELECTORS) {
    const value = parameterOf(query, parameter);
    if (value !== undefined) selectors.push({ parameter, value });
  }
  return selectors;
}

/** A way of naming an identity that stands there without a value, as an unset variable leaves it; it counts as not given. */
export function emptySelectorIn(query: Query): string | undefined {
  const names: readonly string[] = SELECTORS;
  return query.find(([name, value]) => value === '' && names.includes(name.toLowerCase()))?.[0];
}
