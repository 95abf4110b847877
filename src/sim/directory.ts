import { DAY, SOFT_DELETE_DAYS } from './duration.ts';
import type { Group, Principal, ServicePrincipal, User } from './principal.ts';
import type { World } from './world.ts';

/** Whether the directory still answers with this object: not soft-deleted. */
export function isLive(principal: Principal): boolean {
  return principal.kind === 'group' || principal.deletedAt === undefined;
}

/** When a soft-deleted object is purged: 30 days after it was deleted; undefined while it lives. [F39] */
export function purgedAt({ deletedAt }: { readonly deletedAt?: number }): number | undefined {
  return deletedAt === undefined ? undefined : deletedAt + SOFT_DELETE_DAYS * DAY;
}

/** The service principal by its object id or its app id (client id), in any case; soft-deleted ones are not found. [B-03] */
export function findServicePrincipal(world: World, id: string): ServicePrincipal | undefined {
  const key = id.toLowerCase();
  const principal = world.principals.get(world.objectIdsByAppId.get(key) ?? key);
  return principal?.kind === 'servicePrincipal' && isLive(principal) ? principal : undefined;
}

/**
 * The live service principal with this app id in one tenant: an application of several tenants has one in each. A managed
 * identity has its only one where it was made. [F34, B-15]
 */
export function servicePrincipalIn(world: World, tenantId: string, appId: string): ServicePrincipal | undefined {
  const key = appId.toLowerCase();
  for (const one of world.principals.values()) {
    if (one.kind === 'servicePrincipal' && one.appId === key && one.tenantId === tenantId && isLive(one)) return one;
  }
  return undefined;
}

/** The tenant that somebody belongs to. */
export function tenantIdOfCaller(world: World, caller: string): string {
  return world.principals.get(caller)?.tenantId ?? world.homeTenantId;
}

/** The user by user principal name or object id. */
export function findUser(world: World, id: string): User | undefined {
  const key = id.toLowerCase();
  for (const principal of world.principals.values()) {
    if (principal.kind !== 'user' || !isLive(principal)) continue;
    if (principal.objectId === key || principal.userPrincipalName.toLowerCase() === key) return principal;
  }
  return undefined;
}

/** The group with this object id. */
export function findGroup(world: World, id: string): Group | undefined {
  const principal = world.principals.get(id.toLowerCase());
  return principal?.kind === 'group' ? principal : undefined;
}

/** A user, group or service principal by any of its ids. */
export function findPrincipal(world: World, id: string): Principal | undefined {
  return findUser(world, id) ?? findGroup(world, id) ?? findServicePrincipal(world, id);
}

/** The groups, the oldest first. */
export function groupsIn(world: World): readonly Group[] {
  return [...world.principals.values()].filter((one) => one.kind === 'group');
}

/** The live users, the oldest first. */
export function usersOf(world: World): readonly User[] {
  return [...world.principals.values()].filter((one) => one.kind === 'user').filter(isLive);
}

/** The live service principals in the order of their creation; with a prefix, those whose display name starts with it. */
export function servicePrincipalsOf(world: World, displayNamePrefix = ''): readonly ServicePrincipal[] {
  const prefix = displayNamePrefix.toLowerCase();
  const found: ServicePrincipal[] = [];
  for (const principal of world.principals.values()) {
    if (principal.kind !== 'servicePrincipal' || !isLive(principal)) continue;
    if (principal.displayName.toLowerCase().startsWith(prefix)) found.push(principal);
  }
  return found;
}

/** The soft-deleted service principals that can still be viewed; neither restored nor purged by hand. [F39] */
export function deletedServicePrincipals(world: World): readonly ServicePrincipal[] {
  const found: ServicePrincipal[] = [];
  for (const principal of world.principals.values()) {
    if (principal.kind !== 'servicePrincipal') continue;
    const purge = purgedAt(principal);
    if (purge !== undefined && world.now < purge) found.push(principal);
  }
  return found;
}
