import { keyOf } from '../../sim/arm-id.ts';
import type { Json, JsonObject } from '../../sim/json.ts';
import type { World } from '../../sim/world.ts';
import { flattened, withNulls, withOffsets } from './az-shape.ts';
import { isObject } from './sorted-keys.ts';

/** An `identity` block with all the members that az's model has; null where there is no identity. [F.3] */
export function identityShape(block: Json | undefined): JsonObject | null {
  return isObject(block) ? withNulls(block, 'principalId', 'tenantId', 'type', 'userAssignedIdentities') : null;
}

/** A virtual machine as `az vm show` and `list` print it, of the members that the lab models. */
export function machineShape(body: JsonObject): JsonObject {
  const flat = withOffsets(flattened(body), 'timeCreated');
  return {
    ...withNulls(flat, 'extendedLocation', 'licenseType', 'plan', 'priority', 'resources', 'zones'),
    identity: identityShape(body.identity),
    instanceView: null,
  };
}

/** The power state in the words of the instance view, `VM running`. */
export function powerStateOf(body: JsonObject): string {
  const { instanceView } = flattened(body) as { readonly instanceView?: { readonly statuses?: readonly JsonObject[] } };
  const status = instanceView?.statuses?.find(({ code }) => String(code).startsWith('PowerState/'));
  return String(status?.displayStatus ?? '');
}

/** The address on the virtual network, which the machine's own body does not tell: real az asks its network card. */
export function privateAddressOf(world: World, id: Json | undefined): string {
  const machine = world.resources.get(keyOf(String(id)));
  return machine?.type === 'Microsoft.Compute/virtualMachines' ? machine.properties.privateIpAddress : '';
}

/** A hardware address that is always the same for the same private one. Its start is Microsoft's own. */
export function hardwareAddressOf(privateAddress: string): string {
  const bytes = privateAddress
    .split('.')
    .slice(1)
    .map((part) => Number(part).toString(16).padStart(2, '0'));
  return ['00', '0d', '3a', ...bytes].join('-').toUpperCase();
}
