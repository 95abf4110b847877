import { type ArmId, resourceId } from './arm-id.ts';
import type { AuthorizationEvents, Caller } from './authorization.ts';
import type { DirectoryEvents } from './directory-slice.ts';
import { prepareHost } from './host-creation.ts';
import type { Mint } from './random.ts';
import { succeeded } from './reply.ts';
import { requestTracer } from './request-trace.ts';
import type { VirtualMachine, VirtualMachineProperties } from './resource.ts';
import { resourceBody } from './resource-body.ts';
import type { DeletionEvents } from './resource-deletion.ts';
import { decideList } from './resource-listing.ts';
import { type ResourceMoveEvents, relocatedIdentity } from './resource-move-events.ts';
import type { Placement } from './resource-placement.ts';
import { decideDelete, decideRead } from './resource-request.ts';
import type { Decision, Slice, Tagged } from './slice.ts';
import type { World } from './world.ts';

const VIRTUAL_MACHINE = 'Microsoft.Compute/virtualMachines';

/** Which virtual machine. */
interface Named extends Caller {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly name: string;
}

export interface VirtualMachineCommands {
  /** Location defaults to the group's. On a machine that exists, identities are added and none is taken away. */
  readonly 'virtualMachine.create': Named & {
    readonly location?: string;
    readonly size: string;
    readonly image: string;
    readonly tags: { readonly [key: string]: string };
    readonly identity: { readonly systemAssigned: boolean; readonly userAssigned: readonly ArmId[] };
  };
  readonly 'virtualMachine.get': Named;
  readonly 'virtualMachine.list': Caller & { readonly subscriptionId: string; readonly resourceGroup?: string };
  readonly 'virtualMachine.delete': Named;
}

type CreateCommand = VirtualMachineCommands['virtualMachine.create'];
type Emitted = DeletionEvents & ResourceMoveEvents & DirectoryEvents & AuthorizationEvents;
type Decided = Decision<Tagged<Emitted>>;

const idOf = (named: Named): ArmId => resourceId({ ...named, type: VIRTUAL_MACHINE });

/**
 * The next address from 10.0.0.4 on; Azure keeps the first four for itself. None is given twice: the network interface of a
 * deleted machine stays, and keeps its own.
 */
function nextAddress({ machinesMade }: World): string {
  const host = machinesMade + 4;
  return `10.${host >> 16}.${(host >> 8) & 255}.${host & 255}`;
}

function newProperties(world: World, mint: Mint, command: CreateCommand): VirtualMachineProperties {
  const { size, image } = command;
  return { vmId: mint.guid(), size, image, powerState: 'running', privateIpAddress: nextAddress(world) };
}

function machineFrom(
  world: World,
  mint: Mint,
  { command, place }: { readonly command: CreateCommand; readonly place: Placement<typeof VIRTUAL_MACHINE> },
): VirtualMachine {
  const { existing, address } = place;
  const { size, tags } = command;
  if (existing) {
    const { hasStaleIdentityUri: _, ...properties } = existing.properties;
    return { ...existing, tags, properties: { ...properties, size } };
  }
  const properties = newProperties(world, mint, command);
  return { ...address, type: VIRTUAL_MACHINE, tags, createdAt: world.now, properties };
}

function decideCreate(world: World, command: CreateCommand, mint: Mint): Decided {
  const trace = requestTracer(world, command.caller);
  const prepared = prepareHost(world, mint, { request: { ...command, type: VIRTUAL_MACHINE }, trace });
  if ('reply' in prepared) return { ...prepared, trace: trace.finish('simplified') };
  const { place, identity, events } = prepared;
  const resource: VirtualMachine = { ...machineFrom(world, mint, { command, place }), identity };
  const type = place.existing ? 'ResourceUpdated' : 'ResourceCreated';
  return {
    reply: succeeded('arm', resourceBody(world, resource), place.existing ? 200 : 201),
    events: [...events, ...relocatedIdentity(world, resource), { type, resource, caller: command.caller }],
    trace: trace.finish('simplified'),
  };
}

/** Machines as hosts of identities; disks and networks are not modelled. */
export const virtualMachineSlice: Slice<VirtualMachineCommands, Record<never, never>, Emitted> = {
  decide: {
    'virtualMachine.create': decideCreate,
    'virtualMachine.get': (world, command) => decideRead(world, { caller: command.caller, id: idOf(command) }),
    'virtualMachine.list': (world, command) =>
      decideList(world, { ...command, resourceType: VIRTUAL_MACHINE }, resourceBody),
    'virtualMachine.delete': (world, command) => decideDelete(world, { caller: command.caller, id: idOf(command) }),
  },
  evolve: {},
};
