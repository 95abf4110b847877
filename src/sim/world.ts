import type { Application, AppRoleAssignment } from './application.ts';
import type { ArmId } from './arm-id.ts';
import type { EventLog } from './event-log.ts';
import type { PolicyAssignment, PolicyDefinition } from './policy.ts';
import type { Principal } from './principal.ts';
import type { Claims, PresentedToken } from './reply.ts';
import type { Resource } from './resource.ts';
import type { RoleAssignment } from './role-assignment.ts';

/** An Entra directory. Every world has a home tenant and a second one. */
export interface Tenant {
  readonly tenantId: string;
  readonly displayName: string;
  readonly defaultDomain: string;
}

export interface Subscription {
  readonly subscriptionId: string;
  readonly displayName: string;
  readonly tenantId: string;
}

export interface ResourceGroup {
  readonly id: ArmId;
  readonly name: string;
  readonly subscriptionId: string;
  readonly location: string;
  readonly tags: { readonly [key: string]: string };
}

/** A token as the platform holds it, for one identity and one resource URI. */
export interface CachedToken {
  readonly claims: Claims;
  readonly cachedAt: number;
}

/** Start times of the IMDS requests that a machine sent within a second, by category. [F35] */
export interface RecentRequests {
  readonly identity: readonly number[];
  readonly general: readonly number[];
}

/** What was made to go wrong with the IMDS of one machine, and since when. `updating` ends by itself. [C.4] */
export interface ImdsFault {
  readonly kind: 'throttle' | 'updating' | 'failing';
  readonly since: number;
}

/** What was made to go wrong with a target of data: it answers, and takes its time. */
export interface TargetFault {
  readonly kind: 'slow';
  readonly since: number;
}

/** `instant` is for fixtures that teach something else than waiting. */
export type Propagation = 'realistic' | 'instant';

/** Everything that is one value: read and compared, never carrying a collection. */
interface Scalars {
  /** Simulated time, epoch milliseconds. */
  readonly now: number;
  /** When the last typed line started: the next one starts at least a second later. */
  readonly lineStartedAt: number | undefined;
  readonly seed: string;
  /** How many numbers of the seed were drawn. */
  readonly drawn: number;
  readonly propagation: Propagation;
  readonly homeTenantId: string;
  /** How many objects the directory takes; deleted ones count until they are purged. [F36, F39] */
  readonly objectQuota: number;
  /** How many role assignments a subscription takes; orphans count. [B-08] */
  readonly roleAssignmentLimit: number;
  /** How many virtual machines were made: each takes the next private address. */
  readonly machinesMade: number;
  readonly log: EventLog | undefined;
  /** Only within the decision on one request: the token that it brought along. [F38, B-09] */
  readonly presented?: PresentedToken;
}

/** The collections. Keys are lower-case ARM ids (`keyOf`) or GUIDs. */
interface Collections {
  readonly tenants: ReadonlyMap<string, Tenant>;
  readonly subscriptions: ReadonlyMap<string, Subscription>;
  readonly resourceGroups: ReadonlyMap<string, ResourceGroup>;
  readonly resources: ReadonlyMap<string, Resource>;
  /** By object id, soft-deleted ones included. */
  readonly principals: ReadonlyMap<string, Principal>;
  readonly objectIdsByAppId: ReadonlyMap<string, string>;
  /** Object ids of the direct members, by the group's object id. */
  readonly groupMembers: ReadonlyMap<string, readonly string[]>;
  /** Object ids of the groups that somebody is a direct member of, by the member's. */
  readonly groupIdsByMember: ReadonlyMap<string, readonly string[]>;
  /** Application objects by app id, soft-deleted ones included. */
  readonly applications: ReadonlyMap<string, Application>;
  /** What was granted to a service principal in other applications, by its object id. [F25] */
  readonly appRoleAssignments: ReadonlyMap<string, readonly AppRoleAssignment[]>;
  /** By lower-case id. */
  readonly policyDefinitions: ReadonlyMap<string, PolicyDefinition>;
  readonly policyAssignments: ReadonlyMap<string, PolicyAssignment>;
  /** By id; removed ones stay until they lapsed. */
  readonly roleAssignments: ReadonlyMap<string, RoleAssignment>;
  readonly roleAssignmentsByPrincipal: ReadonlyMap<string, readonly string[]>;
  /** By `objectId resourceUri`. */
  readonly tokenCache: ReadonlyMap<string, CachedToken>;
  /** By host. */
  readonly recentRequests: ReadonlyMap<string, RecentRequests>;
  /** By host. */
  readonly imdsFaults: ReadonlyMap<string, ImdsFault>;
  /** By name: when the outage of a region began. [F30] */
  readonly regionsDown: ReadonlyMap<string, number>;
  /** By the id of a storage account or a vault. */
  readonly targetFaults: ReadonlyMap<string, TargetFault>;
}

/** The whole fake cloud at one moment. Same seed and same commands give the same world in every process. */
export interface World extends Scalars, Collections {}

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] };
type WritableCollections = {
  -readonly [Key in keyof Collections]: Collections[Key] extends ReadonlyMap<infer K, infer V> ? Map<K, V> : never;
};

/** The writable twin of a world. Made only by `fork`. */
export interface Draft extends Writable<Scalars>, WritableCollections {}

/** A draft that starts as `world` and leaves it untouched. Shallow: records are immutable and shared. */
export function fork(world: World): Draft {
  return {
    ...world,
    tenants: new Map(world.tenants),
    subscriptions: new Map(world.subscriptions),
    resourceGroups: new Map(world.resourceGroups),
    resources: new Map(world.resources),
    principals: new Map(world.principals),
    objectIdsByAppId: new Map(world.objectIdsByAppId),
    groupMembers: new Map(world.groupMembers),
    groupIdsByMember: new Map(world.groupIdsByMember),
    applications: new Map(world.applications),
    appRoleAssignments: new Map(world.appRoleAssignments),
    policyDefinitions: new Map(world.policyDefinitions),
    policyAssignments: new Map(world.policyAssignments),
    roleAssignments: new Map(world.roleAssignments),
    roleAssignmentsByPrincipal: new Map(world.roleAssignmentsByPrincipal),
    tokenCache: new Map(world.tokenCache),
    recentRequests: new Map(world.recentRequests),
    imdsFaults: new Map(world.imdsFaults),
    regionsDown: new Map(world.regionsDown),
    targetFaults: new Map(world.targetFaults),
  };
}
