import { invalidResourceName } from './arm-errors.ts';
import { type ArmId, resourceId } from './arm-id.ts';
import { type AuthorizationEvents, type Caller, denyUnlessAllowed } from './authorization.ts';
import { keyVaultNamed } from './data-store-queries.ts';
import { tenantIdOf } from './managed-identity.ts';
import { failed, type Reply, succeeded } from './reply.ts';
import { requestTracer } from './request-trace.ts';
import type { KeyVault } from './resource.ts';
import { resourceBody } from './resource-body.ts';
import type { ResourceEvents } from './resource-events.ts';
import { decideList } from './resource-listing.ts';
import { type Placement, placeResource } from './resource-placement.ts';
import { resourceOfType } from './resource-queries.ts';
import { decideRead } from './resource-request.ts';
import type { Decision, Slice, Tagged } from './slice.ts';
import type { World } from './world.ts';

const KEY_VAULT = 'Microsoft.KeyVault/vaults';

/** Which vault. */
interface Named extends Caller {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly name: string;
}

export interface KeyVaultCommands {
  /** In RBAC mode. Location defaults to the group's. */
  readonly 'keyVault.create': Named & {
    readonly location?: string;
    readonly tags: { readonly [key: string]: string };
  };
  readonly 'keyVault.get': Named;
  readonly 'keyVault.list': Caller & { readonly subscriptionId: string; readonly resourceGroup?: string };
}

type CreateCommand = KeyVaultCommands['keyVault.create'];
type Emitted = ResourceEvents & AuthorizationEvents;
type Decided = Decision<Tagged<Emitted>>;

const idOf = (named: Named): ArmId => resourceId({ ...named, type: KEY_VAULT });

/** 3 to 24 letters, digits and single hyphens, a letter first, no hyphen last. */
const NAME = /^(?=.{3,24}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/i;

/** 400 and 409; the first text is the lab's, the second is shortened. */
function refuseName(world: World, command: CreateCommand): Reply | undefined {
  const { name } = command;
  if (!NAME.test(name)) {
    return invalidResourceName(name, 'Use 3 to 24 letters, digits and single hyphens, and start with a letter.');
  }
  const isHere = resourceOfType(world, idOf(command), KEY_VAULT) !== undefined;
  if (isHere || !keyVaultNamed(world, name)) return undefined;
  const message = `The vault name '${name}' is already in use. Vault names are globally unique so it is possible that the name is already taken.`;
  return failed('arm', { status: 409, code: 'VaultAlreadyExists', message });
}

function vaultFrom(world: World, command: CreateCommand, { existing, address }: Placement<typeof KEY_VAULT>): KeyVault {
  const { tags } = command;
  if (existing) return { ...existing, tags };
  const properties = { tenantId: tenantIdOf(world, address.subscriptionId), secrets: new Map() };
  return { ...address, type: KEY_VAULT, tags, createdAt: world.now, properties };
}

function decideCreate(world: World, command: CreateCommand): Decided {
  const trace = requestTracer(world, command.caller);
  const { caller } = command;
  const denial = denyUnlessAllowed(world, { caller, action: `${KEY_VAULT}/write`, scope: idOf(command) }, trace);
  if (denial) return { ...denial, trace: trace.finish() };
  const place = placeResource(world, { ...command, type: KEY_VAULT }, trace);
  if ('reply' in place) return { ...place, trace: trace.finish() };
  const refusal = refuseName(world, command);
  if (refusal) {
    trace.failed('target', `${command.name} is out of shape or taken: it becomes part of a host name`);
    return { reply: refusal, events: [], trace: trace.finish('simplified') };
  }
  const resource = vaultFrom(world, command, place);
  return {
    reply: succeeded('arm', resourceBody(world, resource)),
    events: [{ type: place.existing ? 'ResourceUpdated' : 'ResourceCreated', resource, caller }],
    trace: trace.finish('simplified'),
  };
}

/** Vaults as ARM sees them; deleting one, which is soft for 90 days, is not modelled. Whoever makes one has no right to its secrets by that. [B-11] */
export const keyVaultSlice: Slice<KeyVaultCommands, Record<never, never>, Emitted> = {
  decide: {
    'keyVault.create': decideCreate,
    'keyVault.get': (world, command) => decideRead(world, { caller: command.caller, id: idOf(command) }),
    'keyVault.list': (world, command) => decideList(world, { ...command, resourceType: KEY_VAULT }, resourceBody),
  },
  evolve: {},
};
