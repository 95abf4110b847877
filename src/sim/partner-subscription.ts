import { subscriptionScope } from './arm-id.ts';
import type { User } from './principal.ts';
import { mintFrom } from './random.ts';
import type { RoleAssignment } from './role-assignment.ts';
import { roleAssignmentId } from './role-assignment-body.ts';
import { findRoleDefinition } from './role-definition.ts';
import type { Subscription, Tenant } from './world.ts';

/** A subscription of another company: itself, the person who owns it and administers the directory there, and the ownership. */
export interface PartnerSubscription {
  readonly subscription: Subscription;
  readonly owner: User;
  readonly ownership: RoleAssignment;
}

/** Ids are drawn apart, so that the other ids of a seed stay as they are. [F34] */
export function partnerSubscription(
  { tenantId, defaultDomain }: Tenant,
  { seed, start, displayName }: { readonly seed: string; readonly start: number; readonly displayName: string },
): PartnerSubscription {
  const mint = mintFrom(`${seed} partner`, 0);
  const [subscriptionId, objectId, name] = [mint.guid(), mint.guid(), mint.guid()];
  const scope = subscriptionScope(subscriptionId);
  return {
    subscription: { subscriptionId, displayName, tenantId },
    owner: {
      kind: 'user',
      objectId,
      tenantId,
      displayName: 'operator',
      userPrincipalName: `operator@${defaultDomain}`,
      createdAt: start,
      isDirectoryAdministrator: true,
    },
    ownership: {
      id: roleAssignmentId(scope, name),
      name,
      scope,
      roleDefinitionId: findRoleDefinition('Owner')?.id ?? '',
      principalId: objectId,
      principalType: 'User',
      createdAt: start,
      createdBy: objectId,
      effectiveAt: start,
    },
  };
}
