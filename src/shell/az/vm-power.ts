import type { AzArgument } from './az-argument.ts';
import { byNameOrIds, noWait, toggle, withoutEffect } from './az-arguments.ts';
import type { AzCommand, AzCommandModule } from './az-command.ts';

const machine = byNameOrIds('The name of the Virtual Machine.');

type Operation =
  | 'virtualMachine.start'
  | 'virtualMachine.restart'
  | 'virtualMachine.powerOff'
  | 'virtualMachine.deallocate';

interface PowerCommand {
  readonly word: string;
  readonly summary: string;
  readonly type: Operation;
  readonly extra?: readonly AzArgument[];
  readonly warning?: string;
}

function powerCommand({ word, summary, type, extra = [], warning }: PowerCommand): AzCommand {
  return {
    path: `vm ${word}`,
    summary,
    arguments: [...machine, ...extra, noWait],
    examples: [{ does: summary, line: `az vm ${word} -g rg-app -n vm-web` }],
    run: (az) => {
      if (warning !== undefined) az.warn(warning);
      az.send({ type, ...az.target });
      return undefined;
    },
  };
}

const hibernate = withoutEffect(toggle(['--hibernate'], 'Hibernate a virtual machine while deallocating.'));
const skipShutdown = withoutEffect(toggle(['--skip-shutdown'], 'Skip shutdown and power-off immediately.'));

/** Starting and stopping machines. What a stopped one costs is what the real command warns of. */
export const vmPowerCommands: AzCommandModule = {
  groups: [],
  commands: [
    powerCommand({ word: 'start', summary: 'Start a stopped VM.', type: 'virtualMachine.start' }),
    powerCommand({ word: 'restart', summary: 'Restart VMs.', type: 'virtualMachine.restart' }),
    powerCommand({
      word: 'stop',
      summary: 'Power off (stop) a running VM.',
      type: 'virtualMachine.powerOff',
      extra: [skipShutdown],
      warning:
        'About to power off the specified VM...\nIt will continue to be billed. To deallocate a VM, run: az vm deallocate.',
    }),
    powerCommand({
      word: 'deallocate',
      summary: 'Deallocate a VM so that computing resources are no longer allocated.',
      type: 'virtualMachine.deallocate',
      extra: [hibernate],
    }),
  ],
};
