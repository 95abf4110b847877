import type { Assertion } from './assertion.ts';
import { audienceService } from './audience.ts';
import { epochSeconds, issueClaims } from './claims.ts';
import { HOUR, SECOND } from './duration.ts';
import type { FederatedCredential } from './federated-credential.ts';
import type { Mint } from './random.ts';
import { refuse } from './refusal.ts';
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
  resourceUnknownToEntra,
  tenantUnknown,
} from './token-exchange-errors.ts';
import { type Tracer, tracer } from './trace.ts';
import type { Tenant, World } from './world.ts';

export interface TokenExchangeCommands {
  /** POST to Entra's token endpoint: client credentials, proved by a token of another issuer. [B-15] */
  readonly 'tokenExchange.request': {
    /** A tenant's id, domain or name. */
    readonly tenant: string;
    readonly clientId: string;
    readonly resource: string;
    /** Undefined where the assertion is missing or its signature does not fit. */
    readonly assertion: Assertion | undefined;
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

interface Asked {
  readonly world: World;
  readonly mint: Mint;
  readonly command: Command;
  readonly tenant: Tenant;
  readonly client: ExchangeClient;
}

/** The Entra tenant that issued an assertion; undefined for an issuer outside. */
const issuingTenant = (issuer: string): string | undefined =>
  /^https:\/\/login\.microsoftonline\.com\/([^/]+)\//.exec(issuer)?.[1];

/** Whether an Entra tenant vouches for something that is registered in another one. [F34, B-15] */
function isAcrossTenants({ servicePrincipal }: ExchangeClient, issuer: string): boolean {
  const tenantId = issuingTenant(issuer);
  return tenantId !== undefined && tenantId !== (servicePrincipal.applicationTenantId ?? servicePrincipal.tenantId);
}

function refusalOf({ world, mint, command, client, tenant }: Asked) {
  const said = { world, mint };
  const { assertion, resource, clientId } = command;
  if (!assertion) return assertionMissing(said);
  if (assertion.exp <= epochSeconds(world.now)) return assertionOutdated(said);
  if (client.credentials.length === 0) return credentialsMissing(said, clientId, client.servicePrincipal.displayName);
  const part = mismatchOf(client.credentials, assertion);
  if (part !== undefined) return assertionMismatch(said, part, assertion);
  if (isAcrossTenants(client, assertion.iss)) return issuerOfAnotherTenant(said, assertion.iss);
  return audienceService(resource) === undefined ? resourceUnknownToEntra(said, resource, tenant) : undefined;
}

/** An application's token lives an hour; a managed identity's as long as from the platform. */
function claimsFor({ world, mint, command, client }: Asked): Claims {
  const { servicePrincipal } = client;
  const claims = issueClaims(world, mint, { servicePrincipal, audience: command.resource, host: '' });
  const isManaged = servicePrincipal.servicePrincipalType === 'ManagedIdentity';
  return isManaged ? claims : { ...claims, exp: claims.iat + HOUR / SECOND };
}

function issue(asked: Asked, trace: Tracer) {
  const { command, client } = asked;
  const { servicePrincipal } = client;
  const claims = claimsFor(asked);
  trace.passed(
    'token',
    `issuer, subject and audience fit a federated credential of ${servicePrincipal.displayName}`,
    'B-15',
  );
  trace.passed('answer', `200: a token for ${servicePrincipal.displayName}, and no secret was stored anywhere`, 'B-15');
  const seconds = claims.exp - claims.iat;
  const body = { token_type: 'Bearer', expires_in: seconds, ext_expires_in: seconds, access_token: '' };
  const event: Tagged<Emitted> = {
    type: 'TokenExchanged',
    principalId: servicePrincipal.objectId,
    resource: command.resource,
    claims,
  };
  return {
    reply: { service: 'graph', status: 200, body, token: claims } as const,
    events: [event],
    trace: trace.finish('simplified'),
  };
}

/** Entra's token endpoint, for one grant only: a token of another issuer in exchange for one of this tenant. [B-15, F34, G-03] */
export const tokenExchangeSlice: Slice<TokenExchangeCommands, TokenExchangeEvents> = {
  decide: {
    'tokenExchange.request': (world, command, mint) => {
      const trace = tracer();
      const tenant = tenantNamed(world, command.tenant);
      if (!tenant) return refuse(tenantUnknown({ world, mint }, command.tenant), trace);
      const client = exchangeClient(world, tenant.tenantId, command.clientId);
      if (!client) return refuse(clientUnknown({ world, mint }, command.clientId, tenant), trace);
      trace.noted(
        'caller',
        `whoever holds the assertion, asking as ${describePrincipal(client.servicePrincipal)}`,
        'F32',
      );
      const asked: Asked = { world, mint, command, tenant, client };
      const refusal = refusalOf(asked);
      return refusal ? refuse(refusal, trace) : issue(asked, trace);
    },
  },
  evolve: { TokenExchanged: () => undefined },
};
