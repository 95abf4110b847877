import type { Principal } from './principal.ts';
import { type Tracer, tracer } from './trace.ts';
import type { World } from './world.ts';

/** A principal as a person would name it: `vm-web, a system-assigned managed identity`. */
export function describePrincipal(principal: Principal | undefined): string {
  if (!principal) return 'nobody the directory knows';
  if (principal.kind === 'group') return `${principal.displayName}, a group`;
  const state = principal.deletedAt === undefined ? '' : ', deleted since';
  if (principal.kind === 'user') return `${principal.userPrincipalName}, a user${state}`;
  if (principal.servicePrincipalType === 'Application') return `${principal.displayName}, an application${state}`;
  const kind = principal.isExplicit ? 'a user-assigned' : 'a system-assigned';
  return `${principal.displayName}, ${kind} managed identity${state}`;
}

/** A trace that starts with who is asking. */
export function requestTracer(world: World, caller: string): Tracer {
  const trace = tracer();
  trace.noted('caller', describePrincipal(world.principals.get(caller)));
  trace.about(caller);
  return trace;
}
