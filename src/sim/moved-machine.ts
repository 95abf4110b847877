import type { Resource, VirtualMachine } from './resource.ts';
import type { Tracer } from './trace.ts';

/** A machine that was moved while it ran, and not updated since: it does not start. [B-14] */
export function isStaleMachine(resource: Resource): resource is VirtualMachine {
  return resource.type === 'Microsoft.Compute/virtualMachines' && resource.properties.hasStaleIdentityUri === true;
}

/** A resource as any update of it leaves it, a change of its identities included: the URI of its identities is the present one. [B-14] */
export function refreshed(resource: Resource): Resource {
  if (!isStaleMachine(resource)) return resource;
  const { hasStaleIdentityUri: _, ...properties } = resource.properties;
  return { ...resource, properties };
}

/** Says in the trace of an update that it does so. */
export function noteRefreshed(resource: Resource, trace: Tracer): void {
  if (isStaleMachine(resource))
    trace.noted('identity', `${resource.name} drops the URI of its identities from before it was moved`, 'B-14');
}
