import { type ArmId, keyOf, parseArmId } from './arm-id.ts';
import { isLive } from './directory.ts';
import { type IdentityHost, isIdentityHost } from './identity-host.ts';
import type { ServicePrincipal } from './principal.ts';
import type { ResourceIdentity, UserAssignedIdentity } from './resource.ts';
import { resourceById, resourceOfType } from './resource-queries.ts';
import type { World } from './world.ts';

/** An identity as a host holds it. `servicePrincipal` is undefined for a reference to an identity that was deleted. [E.2] */
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

/** The identity behind a reference in a host's identity block; nothing where it was deleted since. [E.2] */
export function referencedIdentity(
  world: World,
  { lost = [] }: ResourceIdentity,
  reference: ArmId,
): UserAssignedIdentity | undefined {
  if (lost.some((id) => keyOf(id) === keyOf(reference))) return undefined;
  return resourceOfType(world, reference, 'Microsoft.ManagedIdentity/userAssignedIdentities');
}

function userAssigned(world: World, held: ResourceIdentity, id: ArmId): AttachedIdentity {
  const identity = referencedIdentity(world, held, id);
  return {
    kind: 'user',
    name: identity?.name ?? parseArmId(id)?.name ?? id,
    resourceId: identity?.id ?? id,
    servicePrincipal: identity && liveServicePrincipal(world, identity.properties.principalId),
  };
}

/** The identities of a host: the system-assigned one first, then the user-assigned ones in the order of attachment. */
export function attachedIdentities(world: World, hostId: ArmId): readonly AttachedIdentity[] {
  const host = resourceById(world, hostId);
  if (!host?.identity) return [];
  const { identity } = host;
  const { systemAssigned } = identity;
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
  return [...system, ...identity.userAssigned.map((id) => userAssigned(world, identity, id))];
}

/** The hosts to which a user-assigned identity is attached. [F06] */
export function hostsWith(world: World, identityId: ArmId): readonly IdentityHost[] {
  return hostsOf(world).filter(({ identity }) =>
    identity?.userAssigned.some(
      (id) => keyOf(id) === keyOf(identityId) && referencedIdentity(world, identity, id) !== undefined,
    ),
  );
}
