import { resourceId } from '../../sim/arm-id.ts';
import type { Json } from '../../sim/json.ts';
import { AzFailure } from './az-failure.ts';
import type { AzRequest } from './az-request.ts';
import { isObject } from './sorted-keys.ts';

/** The word by which az's arguments mean the system-assigned identity. */
const SYSTEM = '[system]';

/** The identities that an argument names: the system-assigned one, and ids of user-assigned ones. */
export interface NamedIdentities {
  readonly systemAssigned: boolean;
  readonly userAssigned: readonly string[];
}

/** `[system]`, names in the resource's own group, and ids; no word at all means `[system]`. [F.3] */
export function namedIdentities(az: AzRequest, words: readonly string[] | undefined): NamedIdentities {
  const given = words === undefined || words.length === 0 ? [SYSTEM] : words;
  const { subscriptionId, resourceGroup } = az.target;
  const type = 'Microsoft.ManagedIdentity/userAssignedIdentities';
  const idOf = (word: string): string =>
    word.startsWith('/') ? word : resourceId({ subscriptionId, resourceGroup, type, name: word });
  return {
    systemAssigned: given.includes(SYSTEM),
    userAssigned: given.filter((word) => word !== SYSTEM).map(idOf),
  };
}

/** A role is for the system-assigned identity alone, and needs a scope. [F.3] */
export function checkRoleAndScope(az: AzRequest, identities: NamedIdentities): void {
  if (!az.has('--scope') && az.has('--role')) {
    throw new AzFailure('usage error: please specify --scope when assigning a role to the managed identity');
  }
  if (az.has('--scope') && !identities.systemAssigned) {
    throw new AzFailure("usage error: '--scope'/'--role' is only applicable when assign system identity");
  }
}

/** What `vm create` and `vm identity assign` print of the identities, in a shape of their own. [F.3] */
export function identityInfo(block: Json | undefined, granted: { readonly scope?: string; readonly role?: string }) {
  const { principalId, userAssignedIdentities = {} } = isObject(block) ? block : {};
  return {
    ...granted,
    systemAssignedIdentity: typeof principalId === 'string' ? principalId : '',
    userAssignedIdentities,
  };
}
