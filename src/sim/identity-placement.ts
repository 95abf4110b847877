import type { ArmId } from './arm-id.ts';
import type { Denial } from './authorization.ts';
import { tenantIdOf } from './managed-identity.ts';
import type { ServicePrincipal } from './principal.ts';
import { refuseByOutage } from './region-outage.ts';
import { failed, type Reply } from './reply.ts';
import type { UserAssignedIdentity } from './resource.ts';
import { resourceOfType } from './resource-queries.ts';
import type { Tracer } from './trace.ts';
import type { World } from './world.ts';

/** A host as far as its place matters. */
interface PlacedHost {
  readonly name: string;
  readonly location: string;
  readonly subscriptionId: string;
}

/** 400; that a regional identity is refused elsewhere is real, code and text are the lab's. [F30, G-14] */
function outsideIsolation(host: PlacedHost, { name, location }: UserAssignedIdentity): Reply {
  return failed('arm', {
    status: 400,
    code: 'IdentityIsolationScopeViolation',
    message: `The identity '${name}' has the isolation scope Regional and can be assigned to resources in '${location}' only; '${host.name}' is in '${host.location}'.`,
  });
}

/** Where identities and a host may meet: the identity's control plane must answer, and a regional one stays in its region. [F30] */
export function refuseAttachment(
  world: World,
  host: PlacedHost,
  attach: readonly ArmId[],
  trace: Tracer,
): Denial | undefined {
  const identities = attach.flatMap(
    (id) => resourceOfType(world, id, 'Microsoft.ManagedIdentity/userAssignedIdentities') ?? [],
  );
  const outage = refuseByOutage(world, [host, ...identities], trace);
  if (outage) return outage;
  const isOutside = (one: UserAssignedIdentity): boolean =>
    one.properties.isolationScope === 'Regional' && one.location !== host.location;
  const outside = identities.find(isOutside);
  if (!outside) return undefined;
  trace.simplified();
  trace.failed(
    'identity',
    `${outside.name} is isolated to ${outside.location}, and ${host.name} is in ${host.location}; targets may be anywhere; simulated wording`,
    'F30',
  );
  return { reply: outsideIsolation(host, outside), events: [] };
}

/** Whether the identity lives in a tenant that its host's subscription has left. [F33] */
export function isLeftBehind(world: World, host: PlacedHost, identity: ServicePrincipal): boolean {
  return identity.tenantId !== tenantIdOf(world, host.subscriptionId);
}
