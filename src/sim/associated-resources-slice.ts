import { resourceNotFound } from './arm-errors.ts';
import { resourceId } from './arm-id.ts';
import { type AuthorizationEvents, type Caller, denyUnlessAllowed } from './authorization.ts';
import { countText } from './count-text.ts';
import type { IdentityHost } from './identity-host.ts';
import { hostsWith } from './identity-queries.ts';
import type { JsonObject } from './json.ts';
import { refuseByOutage } from './region-outage.ts';
import { succeeded } from './reply.ts';
import { requestTracer } from './request-trace.ts';
import { resourceOfType } from './resource-queries.ts';
import type { Decision, Slice, Tagged } from './slice.ts';
import type { World } from './world.ts';

const USER_ASSIGNED = 'Microsoft.ManagedIdentity/userAssignedIdentities';

interface Named extends Caller {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly name: string;
}

export interface AssociatedResourcesCommands {
  /** The hosts to which a user-assigned identity is attached. [E.2] */
  readonly 'userAssignedIdentity.listAssociatedResources': Named;
}

function itemOf(world: World, { id, name, type, resourceGroup, subscriptionId }: IdentityHost): JsonObject {
  const subscriptionDisplayName = world.subscriptions.get(subscriptionId)?.displayName ?? null;
  return { id, name, resourceGroup, subscriptionDisplayName, subscriptionId, type };
}

function decideList(world: World, command: Named): Decision<Tagged<AuthorizationEvents>> {
  const { caller, name, resourceGroup } = command;
  const trace = requestTracer(world, caller);
  const scope = resourceId({ ...command, type: USER_ASSIGNED });
  const action = `${USER_ASSIGNED}/listAssociatedResources/action`;
  const denial = denyUnlessAllowed(world, { ...command, action, scope }, trace);
  if (denial) return { ...denial, trace: trace.finish() };
  const identity = resourceOfType(world, scope, USER_ASSIGNED);
  if (!identity) {
    trace.failed('target', `${resourceGroup} has no identity ${name}`);
    return { reply: resourceNotFound(USER_ASSIGNED, name, resourceGroup), events: [], trace: trace.finish() };
  }
  const outage = refuseByOutage(world, [identity], trace);
  if (outage) return { ...outage, trace: trace.finish() };
  const hosts = hostsWith(world, identity.id);
  trace.passed('target', `${name} is attached to ${countText(hosts.length, 'host')}`, 'F06');
  const body = { totalCount: hosts.length, value: hosts.map((host) => itemOf(world, host)) };
  return { reply: succeeded('arm', body), events: [], trace: trace.finish('simplified') };
}

/** The other direction of an identity block: from the identity to whoever holds it. A preview in Azure. */
export const associatedResourcesSlice: Slice<AssociatedResourcesCommands, Record<never, never>, AuthorizationEvents> = {
  decide: { 'userAssignedIdentity.listAssociatedResources': decideList },
  evolve: {},
};
