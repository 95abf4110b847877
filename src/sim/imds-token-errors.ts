import type { SelectionError } from './identity-selection.ts';
import { IMDS_HEADERS, repeatedParameter } from './imds-errors.ts';
import { isoTime } from './iso-time.ts';
import type { JsonObject } from './json.ts';
import type { Mint } from './random.ts';
import type { Refusal } from './refusal.ts';
import type { World } from './world.ts';

function refused(body: JsonObject): Refusal['reply'] {
  return { service: 'imds', status: 400, body, headers: IMDS_HEADERS };
}

/** 400; the text was seen on older endpoints of managed identities, here it is the lab's choice. */
export function resourceMissing(): Refusal {
  return {
    reply: refused({ error: 'invalid_request', error_description: 'Required audience parameter not specified' }),
    stage: 'endpoint',
    because: 'resource is missing: a token is always for one target; simulated wording',
    facts: ['B-19'],
    fidelity: 'simplified',
  };
}

/** 400; that only one way of naming is allowed is real, the wording here is the lab's. [C.1] */
export function severalSelectors(names: string): Refusal {
  return repeatedParameter('identity', `${names} are given, and an identity is named in one way only`);
}

const SELECTION_TEXT: Readonly<Record<SelectionError, string>> = {
  'none attached': 'Identity not found',
  'not found': 'Identity not found',
  'several user-assigned':
    'Multiple user assigned identities exist, please specify the clientId / resourceId of the identity in the token request',
};

/** 400 in both cases, as on the wire; MSAL's own documents speak of 404. [C.4, F29, G-07] */
export function identityNotChosen(error: SelectionError): Refusal {
  return {
    reply: refused({ error: 'invalid_request', error_description: SELECTION_TEXT[error] }),
    stage: 'answer',
    because: `400 before any token exists: ${SELECTION_TEXT[error]}`,
    facts: error === 'several user-assigned' ? ['F29'] : [],
    fidelity: 'matches Azure',
  };
}

/** 400; that the identity is broken is real, status and text are the lab's. [F33] */
export function identityLeftBehind(name: string): Refusal {
  return {
    reply: refused({ error: 'invalid_request', error_description: SELECTION_TEXT['not found'] }),
    stage: 'token',
    because: `${name} stayed in the tenant that the subscription was in before; disable and enable a system-assigned identity, delete and make again a user-assigned one; simulated wording`,
    facts: ['F33'],
    fidelity: 'simplified',
  };
}

/** A resource URI that the directory of an identity does not know. */
export interface UnknownResource {
  readonly world: World;
  readonly mint: Mint;
  readonly resource: string;
  readonly tenantId: string;
}

/** Entra's error body for AADSTS500011; the tenant goes by its display name. [C.4] */
function unknownResourceBody({ world, mint, resource, tenantId }: UnknownResource): JsonObject {
  const traceId = mint.guid();
  const correlationId = mint.guid();
  const timestamp = isoTime(world.now).replace('T', ' ');
  const tenant = world.tenants.get(tenantId)?.displayName ?? tenantId;
  return {
    error: 'invalid_resource',
    error_description: `AADSTS500011: The resource principal named ${resource} was not found in the tenant named ${tenant}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.\r\nTrace ID: ${traceId}\r\nCorrelation ID: ${correlationId}\r\nTimestamp: ${timestamp}`,
    error_codes: [500011],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: 'https://login.microsoftonline.com/error?code=500011',
  };
}

/** 400: the body is real; the lab's directory knows fewer resources than a real one. [C.4] */
export function resourceUnknown(unknown: UnknownResource): Refusal {
  return {
    reply: refused(unknownResourceBody(unknown)),
    stage: 'token',
    because: `the directory knows no resource ${unknown.resource}; the lab has ARM, Storage, Key Vault, Microsoft Graph and Azure SQL`,
    facts: ['B-19'],
    fidelity: 'simplified',
  };
}
