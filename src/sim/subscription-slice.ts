import { subscriptionNotFound } from './arm-errors.ts';
import { subscriptionScope } from './arm-id.ts';
import { type AuthorizationEvents, type Caller, denyUnlessAllowed } from './authorization.ts';
import { countText } from './count-text.ts';
import type { JsonObject } from './json.ts';
import { succeeded } from './reply.ts';
import { requestTracer } from './request-trace.ts';
import { hasRoleAround } from './resource-listing.ts';
import type { Decision, Slice, Tagged } from './slice.ts';
import type { Subscription, World } from './world.ts';

export interface SubscriptionCommands {
  /** Those in which the caller has any role, of the caller's own tenant; an empty list is no error. */
  readonly 'subscription.list': Caller;
  readonly 'subscription.get': Caller & { readonly subscriptionId: string };
}

type Decided = Decision<Tagged<AuthorizationEvents>>;

/** A subscription as ARM answers it; what it costs is not modelled. */
function body({ subscriptionId, displayName, tenantId }: Subscription): JsonObject {
  return {
    id: subscriptionScope(subscriptionId),
    authorizationSource: 'RoleBased',
    managedByTenants: [],
    subscriptionId,
    tenantId,
    displayName,
    state: 'Enabled',
    subscriptionPolicies: {
      locationPlacementId: 'Public_2014-09-01',
      quotaId: 'PayAsYouGo_2014-09-01',
      spendingLimit: 'Off',
    },
  };
}

function decideList(world: World, { caller }: Caller): Decided {
  const trace = requestTracer(world, caller);
  const tenantId = world.principals.get(caller)?.tenantId;
  const found = [...world.subscriptions.values()].filter(
    (one) => one.tenantId === tenantId && hasRoleAround(world, caller, subscriptionScope(one.subscriptionId)),
  );
  trace.passed(
    'decision',
    `this caller has a role in ${countText(found.length, 'subscription')}; others are left out`,
    'F02',
  );
  const count = { type: 'Total', value: found.length };
  return { reply: succeeded('arm', { value: found.map(body), count }), events: [], trace: trace.finish('simplified') };
}

function decideGet(world: World, { caller, subscriptionId }: SubscriptionCommands['subscription.get']): Decided {
  const trace = requestTracer(world, caller);
  const scope = subscriptionScope(subscriptionId);
  const action = 'Microsoft.Resources/subscriptions/read';
  const denial = hasRoleAround(world, caller, scope)
    ? undefined
    : denyUnlessAllowed(world, { caller, action, scope }, trace);
  if (denial) return { ...denial, trace: trace.finish() };
  const found = world.subscriptions.get(subscriptionId.toLowerCase());
  if (!found) trace.failed('target', `there is no subscription ${subscriptionId}`);
  const reply = found ? succeeded('arm', body(found)) : subscriptionNotFound(subscriptionId);
  return { reply, events: [], trace: trace.finish('simplified') };
}

/** Subscriptions, as a client looks them up after it signed in. */
export const subscriptionSlice: Slice<SubscriptionCommands, Record<never, never>, AuthorizationEvents> = {
  decide: { 'subscription.list': decideList, 'subscription.get': decideGet },
  evolve: {},
};
