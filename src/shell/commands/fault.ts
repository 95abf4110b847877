import type { Command } from '../../sim/tenant.ts';
import { printed, refused } from '../command-result.ts';
import type { CommandResult, LineContext, SandboxCommand } from '../line-context.ts';
import { usageText } from '../usage-text.ts';
import { faultRegion } from './fault-region.ts';
import { faultTarget } from './fault-target.ts';

const USAGE = [
  'fault imds HOST throttle|updating|failing|clear',
  'fault region REGION down|up',
  'fault target TARGET slow|clear',
];

type FaultKind = Extract<Command, { type: 'imdsFault.set' }>['kind'];

const TOLD: Readonly<Record<FaultKind, string>> = {
  throttle: 'answers 429 to every request',
  updating: 'is being updated: 404, then 410, and back within 70 seconds',
  failing: 'answers 500 to every request',
};

function isKind(text: string | undefined): text is FaultKind {
  return text !== undefined && Object.hasOwn(TOLD, text);
}

function machineNamed({ world }: LineContext, name: string) {
  const machines = [...world.resources.values()].filter(({ type }) => type === 'Microsoft.Compute/virtualMachines');
  return machines.find((one) => one.name.toLowerCase() === name.toLowerCase());
}

function noSuchMachine(name: string): CommandResult {
  return refused(`fault: there is no virtual machine ${name}. az vm list shows the ones that exist.`);
}

function faultImds(name: string, kind: string, context: LineContext): CommandResult | undefined {
  if (!isKind(kind) && kind !== 'clear') return undefined;
  const machine = machineNamed(context, name);
  if (!machine) return noSuchMachine(name);
  if (kind === 'clear') {
    context.send({ type: 'imdsFault.clear', host: machine.id });
    return printed(`IMDS of ${machine.name} is well again.`);
  }
  context.send({ type: 'imdsFault.set', host: machine.id, kind });
  return printed(`IMDS of ${machine.name} ${TOLD[kind]}.`);
}

const FAULTS: Readonly<Record<string, typeof faultImds>> = {
  imds: faultImds,
  region: faultRegion,
  target: faultTarget,
};

export const fault: SandboxCommand = {
  name: 'fault',
  summary: 'make an IMDS, a region or a target fail, to see what comes of it',
  usage: USAGE,
  run: async ([what = '', name, kind, ...others], context) => {
    const set = Object.hasOwn(FAULTS, what) && others.length === 0 ? FAULTS[what] : undefined;
    const result = name !== undefined && kind !== undefined ? set?.(name, kind, context) : undefined;
    return result ?? refused(usageText(USAGE), 2);
  },
};
