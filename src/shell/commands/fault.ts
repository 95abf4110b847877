import type { Command } from '../../sim/tenant.ts';
import { printed, refused } from '../command-result.ts';
import type { CommandResult, LineContext, SandboxCommand } from '../line-context.ts';

const USAGE = ['fault imds HOST throttle|updating|failing', 'fault imds HOST clear'];

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

export const fault: SandboxCommand = {
  name: 'fault',
  summary: 'make the IMDS of a virtual machine fail, to see what its callers do',
  usage: USAGE,
  run: async ([service, name, kind, ...others], context) => {
    const isKnown = service === 'imds' && name !== undefined && others.length === 0;
    if (!isKnown || !(isKind(kind) || kind === 'clear')) return refused(`usage:\n  ${USAGE.join('\n  ')}`, 2);
    const machine = machineNamed(context, name);
    if (!machine) return noSuchMachine(name);
    if (kind === 'clear') {
      context.send({ type: 'imdsFault.clear', host: machine.id });
      return printed(`IMDS of ${machine.name} is well again.`);
    }
    context.send({ type: 'imdsFault.set', host: machine.id, kind });
    return printed(`IMDS of ${machine.name} ${TOLD[kind]}.`);
  },
};
