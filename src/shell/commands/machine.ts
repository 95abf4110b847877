import { printed, refused } from '../command-result.ts';
import type { CommandResult, LineContext, SandboxCommand } from '../line-context.ts';

type Answer = (context: LineContext) => string;

const ID = '1000';

/** A command that answers questions about this machine, each asked by an option; joined options are asked in their order. */
function questions(
  name: string,
  summary: string,
  { answers, standard }: { readonly answers: Readonly<Record<string, Answer>>; readonly standard: string },
): SandboxCommand {
  const run = async (args: readonly string[], context: LineContext): Promise<CommandResult> => {
    const asked = args.length === 0 ? [standard] : args;
    const unknown = asked.find((option) => !answers[option]);
    if (unknown !== undefined) return refused(`${name}: invalid option '${unknown}'`);
    return printed(asked.map((option) => answers[option]?.(context) ?? '').join(' '));
  };
  return { name, summary, usage: [`${name} [${Object.keys(answers).filter(Boolean).join('|')}]`], run };
}

const user: Answer = ({ environment }) => environment.userName;
const hostName: Answer = ({ environment }) => environment.hostName;

function ipAddress({ world, environment }: LineContext): string {
  const resource = environment.host && world.resources.get(environment.host.toLowerCase());
  return resource && resource.type === 'Microsoft.Compute/virtualMachines'
    ? resource.properties.privateIpAddress
    : '192.0.2.10';
}

const KERNEL = '6.8.0-1021-azure';

export const whoami = questions('whoami', 'your user name on this machine', { answers: { '': user }, standard: '' });

export const hostname = questions('hostname', 'the name of this machine', {
  answers: { '': hostName, '-s': hostName, '-f': hostName, '-I': ipAddress, '-i': ipAddress },
  standard: '',
});

export const id = questions('id', 'your user and group on this machine', {
  answers: {
    '': (context) => `uid=${ID}(${user(context)}) gid=${ID}(${user(context)}) groups=${ID}(${user(context)})`,
    '-u': () => ID,
    '-g': () => ID,
    '-un': user,
    '-gn': user,
    '-Gn': user,
  },
  standard: '',
});

export const uname = questions('uname', 'the system of this machine', {
  answers: {
    '-s': () => 'Linux',
    '-n': hostName,
    '-r': () => KERNEL,
    '-m': () => 'x86_64',
    '-o': () => 'GNU/Linux',
    '-a': (context) => `Linux ${hostName(context)} ${KERNEL} #25-Ubuntu SMP x86_64 GNU/Linux`,
  },
  standard: '-s',
});
