import { subscriptionScope } from '../../sim/arm-id.ts';
import type { JsonObject } from '../../sim/json.ts';
import type { Principal } from '../../sim/principal.ts';
import { hasRoleAround } from '../../sim/resource-listing.ts';
import type { Subscription, World } from '../../sim/world.ts';
import type { Account } from '../shell-state.ts';

/** The subscriptions in which a principal has a role in effect, anywhere: what sign-in finds. */
export function subscriptionsOf(world: World, objectId: string): readonly Subscription[] {
  return [...world.subscriptions.values()].filter(({ subscriptionId }) =>
    hasRoleAround(world, objectId, subscriptionScope(subscriptionId)),
  );
}

/** Who is signed in, as a subscription's entry names them. A managed identity shows how it was picked. [F.3] */
function userShape(principal: Principal | undefined, objectId: string): JsonObject {
  if (principal?.kind === 'user') return { name: principal.userPrincipalName, type: 'user' };
  if (principal?.kind !== 'servicePrincipal') return { name: objectId, type: 'servicePrincipal' };
  if (principal.isExplicit) {
    const assignedIdentityInfo = `MSIClient-${principal.appId}`;
    return { assignedIdentityInfo, name: 'userAssignedIdentity', type: 'servicePrincipal' };
  }
  if (principal.servicePrincipalType === 'ManagedIdentity') {
    return { assignedIdentityInfo: 'MSI', name: 'systemAssignedIdentity', type: 'servicePrincipal' };
  }
  return { name: principal.appId, type: 'servicePrincipal' };
}

/** One entry of `az account list`: a subscription and who uses it; without a subscription, the tenant stands in for it. */
export function accountEntry(world: World, { objectId, subscriptionId }: Account): JsonObject {
  const subscription = world.subscriptions.get(subscriptionId);
  const principal = world.principals.get(objectId);
  const tenantId = subscription?.tenantId ?? principal?.tenantId ?? world.homeTenantId;
  return {
    environmentName: 'AzureCloud',
    homeTenantId: tenantId,
    id: subscriptionId,
    isDefault: true,
    managedByTenants: [],
    name: subscription?.displayName ?? 'N/A(tenant level account)',
    state: 'Enabled',
    tenantId,
    user: userShape(principal, objectId),
  };
}

/** Everything that an account can switch to; the one in use is the default. In lists `environmentName` is `cloudName`. */
export function accountEntries(world: World, account: Account): readonly JsonObject[] {
  const found = subscriptionsOf(world, account.objectId).map(({ subscriptionId }) => subscriptionId);
  const ids = found.includes(account.subscriptionId) ? found : [account.subscriptionId, ...found];
  return ids.map((subscriptionId) => {
    const { environmentName, ...entry } = accountEntry(world, { ...account, subscriptionId });
    return { ...entry, cloudName: environmentName ?? null, isDefault: subscriptionId === account.subscriptionId };
  });
}
