import { resourceNotFound } from './arm-errors.ts';
import { type ArmId, keyOf, resourceId } from './arm-id.ts';
import { type AuthorizationEvents, type Caller, denyUnlessAllowed } from './authorization.ts';
import { refuseByOutage } from './region-outage.ts';
import { failed, type Reply, succeeded } from './reply.ts';
import { requestTracer } from './request-trace.ts';
import type { VirtualMachine, VirtualMachineProperties } from './resource.ts';
import { resourceOfType } from './resource-queries.ts';
import type { Decision, Slice, Tagged } from './slice.ts';
import type { Tracer } from './trace.ts';
import type { World } from './world.ts';

const VIRTUAL_MACHINE = 'Microsoft.Compute/virtualMachines';

type PowerState = VirtualMachineProperties['powerState'];

interface Named extends Caller {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly name: string;
}

export interface VirtualMachinePowerCommands {
  readonly 'virtualMachine.start': Named;
  readonly 'virtualMachine.restart': Named;
  /** Stops it and keeps its hardware. */
  readonly 'virtualMachine.powerOff': Named;
  /** Stops it and gives its hardware back. */
  readonly 'virtualMachine.deallocate': Named;
}

export interface VirtualMachinePowerEvents {
  readonly VirtualMachinePowerChanged: {
    readonly machineId: ArmId;
    readonly powerState: PowerState;
    readonly caller: string;
  };
}

type Emitted = VirtualMachinePowerEvents & AuthorizationEvents;
type Decided = Decision<Tagged<Emitted>>;

/** What an operation asks for: the last segment of its action, and the state it leads to. */
interface Switch {
  readonly verb: 'start' | 'restart' | 'powerOff' | 'deallocate';
  readonly to: PowerState;
}

/** 409; the rule is real, code and text are the lab's. [B-14] */
function identityUriOutdated(name: string): Reply {
  const message = `VM '${name}' failed to start: it refers to its managed identities by a URI from before it was moved. Update the VM, then start it again.`;
  return failed('arm', { status: 409, code: 'VMStartFailed', message });
}

/** 409 for a machine that has to run first. The text is the lab's. */
function notRunning(name: string): Reply {
  const message = `Cannot restart VM '${name}' because it is not running. Start it instead.`;
  return failed('arm', { status: 409, code: 'OperationNotAllowed', message });
}

function refuseSwitch({ name, properties }: VirtualMachine, { verb }: Switch, trace: Tracer): Reply | undefined {
  if (verb === 'restart' && properties.powerState !== 'running') {
    trace.failed('target', `${name} is ${properties.powerState}; simulated wording`);
    return notRunning(name);
  }
  if (verb !== 'start' || properties.powerState === 'running' || !properties.hasStaleIdentityUri) return undefined;
  trace.failed(
    'identity',
    `${name} was moved while it ran and still has the old URI of its identity; any update refreshes it, such as a tag; simulated wording`,
    'B-14',
  );
  return identityUriOutdated(name);
}

function decideSwitch(world: World, command: Named, wanted: Switch): Decided {
  const { caller, name, resourceGroup } = command;
  const trace = requestTracer(world, caller);
  const scope = resourceId({ ...command, type: VIRTUAL_MACHINE });
  const action = `${VIRTUAL_MACHINE}/${wanted.verb}/action`;
  const denial = denyUnlessAllowed(world, { ...command, action, scope }, trace);
  if (denial) return { ...denial, trace: trace.finish() };
  const machine = resourceOfType(world, scope, VIRTUAL_MACHINE);
  if (!machine) {
    trace.failed('target', `${resourceGroup} has no virtual machine ${name}`);
    return { reply: resourceNotFound(VIRTUAL_MACHINE, name, resourceGroup), events: [], trace: trace.finish() };
  }
  const outage = refuseByOutage(world, [machine], trace);
  if (outage) return { ...outage, trace: trace.finish() };
  const refusal = refuseSwitch(machine, wanted, trace);
  if (refusal) return { reply: refusal, events: [], trace: trace.finish('simplified') };
  trace.passed('target', `${machine.name} is ${wanted.to}; its identities stay attached`);
  const changed = { machineId: machine.id, powerState: wanted.to, caller };
  return {
    reply: succeeded('arm', null, 202),
    events: [{ type: 'VirtualMachinePowerChanged', ...changed }],
    trace: trace.finish('simplified'),
  };
}

/** Starting and stopping machines: a stopped one gets no tokens, and keeps its identities. */
export const virtualMachinePowerSlice: Slice<VirtualMachinePowerCommands, VirtualMachinePowerEvents, Emitted> = {
  decide: {
    'virtualMachine.start': (world, command) => decideSwitch(world, command, { verb: 'start', to: 'running' }),
    'virtualMachine.restart': (world, command) => decideSwitch(world, command, { verb: 'restart', to: 'running' }),
    'virtualMachine.powerOff': (world, command) => decideSwitch(world, command, { verb: 'powerOff', to: 'stopped' }),
    'virtualMachine.deallocate': (world, command) =>
      decideSwitch(world, command, { verb: 'deallocate', to: 'deallocated' }),
  },
  evolve: {
    VirtualMachinePowerChanged: (draft, { machineId, powerState }) => {
      const machine = draft.resources.get(keyOf(machineId));
      if (machine?.type !== VIRTUAL_MACHINE) return;
      draft.resources.set(keyOf(machineId), { ...machine, properties: { ...machine.properties, powerState } });
    },
  },
};
