import { keyOf } from './arm-id.ts';
import { liveServicePrincipal, principalBehind } from './identity-queries.ts';
import type { ServicePrincipal } from './principal.ts';
import type { ResourceIdentity } from './resource.ts';
import type { World } from './world.ts';

/** The parameter by which a request names the identity that it wants, and its value. [C.1, C.6, G-15] */
export interface IdentitySelector {
  readonly parameter: 'client_id' | 'object_id' | 'msi_res_id' | 'mi_res_id' | 'principal_id' | 'clientid';
  readonly value: string;
}

/** By which rule an identity was chosen. [C.3] */
export type SelectionRule =
  | 'named'
  | 'system-assigned by default'
  | 'the only user-assigned'
  | 'system-assigned always';

/** Why none was, on a machine: it has none, the named one is not its own or is deleted, or several and none named. [C.3] */
export type SelectionError = 'none attached' | 'not found' | 'several user-assigned';

/** Why none was, on a web app: the named one is not attached or is deleted, or none named and no system-assigned one. [C.6] */
export type SiteSelectionError = 'not found' | 'no system-assigned';

export type Selection<Failure = SelectionError> =
  | { readonly servicePrincipal: ServicePrincipal; readonly rule: SelectionRule }
  | { readonly error: Failure };

/** The host's own identity, where it is on. */
function systemAssignedPrincipal(
  world: World,
  hostIdentity: ResourceIdentity | undefined,
): ServicePrincipal | undefined {
  return hostIdentity?.systemAssigned && liveServicePrincipal(world, hostIdentity.systemAssigned.principalId);
}

/** A system-assigned identity has no resource id of its own: only a user-assigned one can be named by it. */
function isNamedBy(principal: ServicePrincipal, { parameter, value }: IdentitySelector): boolean {
  switch (parameter) {
    case 'client_id':
    case 'clientid':
      return principal.appId === value.toLowerCase();
    case 'object_id':
    case 'principal_id':
      return principal.objectId === value.toLowerCase();
    case 'msi_res_id':
    case 'mi_res_id':
      return principal.isExplicit && principal.resourceId !== undefined && keyOf(principal.resourceId) === keyOf(value);
  }
}

/** The attached user-assigned identities that still live. */
function userAssignedPrincipals(world: World, hostIdentity: ResourceIdentity | undefined): readonly ServicePrincipal[] {
  const found = hostIdentity?.userAssigned.map((reference) => principalBehind(world, reference));
  return (found ?? []).filter((one) => one !== undefined);
}

function namedAmong(
  candidates: readonly (ServicePrincipal | undefined)[],
  selector: IdentitySelector,
): Selection<'not found'> {
  const servicePrincipal = candidates.find((one) => one !== undefined && isNamedBy(one, selector));
  return servicePrincipal ? { servicePrincipal, rule: 'named' } : { error: 'not found' };
}

/**
 * Which identity of a virtual machine answers. A named one must be attached; the system-assigned one counts. With none
 * named: the system-assigned one [F27]; else the only user-assigned one [F28]; else it cannot choose [F29]. A reference to
 * a deleted identity still counts as attached, and gets no token [E.2, F40].
 * https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/managed-identities-faq
 */
export function selectIdentity(
  world: World,
  hostIdentity: ResourceIdentity | undefined,
  selector: IdentitySelector | undefined,
): Selection {
  const own = systemAssignedPrincipal(world, hostIdentity);
  if (selector) return namedAmong([own, ...userAssignedPrincipals(world, hostIdentity)], selector);
  if (own) return { servicePrincipal: own, rule: 'system-assigned by default' };
  const [first, ...others] = hostIdentity?.userAssigned ?? [];
  if (first === undefined) return { error: 'none attached' };
  if (others.length > 0) return { error: 'several user-assigned' };
  const only = principalBehind(world, first);
  return only ? { servicePrincipal: only, rule: 'the only user-assigned' } : { error: 'not found' };
}

/**
 * Which identity of a web app answers. A named one must be user-assigned and attached, as the platform's own refusal says;
 * with none named it is the system-assigned one, always, and never the only user-assigned one. [C.6, G-05]
 * https://learn.microsoft.com/azure/app-service/overview-managed-identity
 */
export function selectSiteIdentity(
  world: World,
  hostIdentity: ResourceIdentity | undefined,
  selector: IdentitySelector | undefined,
): Selection<SiteSelectionError> {
  if (selector) return namedAmong(userAssignedPrincipals(world, hostIdentity), selector);
  const own = systemAssignedPrincipal(world, hostIdentity);
  return own ? { servicePrincipal: own, rule: 'system-assigned always' } : { error: 'no system-assigned' };
}
