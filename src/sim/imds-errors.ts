import type { ImdsCategory } from './imds-request.ts';
import { IMDS_VERSIONS } from './imds-versions.ts';
import type { JsonObject } from './json.ts';
import type { Refusal } from './refusal.ts';
import type { Reply } from './reply.ts';

/** What every answer of IMDS carries. [C.2] */
export const IMDS_HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  server: 'IMDS/150.870.65.512',
} as const;

function answer(status: number, body: JsonObject, headers: Readonly<Record<string, string>> = {}): Reply {
  return { service: 'imds', status, body, headers: { ...IMDS_HEADERS, ...headers } };
}

/** The two shapes: the identity category says `error` and `error_description`, the rest one sentence. [C.4] */
function worded(category: ImdsCategory, text: string): JsonObject {
  return category === 'identity' ? { error: 'invalid_request', error_description: text } : { error: text };
}

/** 400. Real on both paths; the stray `: .` is theirs. [C.4, B-05, G-06] */
export function metadataHeaderMissing(category: ImdsCategory): Refusal {
  const text = 'Required metadata header not specified';
  return {
    reply: answer(400, worded(category, category === 'identity' ? text : `Bad request: . ${text}`)),
    stage: 'endpoint',
    because: 'the header Metadata: true is missing; it shows that the request was meant for IMDS and not smuggled in',
    facts: ['B-05'],
    fidelity: 'matches Azure',
  };
}

/** 400: the rule is real, the status is inferred, the text is the lab's. [C.4] */
export function forwardedRequest(category: ImdsCategory): Refusal {
  return {
    reply: answer(400, worded(category, 'Request not permitted: X-Forwarded-For header present')),
    stage: 'endpoint',
    because: 'X-Forwarded-For is present: the request came through a proxy, and IMDS refuses those; simulated wording',
    facts: ['B-05'],
    fidelity: 'simplified',
  };
}

/** 405; only GET is served. The body is the lab's. [C.4] */
export function methodNotAllowed(category: ImdsCategory, method: string): Refusal {
  return {
    reply: answer(405, worded(category, 'Method not allowed'), { allow: 'GET' }),
    stage: 'endpoint',
    because: `IMDS answers GET, not ${method}; simulated wording`,
    facts: [],
    fidelity: 'simplified',
  };
}

/** 401 below `/metadata/identity`, in the words of the VM extension's time. [C.4] */
export function unknownSource(path: string): Refusal {
  const uri = `http://169.254.169.254${path}`;
  return {
    reply: answer(401, { error: 'unknown_source', error_description: `Unknown Source ${uri}` }),
    stage: 'endpoint',
    because: 'there is no such path below /metadata/identity; tokens come from /metadata/identity/oauth2/token',
    facts: [],
    fidelity: 'simplified',
  };
}

/** 404 for what the lab does not have, real or not. */
export function pathNotModelled(path: string): Refusal {
  return {
    reply: answer(404, { error: 'Not found' }),
    stage: 'endpoint',
    because: `${path} is not modelled; the lab has /metadata/identity/oauth2/token, /metadata/instance and /metadata/versions`,
    facts: [],
    fidelity: 'not modelled',
  };
}

/** 400: no duplicate names is a rule of IMDS; the text is the one that the docs give for invalid_request. [C.1, C.4] */
export function repeatedParameter(category: ImdsCategory, because: string): Refusal {
  const text =
    'The request is missing a required parameter, includes an invalid parameter value, includes a parameter more than once, or is otherwise malformed.';
  return {
    reply: answer(400, worded(category, text)),
    stage: 'endpoint',
    because: `${because}; simulated wording`,
    facts: [],
    fidelity: 'simplified',
  };
}

/** 400 with the newest versions; the same for a missing and for an unknown one. [C.4] */
export function versionNotServed(version: string | undefined): Refusal {
  return {
    reply: answer(400, {
      error:
        'Bad request. api-version is invalid or was not specified in the request. For more information refer to aka.ms/azureimds',
      'newest-versions': IMDS_VERSIONS.slice(0, 3),
    }),
    stage: 'endpoint',
    because: version === undefined ? 'api-version is missing' : `api-version ${version} is not served here`,
    facts: [],
    fidelity: 'matches Azure',
  };
}

/** 400: a leaf is text, and the default format is json. The rule is real, the wording is the lab's. [C.8] */
export function formatNotServed(format: string): Refusal {
  return {
    reply: answer(400, { error: `Bad request. The format ${format} is not supported here` }),
    stage: 'endpoint',
    because: `format ${format} does not fit: json for objects and lists, text for anything; simulated wording`,
    facts: [],
    fidelity: 'simplified',
  };
}

/** 429 with Retry-After in seconds; the body is the lab's. [F35, H] */
export function tooManyRequests(category: ImdsCategory, because: string): Refusal {
  return {
    reply: answer(429, worded(category, 'Too many requests'), { 'retry-after': '1' }),
    stage: 'endpoint',
    because: `${because}; simulated wording`,
    facts: ['F35'],
    fidelity: 'simplified',
  };
}

/** 404 or 410 while IMDS is being updated; available again within 70 seconds. The bodies are the lab's. [C.4, C.5] */
export function beingUpdated(category: ImdsCategory, status: 404 | 410): Refusal {
  const text = status === 404 ? 'IMDS endpoint is updating' : 'IMDS is going through updates';
  return {
    reply: answer(status, worded(category, text)),
    stage: 'endpoint',
    because: 'IMDS is being updated and comes back within 70 seconds: retry; simulated wording',
    facts: [],
    fidelity: 'simplified',
  };
}

/** 500 from behind the endpoint; retry after a second or more. The path is the lab's. [C.4, C.5] */
export function backendFailed(category: ImdsCategory): Refusal {
  const text =
    'Failed to retrieve token from the Active directory. For details see logs in /var/log/azure/managed-identity.log';
  const body: JsonObject =
    category === 'identity' ? { error: 'unknown', error_description: text } : { error: 'Service Error' };
  return {
    reply: answer(500, body),
    stage: 'endpoint',
    because: 'something behind IMDS failed; wait at least a second, then retry',
    facts: [],
    fidelity: 'simplified',
  };
}

/** Status 0: nobody answers. Only a running virtual machine has an IMDS. */
export function nobodyAnswers(because: string): Refusal {
  return {
    reply: { service: 'imds', status: 0, body: null },
    stage: 'endpoint',
    because,
    facts: ['F32'],
    fidelity: 'simplified',
  };
}
