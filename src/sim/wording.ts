import type { Reply } from './reply.ts';
import type { Trace } from './trace.ts';

/** Codes of the errors whose texts stand in a source to the letter. Every other error has its code from there, or its text from memory. */
const VERBATIM: ReadonlySet<string> = new Set([
  'AuthorizationFailed', // E.7
  'LinkedAuthorizationFailed', // E.7
  'PrincipalNotFound', // E.7
  'ResourceNotFound', // E.7
  'RoleAssignmentLimitExceeded', // B-08
  'RequestDisallowedByPolicy', // E.8
  'AuthorizationPermissionMismatch', // E.7, of the blob service
  'Forbidden', // E.7, of a vault
  '500011', // C.4, of Entra
]);

interface ErrorBody {
  readonly error?: string | { readonly code?: string };
  readonly error_codes?: readonly number[];
}

/** What a refusal is known by: the code of ARM, Graph, a vault or the blob service, or the number of Entra. */
function codeOf({ body, headers }: Reply): string {
  const { error, error_codes: numbers } = ((typeof body === 'object' ? body : null) as ErrorBody | null) ?? {};
  if (typeof error === 'object') return error.code ?? '';
  return headers?.['x-ms-error-code'] ?? String(numbers?.[0] ?? '');
}

/**
 * How a decision came about, with what is to be said of the words of its refusal: only those of the sources match Azure. IMDS
 * and the endpoint of App Service say it case by case. [H]
 */
export function withWording(reply: Reply, trace: Trace): Trace {
  if (reply.status < 400 || reply.service === 'imds' || VERBATIM.has(codeOf(reply))) return trace;
  const fidelity = trace.fidelity === 'matches Azure' ? 'simplified' : trace.fidelity;
  return { ...trace, fidelity, wording: 'simulated' };
}
