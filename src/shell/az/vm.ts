import type { JsonObject } from '../../sim/json.ts';
import { byNameOrIds, noWait, resourceGroup, toggle, yes } from './az-arguments.ts';
import type { AzCommand, AzCommandModule, AzGroup } from './az-command.ts';
import type { AzRequest } from './az-request.ts';
import { itemsOf } from './az-shape.ts';
import { hardwareAddressOf, machineShape, powerStateOf, privateAddressOf } from './vm-shape.ts';

const vm: AzGroup = { path: 'vm', summary: 'Manage virtual machines.' };

const machine = byNameOrIds('The name of the Virtual Machine.');
const details = toggle(['--show-details', '-d'], 'Show addresses and power states.');

const COLUMNS =
  "{name: name, resourceGroup: resourceGroup, powerState: powerState, publicIps: publicIps, fqdns: fqdns, location: location, zones: zones || ''}";

/** A machine as it is listed; with `--show-details` its addresses and its power state beside the rest. */
function shapeFor(az: AzRequest, body: JsonObject): JsonObject {
  if (!az.has('--show-details')) return machineShape(body);
  const { instanceView: _, ...shape } = machineShape(body);
  const privateIps = privateAddressOf(az.context.world, body.id);
  const macAddresses = hardwareAddressOf(privateIps);
  return { ...shape, fqdns: '', macAddresses, powerState: powerStateOf(body), privateIps, publicIps: '' };
}

const vmShow: AzCommand = {
  path: 'vm show',
  summary: 'Get the details of a VM.',
  arguments: [...machine, details],
  examples: [{ does: 'Show a VM.', line: 'az vm show -g rg-app -n vm-web -d' }],
  table: COLUMNS,
  run: (az) => shapeFor(az, az.send({ type: 'virtualMachine.get', ...az.target })),
};

const vmList: AzCommand = {
  path: 'vm list',
  summary: 'List details of Virtual Machines.',
  arguments: [resourceGroup, details],
  examples: [{ does: 'List the VMs of a resource group.', line: 'az vm list -g rg-app -d -o table' }],
  table: `[].${COLUMNS}`,
  run: (az) => itemsOf(az.send({ type: 'virtualMachine.list', ...az.within })).map((body) => shapeFor(az, body)),
};

const vmDelete: AzCommand = {
  path: 'vm delete',
  summary: 'Delete a VM, and with it its system-assigned identity.',
  arguments: [...machine, yes, noWait],
  examples: [{ does: 'Delete a VM without being asked.', line: 'az vm delete -g rg-app -n vm-web --yes' }],
  isDestructive: true,
  run: (az) => {
    az.send({ type: 'virtualMachine.delete', ...az.target });
    return undefined;
  },
};

export const vmCommands: AzCommandModule = {
  groups: [vm],
  commands: [vmDelete, vmList, vmShow],
};
