import { type ArmId, resourceId } from './arm-id.ts';
import { type Caller, type Denial, denyUnlessAllowed } from './authorization.ts';
import type { DirectoryEvents } from './directory-slice.ts';
import {
  changeIdentity,
  deadReferences,
  type IdentityChange,
  NO_IDENTITY,
  refuseIdentityChange,
} from './identity-change.ts';
import { IDENTITY_HOSTS, type IdentityHost } from './identity-host.ts';
import { refuseAttachment } from './identity-placement.ts';
import { denyUnlessAssignable } from './linked-authorization.ts';
import type { Mint } from './random.ts';
import type { ResourceIdentity } from './resource.ts';
import { type Placement, placeResource } from './resource-placement.ts';
import { resourceById } from './resource-queries.ts';
import type { Tagged } from './slice.ts';
import type { Tracer } from './trace.ts';
import type { World } from './world.ts';

type HostType = IdentityHost['type'];

/** PUT of a resource that can hold identities: which one, where, and with which identities. */
export interface HostRequest<Type extends HostType> extends Caller {
  readonly type: Type;
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly name: string;
  readonly location?: string;
  readonly identity: { readonly systemAssigned: boolean; readonly userAssigned: readonly ArmId[] };
}

/** A host that may be written: its place, its identities afterwards, and what happens to the directory. */
export interface PreparedHost<Type extends HostType> {
  readonly place: Placement<Type>;
  readonly identity: ResourceIdentity;
  readonly events: readonly Tagged<DirectoryEvents>[];
}

/**
 * Everything that creating a host asks before the host itself: write on it, assign on each identity, a place, and identities
 * that exist. On a host that exists, identities are added and none is taken away. [F17, F18]
 */
export function prepareHost<Type extends HostType>(
  world: World,
  mint: Mint,
  { request, trace }: { readonly request: HostRequest<Type>; readonly trace: Tracer },
): Denial | PreparedHost<Type> {
  const { caller, identity: asked } = request;
  const { writeAction } = IDENTITY_HOSTS[request.type];
  const hostId = resourceId(request);
  const before = resourceById(world, hostId)?.identity ?? NO_IDENTITY;
  const change: IdentityChange = {
    ...(asked.systemAssigned ? { systemAssigned: true } : {}),
    attach: asked.userAssigned,
    detach: [],
  };
  const linked = { caller, hostId, writeAction, attach: change.attach, dead: deadReferences(world, before, []) };
  const denial =
    denyUnlessAllowed(world, { caller, action: writeAction, scope: hostId }, trace) ??
    denyUnlessAssignable(world, linked, trace);
  if (denial) return denial;
  const place = placeResource(world, request, trace);
  if ('reply' in place) return place;
  const host = { ...place.address, identity: before };
  const barred = refuseAttachment(world, host, change.attach, trace);
  if (barred) return barred;
  const refusal = refuseIdentityChange(world, host, change);
  if (!refusal) return { place, ...changeIdentity(world, mint, { host, change, trace }) };
  trace.failed('identity', 'the request names an identity that cannot be attached');
  return { reply: refusal, events: [] };
}
