import { invalidResourceName } from './arm-errors.ts';
import { type ArmId, resourceId } from './arm-id.ts';
import { type AuthorizationEvents, type Caller, denyUnlessAllowed } from './authorization.ts';
import type { DirectoryEvents } from './directory-slice.ts';
import { newManagedIdentity } from './managed-identity.ts';
import type { Mint } from './random.ts';
import { type Reply, succeeded } from './reply.ts';
import { requestTracer } from './request-trace.ts';
import type { UserAssignedIdentity } from './resource.ts';
import { resourceBody } from './resource-body.ts';
import type { DeletionEvents } from './resource-deletion.ts';
import { decideList } from './resource-listing.ts';
import { type Placement, placeResource } from './resource-placement.ts';
import { decideDelete, decideRead } from './resource-request.ts';
import type { Decision, Slice, Tagged } from './slice.ts';
import type { Tracer } from './trace.ts';
import type { World } from './world.ts';

const USER_ASSIGNED = 'Microsoft.ManagedIdentity/userAssignedIdentities';

/** Which user-assigned identity. */
interface Named extends Caller {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly name: string;
}

export interface UserAssignedIdentityCommands {
  /** Location defaults to the group's, the isolation scope to `None`; a new write sets it anew. */
  readonly 'userAssignedIdentity.create': Named & {
    readonly location?: string;
    readonly isolationScope?: 'None' | 'Regional';
    readonly tags: { readonly [key: string]: string };
  };
  readonly 'userAssignedIdentity.get': Named;
  readonly 'userAssignedIdentity.list': Caller & { readonly subscriptionId: string; readonly resourceGroup?: string };
  /** Does not detach it anywhere. [E.2] */
  readonly 'userAssignedIdentity.delete': Named;
}

type CreateCommand = UserAssignedIdentityCommands['userAssignedIdentity.create'];
type Emitted = DeletionEvents & DirectoryEvents & AuthorizationEvents;
type Decided = Decision<Tagged<Emitted>>;

const idOf = (named: Named): ArmId => resourceId({ ...named, type: USER_ASSIGNED });

/** 3 to 128 letters, digits, hyphens and underscores, a letter or digit first. [E.9] */
const NAME = /^[a-z0-9][a-z0-9_-]{2,127}$/i;

function refuseName(name: string, trace: Tracer): Reply | undefined {
  if (NAME.test(name)) return undefined;
  trace.failed('target', `'${name}' is no name for an identity; the wording of the message is the lab's`, 'E.9');
  const rule = 'Use 3 to 128 letters, digits, hyphens and underscores, and start with a letter or digit.';
  return invalidResourceName(name, rule);
}

/** `None` is what an identity has by itself, so it is not kept. [G-14] */
function isolated(scope: 'None' | 'Regional' | undefined): { readonly isolationScope?: 'Regional' } {
  return scope === 'Regional' ? { isolationScope: scope } : {};
}

function makeIdentity(
  world: World,
  mint: Mint,
  {
    command,
    place,
    trace,
  }: {
    readonly command: CreateCommand;
    readonly place: Placement<typeof USER_ASSIGNED>;
    readonly trace: Tracer;
  },
): { readonly resource: UserAssignedIdentity; readonly events: readonly Tagged<Emitted>[] } {
  const { tags, caller } = command;
  const { address, existing } = place;
  if (existing) {
    const { isolationScope, ...properties } = existing.properties;
    const kept = command.isolationScope ?? isolationScope;
    const resource = { ...existing, tags, properties: { ...properties, ...isolated(kept) } };
    return { resource, events: [{ type: 'ResourceUpdated', resource, caller }] };
  }
  const { id, name, subscriptionId } = address;
  const servicePrincipal = newManagedIdentity(world, mint, {
    displayName: name,
    resourceId: id,
    subscriptionId,
    isExplicit: true,
  });
  const { objectId: principalId, appId: clientId, tenantId } = servicePrincipal;
  trace.noted(
    'identity',
    `${name} is a service principal of its own, attached to nothing, with no roles`,
    'B-01',
    'F24',
  );
  const properties = { principalId, clientId, tenantId, ...isolated(command.isolationScope) };
  const resource: UserAssignedIdentity = { ...address, type: USER_ASSIGNED, tags, createdAt: world.now, properties };
  return {
    resource,
    events: [
      { type: 'ServicePrincipalCreated', servicePrincipal },
      { type: 'ResourceCreated', resource, caller },
    ],
  };
}

function decideCreate(world: World, command: CreateCommand, mint: Mint): Decided {
  const trace = requestTracer(world, command.caller);
  const { caller } = command;
  const question = { caller, action: `${USER_ASSIGNED}/write`, scope: idOf(command) };
  const denial = denyUnlessAllowed(world, question, trace);
  if (denial) return { ...denial, trace: trace.finish() };
  const place = placeResource(world, { ...command, type: USER_ASSIGNED }, trace);
  if ('reply' in place) return { ...place, trace: trace.finish() };
  const refusal = refuseName(command.name, trace);
  if (refusal) return { reply: refusal, events: [], trace: trace.finish('simplified') };
  const { resource, events } = makeIdentity(world, mint, { command, place, trace });
  const reply = succeeded('arm', resourceBody(world, resource), place.existing ? 200 : 201);
  return { reply, events, trace: trace.finish() };
}

/** Identities as resources of their own. [B-01] */
export const userAssignedIdentitySlice: Slice<UserAssignedIdentityCommands, Record<never, never>, Emitted> = {
  decide: {
    'userAssignedIdentity.create': decideCreate,
    'userAssignedIdentity.get': (world, command) => decideRead(world, { caller: command.caller, id: idOf(command) }),
    'userAssignedIdentity.list': (world, command) =>
      decideList(world, { ...command, resourceType: USER_ASSIGNED }, resourceBody),
    'userAssignedIdentity.delete': (world, command) =>
      decideDelete(world, { caller: command.caller, id: idOf(command) }),
  },
  evolve: {},
};
