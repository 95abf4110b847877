import { describe, expect, test } from 'vitest';
import { attachedIdentities, hostsOf, hostsWith } from '../../src/sim/identity-queries.ts';
import { findResource } from '../../src/sim/resource-queries.ts';
import { LabTenant, UAMI, VM } from './lab-tenant.ts';

describe('what the map and the goals ask', () => {
  test('hosts in the order of creation, each with its own identity before the others', () => {
    const tenant = new LabTenant();
    const { id } = tenant.identity('id-app');
    const web = tenant.machine('vm-web', true, [id]);
    tenant.machine('vm-job', false, [id]);
    expect(hostsOf(tenant.draft).map((one) => one.name)).toEqual(['vm-web', 'vm-job']);
    const attached = attachedIdentities(tenant.draft, web.toUpperCase());
    expect(attached.map(({ kind, name, resourceId }) => ({ kind, name, resourceId }))).toEqual([
      { kind: 'system', name: 'vm-web', resourceId: web },
      { kind: 'user', name: 'id-app', resourceId: id },
    ]);
    expect(attached.map((one) => one.servicePrincipal?.displayName)).toEqual(['vm-web', 'id-app']);
    expect(hostsWith(tenant.draft, id.toUpperCase()).map((one) => one.name)).toEqual(['vm-web', 'vm-job']);
  });

  test('a resource is found by type and name, in its group or in any', () => {
    const tenant = new LabTenant();
    tenant.machine('vm-web');
    expect(findResource(tenant.draft, { type: VM, name: 'VM-WEB' })?.properties.size).toBe('Standard_B1s');
    expect(findResource(tenant.draft, { type: VM, name: 'vm-web', resourceGroup: 'RG-APP' })?.name).toBe('vm-web');
    expect(findResource(tenant.draft, { type: VM, name: 'vm-web', resourceGroup: 'rg-data' })).toBeUndefined();
    expect(findResource(tenant.draft, { type: UAMI, name: 'vm-web' })).toBeUndefined();
  });
});
