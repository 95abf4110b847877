import {
  APP_SERVICE_HEADERS,
  identityHeaderRefused,
  siteIdentityLeftBehind,
  siteIdentityNotChosen,
  siteMethodNotAllowed,
  siteQueryRefused,
  siteTokenFailed,
} from './app-service-errors.ts';
import {
  type AppServiceDialect,
  type AppServiceTokenRequest,
  dialectOf,
  siteSelectorsOf,
} from './app-service-request.ts';
import { audienceService } from './audience.ts';
import { SECOND } from './duration.ts';
import { isLeftBehind } from './identity-placement.ts';
import { selectSiteIdentity } from './identity-selection.ts';
import { explainSelection, identityName } from './identity-selection-trace.ts';
import { nobodyAnswers } from './imds-errors.ts';
import { isoTime } from './iso-time.ts';
import type { JsonObject } from './json.ts';
import { parameterOf } from './query.ts';
import type { Mint } from './random.ts';
import { type Refusal, refuse } from './refusal.ts';
import { isRegionDown } from './region-outage.ts';
import type { Claims } from './reply.ts';
import type { WebApp } from './resource.ts';
import { resourceOfType } from './resource-queries.ts';
import type { Decision, Slice, Tagged } from './slice.ts';
import { obtainToken, type TokenEvents } from './token-cache.ts';
import { type Tracer, tracer } from './trace.ts';
import type { World } from './world.ts';

/** What the code of a web app can ask of the token service beside it. [C.6] */
export interface AppServiceTokenCommands {
  readonly 'appServiceToken.request': AppServiceTokenRequest;
}

type Decided = Decision<Tagged<TokenEvents>>;

/** `03/03/2026 09:05:00 +00:00`, as version 2017-09-01 writes the end of a token. [B-20] */
function dateText(epochSeconds: number): string {
  const [, year, month, day, time] = /^(\d+)-(\d+)-(\d+)T([\d:]+)Z$/.exec(isoTime(epochSeconds * SECOND)) ?? [];
  return `${month}/${day}/${year} ${time} +00:00`;
}

function tokenBody(claims: Claims, { expiry }: AppServiceDialect): JsonObject {
  const common = { access_token: '', resource: claims.aud, token_type: 'Bearer' };
  return expiry === 'date'
    ? { ...common, expires_on: dateText(claims.exp) }
    : { ...common, expires_on: String(claims.exp), client_id: claims.appid };
}

/** A request whose version is known. */
interface Asked {
  readonly world: World;
  readonly mint: Mint;
  readonly site: WebApp;
  readonly request: AppServiceTokenRequest;
  readonly dialect: AppServiceDialect;
}

function refuseRequest({ mint, site, request, dialect }: Asked): Refusal | undefined {
  const { secretHeader } = dialect;
  if (request.headers[secretHeader] !== site.properties.identityHeader)
    return identityHeaderRefused(mint, secretHeader);
  if (request.method.toUpperCase() !== 'GET') return siteMethodNotAllowed(mint, request.method);
  if (parameterOf(request.query, 'resource') === undefined) return siteQueryRefused(mint, 'resource is missing.');
  const named = siteSelectorsOf(request.query, dialect);
  const names = named.map((one) => one.parameter).join(' and ');
  return named.length > 1 ? siteQueryRefused(mint, `${names} exclude each other.`) : undefined;
}

/** The answer to a request that nothing speaks against: identity, audience, token, in this order. */
function answer({ world, mint, site, request, dialect }: Asked, trace: Tracer): Decided {
  const [selector] = siteSelectorsOf(request.query, dialect);
  const selection = selectSiteIdentity(world, site.identity, selector);
  explainSelection({ world, identity: site.identity, selector, selection }, trace);
  if ('error' in selection) return refuse(siteIdentityNotChosen(mint, selection.error), trace);
  const resource = parameterOf(request.query, 'resource') ?? '';
  if (isLeftBehind(world, site, selection.servicePrincipal)) {
    return refuse(siteIdentityLeftBehind(mint, identityName(selection.servicePrincipal)), trace);
  }
  if (audienceService(resource) === undefined) return refuse(siteTokenFailed(mint, resource), trace);
  const { servicePrincipal } = selection;
  const { claims, event } = obtainToken(world, mint, { servicePrincipal, resource, host: site.id, trace });
  const name = identityName(servicePrincipal);
  trace.passed('answer', `200: a token for ${name}; what it may do is decided at the target`, 'F02');
  return {
    reply: {
      service: 'imds',
      status: 200,
      body: tokenBody(claims, dialect),
      headers: APP_SERVICE_HEADERS,
      token: claims,
    },
    events: [event],
    trace: trace.finish(),
  };
}

/** Header, verb, query: the first that speaks against a request decides it. [C.6] */
function decideRequest(world: World, request: AppServiceTokenRequest, mint: Mint): Decided {
  const trace = tracer();
  const site = resourceOfType(world, request.host, 'Microsoft.Web/sites');
  if (!site) return refuse(nobodyAnswers('this host is no web app: it has no IDENTITY_ENDPOINT'), trace);
  if (site.properties.state !== 'Running') return refuse(nobodyAnswers(`${site.name} is not running`), trace);
  if (isRegionDown(world, site.location)) {
    return refuse(nobodyAnswers(`${site.location} is down, and its hosts with it`), trace);
  }
  trace.noted('caller', `any code in ${site.name}: the app is the boundary`, 'F32');
  trace.about(site.id);
  const dialect = dialectOf(request.query);
  if (!dialect) return refuse(siteQueryRefused(mint, 'api-version is missing or unknown.'), trace);
  const asked: Asked = { world, mint, site, request, dialect };
  const refusal = refuseRequest(asked);
  if (refusal) return refuse(refusal, trace);
  trace.passed('endpoint', `App Service; ${dialect.secretHeader} carries the secret of the app's environment`, 'B-05');
  return answer(asked, trace);
}

/** The endpoint of App Service chooses by a rule of its own: the system-assigned identity, or the named one. [G-05] */
export const appServiceTokenSlice: Slice<AppServiceTokenCommands, Record<never, never>, TokenEvents> = {
  decide: { 'appServiceToken.request': decideRequest },
  evolve: {},
};
