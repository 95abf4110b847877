import type { Assertion } from './assertion.ts';
import { audienceService } from './audience.ts';
import { epochSeconds, issueClaims } from './claims.ts';
import { HOUR } from './duration.ts';
import type { FederatedCredential } from './federated-credential.ts';
import type { Mint } from './random.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { Claims } from './reply.ts';
import { describePrincipal } from './request-trace.ts';
import type { Slice, Tagged } from './slice.ts';
import { type ExchangeClient, exchangeClient } from './token-exchange-client.ts';
import {
  assertionMismatch,
  assertionMissing,
  assertionOutdated,
  clientUnknown,
  credentialsMissing,
  issuerOfAnotherTenant,
  parameterMissing,
  proofMissing,
  resourceUnknownToEntra,
  scopeInvalid,
  tenantUnknown,
} from './token-exchange-errors.ts';
import { type Tracer, tracer } from './trace.ts';
import type { Tenant, World } from './world.ts';

export interface TokenExchangeCommands {
  /** POST to Entra's token endpoint: client credentials, proved by a token of another issuer. [B-15] */
  readonly 'tokenExchange.request': {
    /** A tenant's id, domain or name. */
    readonly tenant: string;
    /** Members of the form; undefined where it does not have them. */
    readonly grantType: string | undefined;
    readonly clientId: string | undefined;
    /** Version 2.0 of the endpoint takes a scope, version 1.0 a resource. */
    readonly wanted: { readonly by: 'scope' | 'resource'; readonly value: string | undefined };
    /** `unreadable` where the signature does not fit, or nothing can be read. */
    readonly assertion: Assertion | 'unreadable' | undefined;
  };
}

/** A token that somebody outside of Azure got. The platform keeps none of these. */
export interface TokenExchangeEvents {
  readonly TokenExchanged: { readonly principalId: string; readonly resource: string; readonly claims: Claims };
}

type Command = TokenExchangeCommands['tokenExchange.request'];
type Emitted = TokenExchangeEvents;

function tenantNamed(world: World, name: string): Tenant | undefined {
  const key = name.toLowerCase();
  return [...world.tenants.values()].find(({ tenantId, displayName, defaultDomain }) =>
    [tenantId, displayName, defaultDomain].some((one) => one.toLowerCase() === key),
  );
}

/** Which part of an assertion no credential has; undefined where one fits in all three. [B-15] */
function mismatchOf(credentials: readonly FederatedCredential[], assertion: Assertion) {
  const ofIssuer = credentials.filter(({ issuer }) => issuer === assertion.iss);
  if (ofIssuer.length === 0) return 'issuer';
  const ofSubject = ofIssuer.filter(({ subject }) => subject === assertion.sub);
  if (ofSubject.length === 0) return 'subject';
  return ofSubject.some(({ audiences }) => audiences.includes(assertion.aud)) ? undefined : 'audience';
}

interface Said {
  readonly world: World;
  readonly mint: Mint;
}

interface Asked extends Said {
  readonly resource: string;
  readonly assertion: Assertion;
  readonly tenant: Tenant;
  readonly client: ExchangeClient;
}

const DEFAULT = '/.default';

/** What the form leaves out or says in a way that Entra does not take, before anything is looked up. */
function refuseForm(said: Said, { grantType, clientId, wanted, assertion }: Command): Refusal | undefined {
  if (grantType === undefined) return parameterMissing(said, 'grant_type');
  if (clientId === undefined) return parameterMissing(said, 'client_id');
  if (wanted.by === 'scope') {
    if (wanted.value === undefined) return parameterMissing(said, 'scope');
    if (!wanted.value.endsWith(DEFAULT)) return scopeInvalid(said, wanted.value);
  }
  return assertion === undefined ? proofMissing(said) : undefined;
}

/** `https://vault.azure.net/.default` names the resource; version 1.0 of the endpoint has a parameter of its own. */
const resourceOf = ({ value = '' }: Command['wanted']): string =>
  value.endsWith(DEFAULT) ? value.slice(0, -DEFAULT.length) : value;

/** The Entra tenant that issued an assertion; undefined for an issuer outside. */
const issuingTenant = (issuer: string): string | undefined =>
  /^https:\/\/login\.microsoftonline\.com\/([^/]+)\//.exec(issuer)?.[1];

/** Whether an Entra tenant vouches for something that is registered in another one. [F34, B-15] */
function isAcrossTenants({ servicePrincipal }: ExchangeClient, issuer: string): boolean {
  const tenantId = issuingTenant(issuer);
  return tenantId !== undefined && tenantId !== (servicePrincipal.applicationTenantId ?? servicePrincipal.tenantId);
}

function refusalOf({ world, mint, assertion, resource, client, tenant }: Asked): Refusal | undefined {
  const said = { world, mint };
  const { appId, displayName } = client.servicePrincipal;
  if (assertion.exp <= epochSeconds(world.now)) return assertionOutdated(said, assertion);
  if (client.credentials.length === 0) return credentialsMissing(said, appId, displayName);
  const part = mismatchOf(client.credentials, assertion);
  if (part !== undefined) return assertionMismatch(said, part, assertion);
  if (isAcrossTenants(client, assertion.iss)) return issuerOfAnotherTenant(said, assertion.iss);
  return audienceService(resource) === undefined ? resourceUnknownToEntra(said, resource, tenant) : undefined;
}

/** An application's token lives an hour; a managed identity's as long as from the platform. */
function claimsFor({ world, mint, resource, client }: Asked): Claims {
  const { servicePrincipal } = client;
  const claims = issueClaims(world, mint, { servicePrincipal, audience: resource, host: '' });
  const isManaged = servicePrincipal.servicePrincipalType === 'ManagedIdentity';
  return isManaged ? claims : { ...claims, exp: epochSeconds(world.now + HOUR) };
}

function issue(asked: Asked, trace: Tracer) {
  const { resource, client } = asked;
  const { servicePrincipal } = client;
  const claims = claimsFor(asked);
  trace.passed(
    'token',
    `issuer, subject and audience fit a federated credential of ${servicePrincipal.displayName}`,
    'B-15',
  );
  trace.passed('answer', `200: a token for ${servicePrincipal.displayName}, and no secret was stored anywhere`, 'B-15');
  const seconds = claims.exp - epochSeconds(asked.world.now);
  const body = { token_type: 'Bearer', expires_in: seconds, ext_expires_in: seconds, access_token: '' };
  const event: Tagged<Emitted> = {
    type: 'TokenExchanged',
    principalId: servicePrincipal.objectId,
    resource,
    claims,
  };
  return {
    reply: { service: 'graph', status: 200, body, token: claims } as const,
    events: [event],
    trace: trace.finish('simplified'),
  };
}

/** Who asks, with everything that the form says; or what is wrong with it. */
function askedIn(said: Said, command: Command, trace: Tracer): Asked | Refusal {
  const { world } = said;
  const tenant = tenantNamed(world, command.tenant);
  if (!tenant) return tenantUnknown(said, command.tenant);
  const { clientId = '', assertion } = command;
  const malformed = refuseForm(said, command);
  if (malformed) return malformed;
  const client = exchangeClient(world, tenant.tenantId, clientId);
  if (!client) return clientUnknown(said, clientId, tenant);
  trace.noted('caller', `whoever holds the assertion, asking as ${describePrincipal(client.servicePrincipal)}`, 'F32');
  if (assertion === undefined || assertion === 'unreadable') return assertionMissing(said);
  return { ...said, resource: resourceOf(command.wanted), assertion, tenant, client };
}

/** Entra's token endpoint, for one grant only: a token of another issuer in exchange for one of this tenant. [B-15, F34, G-03] */
export const tokenExchangeSlice: Slice<TokenExchangeCommands, TokenExchangeEvents> = {
  decide: {
    'tokenExchange.request': (world, command, mint) => {
      const trace = tracer();
      const asked = askedIn({ world, mint }, command, trace);
      if ('because' in asked) return refuse(asked, trace);
      const refusal = refusalOf(asked);
      return refusal ? refuse(refusal, trace) : issue(asked, trace);
    },
  },
  evolve: { TokenExchanged: () => undefined },
};
