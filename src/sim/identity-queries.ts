import { type ArmId, parseArmId } from './arm-id.ts';
import { isLive } from './directory.ts';
import { type IdentityHost, isIdentityHost } from './identity-host.ts';
import type { ServicePrincipal } from './principal.ts';
import type { IdentityReference, UserAssignedIdentity } from './resource.ts';
import { resourceById, resourceOfType } from './resource-queries.ts';
import type { World } from './world.ts';

/** An identity as a host holds it. `servicePrincipal` is undefined for a reference to an identity that was deleted, also where one of its name was made since. [E.2] */
export interface AttachedIdentity {
  readonly kind: 'system' | 'user';
  readonly name: string;
  /** The host for a system-assigned identity, the identity's own resource for a user-assigned one. */
  readonly resourceId: ArmId;
  readonly servicePrincipal: ServicePrincipal | undefined;
}

/** The resources that can hold managed identities, in the order of their creation. */
export function hostsOf(world: World): readonly IdentityHost[] {
  return [...world.resources.values()].filter(isIdentityHost);
}

/** The live service principal with this object id. */
export function liveServicePrincipal(world: World, objectId: string): ServicePrincipal | undefined {
  const principal = world.principals.get(objectId);
  return principal?.kind === 'servicePrincipal' && isLive(principal) ? principal : undefined;
}

/** The identity that a host's reference means; undefined where it was deleted, whatever bears its name now. [E.2, F33] */
export function identityBehind(world: World, { id, principalId }: IdentityReference): UserAssignedIdentity | undefined {
  const identity = resourceOfType(world, id, 'Microsoft.ManagedIdentity/userAssignedIdentities');
  return identity?.properties.principalId === principalId ? identity : undefined;
}

/** The live service principal that a host's reference means. */
export function principalBehind(world: World, reference: IdentityReference): ServicePrincipal | undefined {
  return identityBehind(world, reference) && liveServicePrincipal(world, reference.principalId);
}

function userAssigned(world: World, reference: IdentityReference): AttachedIdentity {
  const { id } = reference;
  return {
    kind: 'user',
    name: parseArmId(id)?.name ?? id,
    resourceId: id,
    servicePrincipal: principalBehind(world, reference),
  };
}

/** The identities of a host: the system-assigned one first, then the user-assigned ones in the order of attachment. */
export function attachedIdentities(world: World, hostId: ArmId): readonly AttachedIdentity[] {
  const host = resourceById(world, hostId);
  if (!host?.identity) return [];
  const { systemAssigned } = host.identity;
  const system: AttachedIdentity[] = systemAssigned
    ? [
        {
          kind: 'system',
          name: host.name,
          resourceId: host.id,
          servicePrincipal: liveServicePrincipal(world, systemAssigned.principalId),
        },
      ]
    : [];
  return [...system, ...host.identity.userAssigned.map((reference) => userAssigned(world, reference))];
}

/** The hosts to which a user-assigned identity is attached. [F06] */
export function hostsWith(world: World, identityId: ArmId): readonly IdentityHost[] {
  const key = identityId.toLowerCase();
  const isIt = (reference: IdentityReference): boolean =>
    reference.id.toLowerCase() === key && identityBehind(world, reference) !== undefined;
  return hostsOf(world).filter((host) => host.identity?.userAssigned.some(isIt));
}
