import type { World } from '../../src/sim/world.ts';
import { LabTenant } from '../sim/lab-tenant.ts';

/** So many machines in four resource groups, each with an identity of its own. */
export function manyMachines(count: number): World {
  const tenant = new LabTenant();
  const { subscriptionId } = tenant;
  for (let group = 0; group < 4; group += 1) {
    tenant.ok({ type: 'resourceGroup.create', subscriptionId, name: `rg-${group}`, location: 'westeurope', tags: {} });
  }
  for (let number = 0; number < count; number += 1) {
    const identity = { systemAssigned: true, userAssigned: [] };
    const machine = { size: 'Standard_B1s', image: 'Ubuntu2404', tags: {}, identity };
    const named = { subscriptionId, resourceGroup: `rg-${number % 4}`, name: `vm-${number}` };
    tenant.ok({ type: 'virtualMachine.create', ...named, ...machine });
  }
  return tenant.draft;
}
