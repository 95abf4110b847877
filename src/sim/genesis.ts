import { subscriptionScope } from './arm-id.ts';
import { DIRECTORY_OBJECT_QUOTA, ROLE_ASSIGNMENTS_PER_SUBSCRIPTION } from './duration.ts';
import { MICROSOFT_GRAPH, MICROSOFT_TENANT } from './graph-app-roles.ts';
import { partnerSubscription } from './partner-subscription.ts';
import type { Principal, ServicePrincipal } from './principal.ts';
import { mintFrom } from './random.ts';
import { findRoleDefinition } from './role-definition.ts';
import type { Propagation, Tenant, World } from './world.ts';

/** What a fixture's header says; everything has a default. Times in epoch milliseconds. */
export interface WorldHeader {
  readonly seed: string;
  readonly start: number;
  readonly propagation: Propagation;
  readonly tenantName: string;
  readonly subscriptionName: string;
  /** The user principal name of the signed-in operator, who is Owner of the subscription and administers the directory. */
  readonly signedInAs: string;
  /** How many objects the directory takes; the world starts with two. [F36] */
  readonly objectQuota: number;
  /** The second tenant, fabrikam, has a subscription of this name, whose Owner is operator@fabrikam.com; without a name, none. [F34] */
  readonly partnerSubscriptionName: string;
  /** How many role assignments the subscription takes; the operator's is the first. [B-08] */
  readonly roleAssignmentLimit: number;
}

/** 2026-03-02T09:00:00Z, a Monday. */
const DEFAULT_START = 1_772_442_000_000;

export const DEFAULT_HEADER: WorldHeader = {
  seed: 'mi-lab',
  start: DEFAULT_START,
  propagation: 'realistic',
  tenantName: 'contoso',
  subscriptionName: 'contoso-dev',
  signedInAs: 'operator@contoso.com',
  objectQuota: DIRECTORY_OBJECT_QUOTA,
  partnerSubscriptionName: '',
  roleAssignmentLimit: ROLE_ASSIGNMENTS_PER_SUBSCRIPTION,
};

/** A new world together with who is signed in and where. */
export interface Genesis {
  readonly world: World;
  readonly operatorId: string;
  readonly subscriptionId: string;
}

/** Microsoft Graph as every directory has it. Its id is drawn apart, so that the other ids of a seed stay as they are. [B-10] */
function microsoftGraph({ seed, start }: WorldHeader, tenantId: string): ServicePrincipal {
  return {
    kind: 'servicePrincipal',
    objectId: mintFrom(`${seed} Microsoft Graph`, 0).guid(),
    tenantId,
    displayName: 'Microsoft Graph',
    appId: MICROSOFT_GRAPH,
    servicePrincipalType: 'Application',
    isExplicit: false,
    createdAt: start,
    replicatedAt: start,
    applicationTenantId: MICROSOFT_TENANT,
    keyCredentials: [],
  };
}

/** Adds what the second tenant owns, where the header names it. */
function withPartner(world: World, { seed, start, partnerSubscriptionName: displayName }: WorldHeader): World {
  const tenant = [...world.tenants.values()].find(({ tenantId }) => tenantId !== world.homeTenantId);
  if (displayName === '' || !tenant) return world;
  const { subscription, owner, ownership } = partnerSubscription(tenant, { seed, start, displayName });
  const key = ownership.id.toLowerCase();
  return {
    ...world,
    subscriptions: new Map([...world.subscriptions, [subscription.subscriptionId, subscription]]),
    principals: new Map([...world.principals, [owner.objectId, owner]]),
    roleAssignments: new Map([...world.roleAssignments, [key, ownership]]),
    roleAssignmentsByPrincipal: new Map([...world.roleAssignmentsByPrincipal, [owner.objectId, [key]]]),
  };
}

/** The empty tenant: a home tenant, a second one, one subscription, and its Owner. */
export function createWorld(partial: Partial<WorldHeader> = {}): Genesis {
  const header = { ...DEFAULT_HEADER, ...partial };
  const mint = mintFrom(header.seed, 0);
  const tenants: readonly Tenant[] = [header.tenantName, 'fabrikam'].map((displayName) => ({
    tenantId: mint.guid(),
    displayName,
    defaultDomain: `${displayName}.com`,
  }));
  const homeTenantId = tenants[0]?.tenantId ?? '';
  const subscriptionId = mint.guid();
  const operatorId = mint.guid();
  const assignmentName = mint.guid();
  const scope = subscriptionScope(subscriptionId);
  const assignmentId = `${scope}/providers/Microsoft.Authorization/roleAssignments/${assignmentName}`;
  const key = assignmentId.toLowerCase();
  const graph = microsoftGraph(header, homeTenantId);
  const displayName = header.signedInAs.split('@')[0] ?? header.signedInAs;
  const world: World = {
    now: header.start,
    lineStartedAt: undefined,
    seed: header.seed,
    drawn: mint.count,
    propagation: header.propagation,
    homeTenantId,
    objectQuota: header.objectQuota,
    roleAssignmentLimit: header.roleAssignmentLimit,
    machinesMade: 0,
    log: undefined,
    tenants: new Map(tenants.map((tenant) => [tenant.tenantId, tenant])),
    subscriptions: new Map([
      [subscriptionId, { subscriptionId, displayName: header.subscriptionName, tenantId: homeTenantId }],
    ]),
    resourceGroups: new Map(),
    resources: new Map(),
    principals: new Map<string, Principal>([
      [
        operatorId,
        {
          kind: 'user',
          objectId: operatorId,
          tenantId: homeTenantId,
          displayName,
          userPrincipalName: header.signedInAs,
          createdAt: header.start,
          isDirectoryAdministrator: true,
        },
      ],
      [graph.objectId, graph],
    ]),
    objectIdsByAppId: new Map([[graph.appId, graph.objectId]]),
    groupMembers: new Map(),
    groupIdsByMember: new Map(),
    applications: new Map(),
    appRoleAssignments: new Map(),
    policyDefinitions: new Map(),
    policyAssignments: new Map(),
    roleAssignments: new Map([
      [
        key,
        {
          id: assignmentId,
          name: assignmentName,
          scope,
          roleDefinitionId: findRoleDefinition('Owner')?.id ?? '',
          principalId: operatorId,
          principalType: 'User',
          createdAt: header.start,
          createdBy: operatorId,
          effectiveAt: header.start,
        },
      ],
    ]),
    roleAssignmentsByPrincipal: new Map([[operatorId, [key]]]),
    tokenCache: new Map(),
    recentRequests: new Map(),
    imdsFaults: new Map(),
    regionsDown: new Map(),
    targetFaults: new Map(),
  };
  return { world: withPartner(world, header), operatorId, subscriptionId };
}
