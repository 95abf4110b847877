import { servicePrincipalIn } from './directory.ts';
import type { FederatedCredential } from './federated-credential.ts';
import { credentialsOf } from './federated-credential-slice.ts';
import type { ServicePrincipal } from './principal.ts';
import { resourceOfType } from './resource-queries.ts';
import type { World } from './world.ts';

/** Who may exchange tokens, and whose tokens it trusts. */
export interface ExchangeClient {
  readonly servicePrincipal: ServicePrincipal;
  readonly credentials: readonly FederatedCredential[];
}

function trustOf(
  world: World,
  { appId, resourceId, isExplicit, servicePrincipalType }: ServicePrincipal,
): readonly FederatedCredential[] {
  if (servicePrincipalType === 'Application') return world.applications.get(appId)?.federatedCredentials ?? [];
  const identity = isExplicit
    ? resourceOfType(world, resourceId ?? '', 'Microsoft.ManagedIdentity/userAssignedIdentities')
    : undefined;
  return identity ? credentialsOf(identity) : [];
}

/**
 * The live service principal of a client id in a tenant, with its federated credentials; none for a system-assigned identity. One
 * whose application object is deleted signs in nowhere. [B-15]
 */
export function exchangeClient(world: World, tenantId: string, clientId: string): ExchangeClient | undefined {
  const servicePrincipal = servicePrincipalIn(world, tenantId, clientId);
  const isOrphaned = servicePrincipal && world.applications.get(servicePrincipal.appId)?.deletedAt !== undefined;
  return servicePrincipal && !isOrphaned
    ? { servicePrincipal, credentials: trustOf(world, servicePrincipal) }
    : undefined;
}
