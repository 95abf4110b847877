import type { ArmId } from './arm-id.ts';
import type { IdentitySelector } from './identity-selection.ts';
import { parameterOf, type Query } from './query.ts';

/** A request that the code of a web app sends to its IDENTITY_ENDPOINT. */
export interface AppServiceTokenRequest {
  readonly host: ArmId;
  readonly method: string;
  readonly query: Query;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** How a version of the endpoint is spoken to. */
export interface AppServiceDialect {
  readonly secretHeader: string;
  readonly selectors: readonly IdentitySelector['parameter'][];
  /** 2017 writes expires_on as a date, later versions as epoch seconds. [B-20] */
  readonly expiry: 'date' | 'epoch seconds';
}

const MODERN: AppServiceDialect = {
  secretHeader: 'x-identity-header',
  selectors: ['client_id', 'principal_id', 'object_id', 'mi_res_id'],
  expiry: 'epoch seconds',
};

const DIALECTS: Readonly<Record<string, AppServiceDialect>> = {
  '2017-09-01': { secretHeader: 'secret', selectors: ['clientid'], expiry: 'date' },
  '2019-08-01': MODERN,
  '2025-03-30': MODERN,
};

/** The dialect of an api-version; undefined where it is missing or unknown. [C.6] */
export function dialectOf(query: Query): AppServiceDialect | undefined {
  const version = parameterOf(query, 'api-version');
  return version === undefined ? undefined : DIALECTS[version];
}

/** Every way in which the query names an identity; they exclude each other. [C.6] */
export function siteSelectorsOf(query: Query, { selectors }: AppServiceDialect): readonly IdentitySelector[] {
  return selectors.flatMap((parameter) => {
    const value = parameterOf(query, parameter);
    return value === undefined ? [] : [{ parameter, value }];
  });
}
