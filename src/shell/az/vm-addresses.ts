import { name, resourceGroup } from './az-arguments.ts';
import type { AzCommand, AzCommandModule } from './az-command.ts';
import { itemsOf } from './az-shape.ts';
import { privateAddressOf } from './vm-shape.ts';

const vmListIpAddresses: AzCommand = {
  path: 'vm list-ip-addresses',
  summary: 'List IP addresses associated with a VM.',
  arguments: [resourceGroup, name('The name of the Virtual Machine.')],
  examples: [{ does: 'Show the address of a VM.', line: 'az vm list-ip-addresses -g rg-app -n vm-web -o table' }],
  table: "[].virtualMachine.{VirtualMachine: name, PrivateIPAddresses: join(', ', network.privateIpAddresses)}",
  run: (az) => {
    const wanted = az.maybe('--name')?.toLowerCase();
    const machines = itemsOf(az.send({ type: 'virtualMachine.list', ...az.within }));
    const named = machines.filter((one) => wanted === undefined || String(one.name).toLowerCase() === wanted);
    return named.map(({ id, name: machine }) => ({
      virtualMachine: {
        name: machine ?? null,
        network: { privateIpAddresses: [privateAddressOf(az.context.world, id)], publicIpAddresses: [] },
        resourceGroup: String(id).split('/')[4] ?? '',
      },
    }));
  },
};

export const vmAddressCommands: AzCommandModule = {
  groups: [],
  commands: [vmListIpAddresses],
};
