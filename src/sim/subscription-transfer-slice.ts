import { subscriptionNotFound } from './arm-errors.ts';
import { isWithin, subscriptionScope } from './arm-id.ts';
import { type AuthorizationEvents, type Caller, denyUnlessAllowed } from './authorization.ts';
import { countText } from './count-text.ts';
import type { User } from './principal.ts';
import type { Mint } from './random.ts';
import { failed, type Reply, succeeded } from './reply.ts';
import { requestTracer } from './request-trace.ts';
import type { RoleAssignment } from './role-assignment.ts';
import { roleAssignmentId } from './role-assignment-body.ts';
import type { RoleAssignmentEvents } from './role-assignment-slice.ts';
import { findRoleDefinition } from './role-definition.ts';
import type { Decision, Slice, Tagged } from './slice.ts';
import type { Draft, Tenant, World } from './world.ts';

export interface SubscriptionTransferCommands {
  /** The portal's change of directory. */
  readonly 'subscription.transfer': Caller & { readonly subscriptionId: string; readonly tenantId: string };
}

export interface SubscriptionTransferEvents {
  readonly SubscriptionTransferred: {
    readonly subscriptionId: string;
    readonly tenantId: string;
    /** Who owns it in the new tenant; made there where it was not. */
    readonly owner: User;
    readonly caller: string;
  };
}

type Command = SubscriptionTransferCommands['subscription.transfer'];
type Emitted = SubscriptionTransferEvents & RoleAssignmentEvents & AuthorizationEvents;
type Decided = Decision<Tagged<Emitted>>;

/** 409; the text is the lab's. */
function alreadyThere({ displayName }: Tenant): Reply {
  const message = `The subscription is in the directory '${displayName}' already.`;
  return failed('arm', { status: 409, code: 'SubscriptionAlreadyInDirectory', message });
}

/** The account of the same person in another tenant. */
function counterpart(world: World, caller: string, { tenantId, defaultDomain }: Tenant, mint: Mint): User {
  const principal = world.principals.get(caller);
  const name = principal?.kind === 'user' ? (principal.userPrincipalName.split('@')[0] ?? 'owner') : 'owner';
  const userPrincipalName = `${name}@${defaultDomain}`;
  for (const one of world.principals.values()) {
    if (one.kind === 'user' && one.tenantId === tenantId && one.userPrincipalName === userPrincipalName) return one;
  }
  const made = { objectId: mint.guid(), tenantId, displayName: name, userPrincipalName, createdAt: world.now };
  return { kind: 'user', ...made, isDirectoryAdministrator: true };
}

function ownership(world: World, mint: Mint, { subscriptionId, owner }: { subscriptionId: string; owner: User }) {
  const scope = subscriptionScope(subscriptionId);
  const name = mint.guid();
  const assignment: RoleAssignment = {
    id: roleAssignmentId(scope, name),
    name,
    scope,
    roleDefinitionId: findRoleDefinition('Owner')?.id ?? '',
    principalId: owner.objectId,
    principalType: 'User',
    createdAt: world.now,
    createdBy: owner.objectId,
    effectiveAt: world.now,
  };
  return { type: 'RoleAssignmentCreated', assignment } as const;
}

/** All of a subscription's assignments, the lingering ones too: they are gone at once, and for good. [F33] */
function lostAssignments(
  world: World,
  subscriptionId: string,
  caller: string,
): readonly Tagged<RoleAssignmentEvents>[] {
  const scope = subscriptionScope(subscriptionId);
  return [...world.roleAssignments.values()]
    .filter((one) => isWithin(scope, one.scope))
    .map(({ id }) => ({ type: 'RoleAssignmentDeleted', id, caller, removedAt: world.now, lapsesAt: world.now }));
}

function decideTransfer(world: World, command: Command, mint: Mint): Decided {
  const { caller, subscriptionId, tenantId } = command;
  const trace = requestTracer(world, caller);
  const scope = subscriptionScope(subscriptionId);
  const action = 'Microsoft.Authorization/roleAssignments/write';
  const denial = denyUnlessAllowed(world, { ...command, action, scope }, trace);
  if (denial) return { ...denial, trace: trace.finish('simplified') };
  const subscription = world.subscriptions.get(subscriptionId);
  const tenant = world.tenants.get(tenantId);
  if (!subscription || !tenant) {
    return { reply: subscriptionNotFound(subscriptionId), events: [], trace: trace.finish('simplified') };
  }
  if (subscription.tenantId === tenantId) {
    trace.failed('target', `${subscription.displayName} is in ${tenant.displayName} already`);
    return { reply: alreadyThere(tenant), events: [], trace: trace.finish('simplified') };
  }
  const lost = lostAssignments(world, subscriptionId, caller);
  const owner = counterpart(world, caller, tenant, mint);
  trace.noted('decision', `deleted for good: ${countText(lost.length, 'role assignment')}`, 'F33');
  trace.noted('identity', 'managed identities stay behind in the old tenant and are not made again', 'F33');
  const { displayName } = tenant;
  return {
    reply: succeeded('arm', { displayName, lost: lost.length, owner: owner.userPrincipalName }),
    events: [
      ...lost,
      { type: 'SubscriptionTransferred', subscriptionId, tenantId, owner, caller },
      ownership(world, mint, { subscriptionId, owner }),
    ],
    trace: trace.finish('simplified'),
  };
}

/** Vaults follow their subscription by themselves here; in Azure somebody sets their tenant. */
function moveVaults(draft: Draft, subscriptionId: string, tenantId: string): void {
  for (const [key, one] of draft.resources) {
    if (one.type !== 'Microsoft.KeyVault/vaults' || one.subscriptionId !== subscriptionId) continue;
    draft.resources.set(key, { ...one, properties: { ...one.properties, tenantId } });
  }
}

/** Moving a subscription to another directory: what it trusts changes, and nothing in it is made anew. [F33] */
export const subscriptionTransferSlice: Slice<SubscriptionTransferCommands, SubscriptionTransferEvents, Emitted> = {
  decide: { 'subscription.transfer': decideTransfer },
  evolve: {
    SubscriptionTransferred: (draft, { subscriptionId, tenantId, owner }) => {
      const subscription = draft.subscriptions.get(subscriptionId);
      if (subscription) draft.subscriptions.set(subscriptionId, { ...subscription, tenantId });
      draft.principals.set(owner.objectId, owner);
      moveVaults(draft, subscriptionId, tenantId);
    },
  },
};
