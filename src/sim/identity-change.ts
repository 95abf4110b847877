import { type ArmId, keyOf, parseArmId } from './arm-id.ts';
import type { DirectoryEvents } from './directory-slice.ts';
import { identityBehind, liveServicePrincipal } from './identity-queries.ts';
import { newManagedIdentity } from './managed-identity.ts';
import type { Mint } from './random.ts';
import { failed, type Reply } from './reply.ts';
import type { IdentityReference, ResourceIdentity } from './resource.ts';
import { resourceOfType } from './resource-queries.ts';
import { describeScope } from './scope-text.ts';
import type { Tagged } from './slice.ts';
import type { Tracer } from './trace.ts';
import type { World } from './world.ts';

const USER_ASSIGNED = 'Microsoft.ManagedIdentity/userAssignedIdentities';

export const NO_IDENTITY: ResourceIdentity = { userAssigned: [] };

/** What is to become of a host's identities; without `systemAssigned` that one stays as it is. */
export interface IdentityChange {
  readonly systemAssigned?: boolean;
  readonly attach: readonly ArmId[];
  readonly detach: readonly ArmId[];
}

/** The host whose identities change. */
export interface ChangingHost {
  readonly id: ArmId;
  readonly name: string;
  readonly subscriptionId: string;
  readonly identity: ResourceIdentity;
}

interface ChangedIdentity {
  readonly identity: ResourceIdentity;
  readonly events: readonly Tagged<DirectoryEvents>[];
}

const idsOf = (references: readonly IdentityReference[]): readonly ArmId[] => references.map(({ id }) => id);

const includes = (ids: readonly ArmId[], id: ArmId): boolean => ids.some((one) => keyOf(one) === keyOf(id));

/** References that the host would keep although nothing has their id any more. [E.2] */
export function deadReferences(world: World, identity: ResourceIdentity, detach: readonly ArmId[]): readonly ArmId[] {
  return idsOf(identity.userAssigned).filter(
    (id) => !resourceOfType(world, id, USER_ASSIGNED) && !includes(detach, id),
  );
}

function notAReference(id: ArmId): Reply {
  return failed('arm', {
    status: 400,
    code: 'InvalidParameter',
    message: `ResourceIdentity identityId '${id}' is not a valid reference to a Microsoft.ManagedIdentity identity.`,
    target: 'resourceIdentity.identityIds',
  });
}

function identityMissing(hostId: ArmId, id: ArmId): Reply {
  const inner = `{"error":{"code":"BadRequest","message":"Resource '${id}' was not found."}}`;
  return failed('arm', {
    status: 400,
    code: 'FailedIdentityOperation',
    message: `Identity operation for resource '${hostId}' failed with error 'Failed to perform resource identity operation. Status: 'BadRequest'. Response: '${inner}'.'.`,
  });
}

function notAssociated(host: ChangingHost, ids: readonly ArmId[]): Reply {
  return failed('arm', {
    status: 400,
    code: 'IdentityNotAssociated',
    message: `'${ids.join(',')}' are not associated with '${host.name}'`,
  });
}

/** Validation, after authorization and existence; undefined where the change can be made. [E.7, F.3] */
export function refuseIdentityChange(world: World, host: ChangingHost, change: IdentityChange): Reply | undefined {
  for (const id of change.attach) {
    if (parseArmId(id)?.type?.toLowerCase() !== USER_ASSIGNED.toLowerCase()) return notAReference(id);
    if (!resourceOfType(world, id, USER_ASSIGNED)) return identityMissing(host.id, id);
  }
  const unattached = change.detach.filter((id) => !includes(idsOf(host.identity.userAssigned), id));
  return unattached.length > 0 ? notAssociated(host, unattached) : undefined;
}

function enableSystemAssigned(world: World, mint: Mint, host: ChangingHost): ChangedIdentity {
  const { id, name, subscriptionId } = host;
  const servicePrincipal = newManagedIdentity(world, mint, {
    displayName: name,
    resourceId: id,
    subscriptionId,
    isExplicit: false,
  });
  const { objectId, tenantId } = servicePrincipal;
  return {
    identity: { ...host.identity, systemAssigned: { principalId: objectId, tenantId } },
    events: [{ type: 'ServicePrincipalCreated', servicePrincipal }],
  };
}

function disableSystemAssigned(world: World, identity: ResourceIdentity): ChangedIdentity {
  const principalId = identity.systemAssigned?.principalId ?? '';
  const isLive = liveServicePrincipal(world, principalId) !== undefined;
  return {
    identity: { userAssigned: identity.userAssigned },
    events: isLive ? [{ type: 'ServicePrincipalDeleted', objectId: principalId, deletedAt: world.now }] : [],
  };
}

function changeSystemAssigned(
  world: World,
  mint: Mint,
  {
    host,
    wanted,
    trace,
  }: { readonly host: ChangingHost; readonly wanted: boolean | undefined; readonly trace: Tracer },
): ChangedIdentity {
  const isEnabled = host.identity.systemAssigned !== undefined;
  if (wanted === undefined || wanted === isEnabled) return { identity: host.identity, events: [] };
  if (!wanted) {
    trace.noted('identity', `the system-assigned identity of ${host.name} is soft-deleted for 30 days`, 'F39', 'B-16');
    return disableSystemAssigned(world, host.identity);
  }
  trace.noted('identity', `${host.name} gets a new service principal: a new principal id, no roles`, 'F02', 'B-16');
  return enableSystemAssigned(world, mint, host);
}

/** Attaching again is how a host comes to hold an identity that was made anew under the same name. [F33] */
function renewed(world: World, reference: IdentityReference, wanted: IdentityReference | undefined): IdentityReference {
  return wanted === undefined || identityBehind(world, reference) ? reference : wanted;
}

function explainStale(
  world: World,
  { name, references }: { readonly name: string; readonly references: readonly IdentityReference[] },
  trace: Tracer,
): void {
  for (const reference of references) {
    if (identityBehind(world, reference)) continue;
    const what = `${name} still holds the ${describeScope(world, reference.id)} that was deleted`;
    trace.noted('identity', `${what}; the one made since must be attached again`, 'F33', 'E.2');
  }
}

/** Makes a change that was not refused: the new identity block and what it does to the directory. */
export function changeIdentity(
  world: World,
  mint: Mint,
  { host, change, trace }: { readonly host: ChangingHost; readonly change: IdentityChange; readonly trace: Tracer },
): ChangedIdentity {
  const { identity, events } = changeSystemAssigned(world, mint, { host, wanted: change.systemAssigned, trace });
  const named = change.attach.flatMap((id) => resourceOfType(world, id, USER_ASSIGNED) ?? []);
  const wanted = new Map(named.map(({ id, properties: { principalId } }) => [keyOf(id), { id, principalId }]));
  const kept = identity.userAssigned
    .filter(({ id }) => !includes(change.detach, id))
    .map((reference) => renewed(world, reference, wanted.get(keyOf(reference.id))));
  const added = [...wanted.values()].filter(({ id }) => !includes(idsOf(kept), id));
  for (const { id } of added) trace.noted('identity', `${describeScope(world, id)} is attached to ${host.name}`, 'F32');
  for (const id of change.detach)
    trace.noted('identity', `${describeScope(world, id)} is detached from ${host.name}`, 'F32');
  explainStale(world, { name: host.name, references: kept }, trace);
  return { identity: { ...identity, userAssigned: [...kept, ...added] }, events };
}
