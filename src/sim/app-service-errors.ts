import type { SiteSelectionError } from './identity-selection.ts';
import type { Mint } from './random.ts';
import type { Refusal } from './refusal.ts';

/** What every answer of the token endpoint of App Service carries. */
export const APP_SERVICE_HEADERS = { 'content-type': 'application/json; charset=utf-8' } as const;

type Told = Pick<Refusal, 'stage' | 'because' | 'facts' | 'fidelity'>;

/** The platform's own shape, unlike IMDS's: `statusCode`, `message`, `correlationId`. [C.6] */
function refused(mint: Mint, status: number, message: string, told: Told): Refusal {
  const body = { statusCode: status, message, correlationId: mint.guid() };
  return { reply: { service: 'imds', status, body, headers: APP_SERVICE_HEADERS }, ...told };
}

/** 401: that the header must match is real, status and text are the lab's. [B-05, C.6] */
export function identityHeaderRefused(mint: Mint, header: string): Refusal {
  return refused(mint, 401, 'Unauthorized', {
    stage: 'endpoint',
    because: `${header} is missing or does not carry the value of this app's environment; simulated wording`,
    facts: ['B-05'],
    fidelity: 'simplified',
  });
}

/** 405; the text is the lab's. */
export function siteMethodNotAllowed(mint: Mint, method: string): Refusal {
  return refused(mint, 405, 'Method Not Allowed', {
    stage: 'endpoint',
    because: `the endpoint answers GET, not ${method}; simulated wording`,
    facts: [],
    fidelity: 'simplified',
  });
}

/** 400 for a query that the endpoint does not take; the text is the lab's. */
export function siteQueryRefused(mint: Mint, message: string): Refusal {
  return refused(mint, 400, message, {
    stage: 'endpoint',
    because: `${message} Simulated wording`,
    facts: [],
    fidelity: 'simplified',
  });
}

const SELECTION_TEXT: Readonly<Record<SiteSelectionError, string>> = {
  'not found': 'No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId.',
  'no system-assigned': 'Unable to load requested managed identity.',
};

/** 400 with the platform's texts. [C.6, G-05] */
export function siteIdentityNotChosen(mint: Mint, error: SiteSelectionError): Refusal {
  return refused(mint, 400, SELECTION_TEXT[error], {
    stage: 'answer',
    because: `400 before any token exists: ${SELECTION_TEXT[error]}`,
    facts: error === 'no system-assigned' ? ['C.6'] : [],
    fidelity: 'matches Azure',
  });
}

/** 500 with the platform's text, typo and all, where Entra gave no token. [C.6] */
export function siteTokenFailed(mint: Mint, resource: string): Refusal {
  return refused(mint, 500, 'An unexpected error occured while fetching the AAD Token.', {
    stage: 'token',
    because: `the directory knows no resource ${resource}; App Service says only that something went wrong`,
    facts: ['B-19'],
    fidelity: 'simplified',
  });
}

/** 400; that the identity is broken is real, status and text are the lab's. [F33] */
export function siteIdentityLeftBehind(mint: Mint, name: string): Refusal {
  return refused(mint, 400, 'Unable to load requested managed identity.', {
    stage: 'token',
    because: `${name} stayed in the tenant that the subscription was in before; disable and enable a system-assigned identity, delete and make again a user-assigned one; simulated wording`,
    facts: ['F33'],
    fidelity: 'simplified',
  });
}
