import type { Assertion } from './assertion.ts';
import { SECOND } from './duration.ts';
import { isoTime } from './iso-time.ts';
import type { Mint } from './random.ts';
import type { Refusal } from './refusal.ts';
import type { Tenant, World } from './world.ts';

interface Said {
  readonly world: World;
  readonly mint: Mint;
}

/** One of Entra's errors: its number, OAuth's word for it, and the text. */
interface EntraError {
  readonly number: number;
  readonly error: 'invalid_client' | 'invalid_request' | 'unauthorized_client' | 'invalid_resource' | 'invalid_scope';
  readonly message: string;
}

/** Entra's error body. Codes are real, and the texts that no source is named for are from memory. */
function refused({ world, mint }: Said, { number, error, message }: EntraError, told: Told): Refusal {
  const timestamp = isoTime(world.now).replace('T', ' ');
  const [traceId, correlationId] = [mint.guid(), mint.guid()];
  const body = {
    error,
    error_description: `AADSTS${number}: ${message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
    error_codes: [number],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: `https://login.microsoftonline.com/error?code=${number}`,
  };
  const status = error === 'invalid_client' ? 401 : 400;
  const { because, facts, stage = 'token' } = told;
  return { reply: { service: 'graph', status, body }, stage, because, facts, fidelity: 'matches Azure' };
}

interface Told {
  readonly because: string;
  readonly facts: readonly string[];
  readonly stage?: Refusal['stage'];
}

/** The text is Entra's. https://github.com/Azure/azure-cli/issues/22145 */
export function tenantUnknown(said: Said, name: string): Refusal {
  const message = `Tenant '${name}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`;
  const because = `there is no tenant ${name}`;
  return refused(said, { number: 90002, error: 'invalid_request', message }, { because, facts: [], stage: 'endpoint' });
}

/** The text is Entra's. https://github.com/openid/AppAuth-iOS/issues/671 */
export function parameterMissing(said: Said, name: string): Refusal {
  const message = `The request body must contain the following parameter: '${name}'.`;
  const because = `the form has no ${name}`;
  return refused(
    said,
    { number: 900144, error: 'invalid_request', message },
    { because, facts: [], stage: 'endpoint' },
  );
}

/** The text is Entra's. https://github.com/MicrosoftDocs/azure-docs/issues/99862 */
export function scopeInvalid(said: Said, scope: string): Refusal {
  const message = `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`;
  const because = 'software asks for all that it was granted at a resource: its URI and /.default';
  return refused(said, { number: 1002012, error: 'invalid_scope', message }, { because, facts: ['B-19'] });
}

/** The text is Entra's. https://github.com/MicrosoftDocs/azure-docs/issues/30777 */
export function proofMissing(said: Said): Refusal {
  const message =
    "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type";
  const because = 'nothing proves who asks: the form has no client_assertion';
  return refused(said, { number: 7000216, error: 'invalid_client', message }, { because, facts: ['B-15'] });
}

/** The text is Entra's. https://github.com/Azure-Samples/azure-health-data-and-ai-samples/issues/100 */
export function clientUnknown(said: Said, clientId: string, { displayName }: Tenant): Refusal {
  const message = `Application with identifier '${clientId}' was not found in the directory '${displayName}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`;
  const because = `${displayName} has no service principal with the client id ${clientId}: an identity lives in one tenant, and only a multitenant application can be provisioned in another`;
  return refused(
    said,
    { number: 700016, error: 'unauthorized_client', message },
    { because, facts: ['F34', 'B-15'], stage: 'identity' },
  );
}

export function assertionMissing(said: Said): Refusal {
  const message = 'Client assertion is missing, malformed or not signed by its issuer.';
  const because = 'client_assertion is missing, or it is no token of an issuer that the lab has';
  return refused(said, { number: 50027, error: 'invalid_client', message }, { because, facts: ['B-15'] });
}

/** Seven digits of a second, as .NET writes times. */
const preciseTime = (milliseconds: number): string => isoTime(milliseconds).replace('Z', '.0000000Z');

/** The text is Entra's; an assertion that says nothing of it counts as valid from 1970 on. https://github.com/Azure/login/issues/180 */
export function assertionOutdated(said: Said, { exp }: Assertion): Refusal {
  const message = `Client assertion is not within its valid time range. Current time: ${preciseTime(said.world.now)}, assertion valid from ${preciseTime(0)}, expiry time of assertion ${preciseTime(exp * SECOND)}. Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials .`;
  const because = 'the assertion is expired; get a new one from its issuer';
  return refused(said, { number: 700024, error: 'invalid_client', message }, { because, facts: ['B-15'] });
}

export function credentialsMissing(said: Said, clientId: string, name: string): Refusal {
  const message = `The client '${clientId}'(${name}) has no configured federated identity credentials.`;
  const because = `${name} trusts no other issuer: it has no federated credential`;
  return refused(said, { number: 70025, error: 'invalid_client', message }, { because, facts: ['B-15'] });
}

const MISMATCH = {
  issuer: { number: 700211, claim: 'iss' },
  audience: { number: 700212, claim: 'aud' },
  subject: { number: 700213, claim: 'sub' },
} as const;

/** Accepted when the credential was made, refused now. The text is Entra's. [B-15] https://github.com/Azure/login/issues/482 */
export function assertionMismatch(said: Said, part: keyof typeof MISMATCH, assertion: Assertion): Refusal {
  const { number, claim } = MISMATCH[part];
  const presented = assertion[claim];
  const message = `No matching federated identity record found for presented assertion ${part} '${presented}'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation`;
  const because = `no federated credential has the ${part} ${presented}; compared character by character, and not checked when the credential was made`;
  return refused(said, { number, error: 'invalid_client', message }, { because, facts: ['B-15'] });
}

/** An Entra tenant's own tokens count for what is registered in that tenant only. The text was seen on the wire. [F34, B-15] */
export function issuerOfAnotherTenant(said: Said, issuer: string): Refusal {
  const message = `Entra ID tokens issued by issuer '${issuer}' may not be used for federated identity credential flows for applications or managed identities registered in this tenant.`;
  const because =
    'a managed identity vouches for applications of its own tenant only: register the application there, open to several tenants, and make its service principal here';
  return refused(said, { number: 700236, error: 'invalid_client', message }, { because, facts: ['F34', 'B-15'] });
}

export function resourceUnknownToEntra(said: Said, resource: string, { displayName }: Tenant): Refusal {
  const message = `The resource principal named ${resource} was not found in the tenant named ${displayName}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.`;
  const because = `the directory knows no resource ${resource}`;
  return refused(said, { number: 500011, error: 'invalid_resource', message }, { because, facts: ['B-19'] });
}
