import type { Reply } from './reply.ts';
import type { Trace } from './trace.ts';

/** Codes of the errors whose texts stand in a source to the letter. Every other error has its code from there, or its text from memory. */
const VERBATIM: ReadonlySet<string> = new Set([
  'AuthorizationFailed', // E.7
  'LinkedAuthorizationFailed', // E.7
  'PrincipalNotFound', // E.7
  'ResourceGroupNotFound', // E.7, and https://github.com/Azure/azure-powershell/issues/3337
  'RoleAssignmentExists', // E.4, and https://github.com/Azure-Samples/azure-search-openai-demo/issues/1091
  'MissingIdentityIds', // az search service update, as people met it
  'ResourceNotTopLevel', // https://github.com/MicrosoftDocs/azure-docs/issues/14717
  'InvalidPolicyParameters', // https://github.com/Azure/Enterprise-Scale/issues/399
  'UndefinedPolicyParameter', // https://github.com/Azure/terraform-azurerm-caf-enterprise-scale/pull/282
  'PolicyParameterValueNotAllowed', // https://github.com/salesforce/cloud-guardrails/issues/53
  'MissingPolicyParameter', // https://github.com/Azure/azure-sdk-for-net/issues/39734
  'ResourceNotFound', // E.7
  'RoleAssignmentLimitExceeded', // B-08
  'RequestDisallowedByPolicy', // E.8
  'AuthorizationPermissionMismatch', // E.7, of the blob service
  'AuthenticationFailed', // https://github.com/microsoft/AzureStorageExplorer/issues/3586, of the blob service
  'Forbidden', // E.7, of a vault
  '500011', // C.4, of Entra; the sources of the others stand beside their texts
  '90002',
  '700016',
  '700024',
  '700211',
  '700212',
  '700213',
  '700236',
  '900144',
  '1002012',
  '7000216',
  '11003', // https://github.com/hashicorp/terraform-provider-azurerm/issues/13377, of App Service
]);

interface ErrorBody {
  readonly error?: string | { readonly code?: string };
  readonly error_codes?: readonly number[];
  readonly Details?: readonly { readonly ErrorEntity?: { readonly ExtendedCode: string } }[];
}

/** What a refusal is known by: the code of ARM, Graph, a vault or the blob service, or the number of Entra or App Service. */
function codeOf({ body, headers }: Reply): string {
  const {
    error,
    error_codes: numbers,
    Details: details,
  } = ((typeof body === 'object' ? body : null) as ErrorBody | null) ?? {};
  if (typeof error === 'object') return error.code ?? '';
  const ofAppService = details?.find(({ ErrorEntity }) => ErrorEntity)?.ErrorEntity?.ExtendedCode;
  return headers?.['x-ms-error-code'] ?? ofAppService ?? String(numbers?.[0] ?? '');
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
