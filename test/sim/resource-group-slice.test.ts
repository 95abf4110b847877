import { describe, expect, test } from 'vitest';
import { attachedIdentities } from '../../src/sim/identity-queries.ts';
import { LabTenant } from './lab-tenant.ts';

describe('deleting a resource group', () => {
  test('F07 F39 takes machines and identities with it; grants elsewhere stay', () => {
    const tenant = new LabTenant();
    const { subscriptionId } = tenant;
    tenant.ok({ type: 'resourceGroup.create', subscriptionId, name: 'rg-data', location: 'westeurope', tags: {} });
    const vm = tenant.machine('vm-web', true);
    const system = attachedIdentities(tenant.draft, vm)[0]?.servicePrincipal?.objectId ?? '';
    const { principalId } = tenant.identity('id-app');
    tenant.grant('Reader', principalId, tenant.group.replace('rg-app', 'rg-data'));
    tenant.grant('Reader', principalId);
    tenant.ok({ type: 'resourceGroup.delete', subscriptionId, name: 'RG-app' });
    expect(tenant.draft.resources.size).toBe(0);
    for (const id of [system, principalId]) {
      expect(tenant.draft.principals.get(id)).toHaveProperty('deletedAt');
    }
    const left = tenant.ok({ type: 'roleAssignment.list', scope: tenant.subscription, at: 'below', principalId });
    expect(left.value).toEqual([
      expect.objectContaining({ properties: expect.objectContaining({ scope: expect.stringContaining('rg-data') }) }),
    ]);
    expect(tenant.refused({ type: 'resourceGroup.get', subscriptionId, name: 'rg-app' }).code).toBe(
      'ResourceGroupNotFound',
    );
  });

  test('a group beside it whose name starts the same is not touched', () => {
    const tenant = new LabTenant();
    const { subscriptionId } = tenant;
    tenant.ok({ type: 'resourceGroup.create', subscriptionId, name: 'rg-app-2', location: 'westeurope', tags: {} });
    tenant.ok({ type: 'userAssignedIdentity.create', ...tenant.named('id-app'), resourceGroup: 'rg-app-2', tags: {} });
    tenant.ok({ type: 'resourceGroup.delete', subscriptionId, name: 'rg-app' });
    expect(tenant.draft.resources.size).toBe(1);
  });

  test('needs delete on the group, and the group', () => {
    const tenant = new LabTenant();
    const { subscriptionId } = tenant;
    const caller = tenant.colleague('vm-admin', ['Virtual Machine Contributor']);
    const error = tenant.refused({ type: 'resourceGroup.delete', subscriptionId, name: 'rg-app', caller });
    expect(error.message).toContain("action 'Microsoft.Resources/subscriptions/resourceGroups/delete'");
    expect(tenant.refused({ type: 'resourceGroup.delete', subscriptionId, name: 'rg-none' }).status).toBe(404);
  });
});

test('a list shows the groups that the caller may read', () => {
  const tenant = new LabTenant();
  const { subscriptionId } = tenant;
  tenant.ok({ type: 'resourceGroup.create', subscriptionId, name: 'rg-data', location: 'westeurope', tags: {} });
  const caller = tenant.colleague('reader', ['Reader']);
  const names = (who: object) =>
    (tenant.ok({ type: 'resourceGroup.list', subscriptionId, ...who }).value as readonly { name: string }[]).map(
      (one) => one.name,
    );
  expect(names({})).toEqual(['rg-app', 'rg-data']);
  expect(names({ caller })).toEqual(['rg-app']);
  expect(tenant.refused({ type: 'resourceGroup.list', subscriptionId, caller: 'nobody' }).status).toBe(403);
});

test('a group is not made again in another region', () => {
  const tenant = new LabTenant();
  const { subscriptionId } = tenant;
  const again = { type: 'resourceGroup.create', subscriptionId, name: 'rg-app', tags: { a: 'b' } } as const;
  expect(tenant.refused({ ...again, location: 'northeurope' }).code).toBe('InvalidResourceGroupLocation');
  expect(tenant.run({ ...again, location: 'westeurope' }).reply).toMatchObject({
    status: 200,
    body: { tags: { a: 'b' } },
  });
});
