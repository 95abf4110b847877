import { isRegionDown } from '../../sim/region-outage.ts';
import type { Resource } from '../../sim/resource.ts';
import type { World } from '../../sim/world.ts';
import { printed, refused } from '../command-result.ts';
import type { CommandResult, LineContext, SandboxCommand } from '../line-context.ts';
import { hostMachine, OPERATOR_MACHINE } from '../machines.ts';

const REFUSED = 255;

/** A resource with a shell of its own. */
type Host = Extract<Resource, { type: 'Microsoft.Compute/virtualMachines' | 'Microsoft.Web/sites' }>;

function isHost(resource: Resource): resource is Host {
  return resource.type === 'Microsoft.Compute/virtualMachines' || resource.type === 'Microsoft.Web/sites';
}

function hostsOf(world: World): readonly Host[] {
  return [...world.resources.values()].filter(isHost).filter(({ name }) => name !== OPERATOR_MACHINE);
}

function namesOf(host: Host): readonly string[] {
  const name = host.name.toLowerCase();
  if (host.type === 'Microsoft.Web/sites') return [name, `${name}.azurewebsites.net`, `${name}.scm.azurewebsites.net`];
  return [name, host.properties.privateIpAddress];
}

function isRunning({ properties }: Host): boolean {
  return 'powerState' in properties ? properties.powerState === 'running' : properties.state === 'Running';
}

/** Options of ssh that take a value; the others are taken as they come. None of them changes anything here. */
const VALUED_OPTION = /^-[bcDeFIiJLlmOopQRSWw]$/;

interface Destination {
  readonly name: string;
  readonly command: string;
}

function destinationOf(args: readonly string[]): Destination | undefined {
  let position = 0;
  while (args[position]?.startsWith('-')) position += VALUED_OPTION.test(args[position] ?? '') ? 2 : 1;
  const [target, ...words] = args.slice(position);
  return target === undefined ? undefined : { name: target.replace(/^.*@/, ''), command: words.join(' ') };
}

function unknownHost(name: string, world: World): CommandResult {
  const names = hostsOf(world).map((host) => host.name);
  const known =
    names.length > 0 ? `(Machines here: ${names.join(', ')}.)` : '(There is no machine yet. az vm create makes one.)';
  return refused(`ssh: Could not resolve hostname ${name}: Name or service not known\n${known}`, REFUSED);
}

function insideAlready({ environment }: LineContext): CommandResult {
  return refused(`ssh: you are on ${environment.hostName}. Type exit first, then ssh from your own machine.`, REFUSED);
}

export const ssh: SandboxCommand = {
  name: 'ssh',
  summary: 'go to a virtual machine or web app, or run one command there',
  usage: ['ssh HOST', 'ssh USER@HOST', 'ssh HOST COMMAND'],
  run: async (args, context, stdin) => {
    const { world, environment } = context;
    const destination = destinationOf(args);
    if (!destination) return refused('usage: ssh [USER@]HOST [COMMAND]', REFUSED);
    if (environment.host !== undefined) return insideAlready(context);
    const { name, command } = destination;
    const host = hostsOf(world).find((one) => namesOf(one).includes(name.toLowerCase()));
    if (!host) return unknownHost(name, world);
    if (!isRunning(host) || isRegionDown(world, host.location))
      return refused(`ssh: connect to host ${name} port 22: Connection timed out`, REFUSED);
    const machine = hostMachine(world, host);
    const text = command === '' ? stdin : command;
    if (text.trim() !== '') return await context.runOn(machine, text);
    context.enter(machine);
    return printed(`You are on ${host.name} now; exit brings you back.`);
  },
};
