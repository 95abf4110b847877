import { describe, expect, test } from 'vitest';
import { LabTenant, UAMI, VM } from './lab-tenant.ts';

const names = (body: { readonly value?: unknown }): readonly string[] =>
  (body.value as readonly { readonly name: string }[]).map((one) => one.name);

describe('listing resources', () => {
  test('F16 the identity block is in the list; both kinds together have their own type', () => {
    const tenant = new LabTenant();
    const { id } = tenant.identity('id-app');
    tenant.machine('vm-plain');
    tenant.machine('vm-system', true);
    tenant.machine('vm-both', true, [id]);
    const { value } = tenant.ok({ type: 'resource.list', subscriptionId: tenant.subscriptionId });
    const types = (value as readonly { name: string; identity?: { type: string } }[]).map((one) => [
      one.name,
      one.identity?.type,
    ]);
    expect(types).toEqual([
      ['id-app', undefined],
      ['vm-plain', undefined],
      ['vm-system', 'SystemAssigned'],
      ['vm-both', 'SystemAssigned, UserAssigned'],
    ]);
  });

  test('by group and by type, in any case', () => {
    const tenant = new LabTenant();
    const { subscriptionId } = tenant;
    tenant.identity('id-app');
    tenant.machine('vm-web');
    const list = (rest: object) => names(tenant.ok({ type: 'resource.list', subscriptionId, ...rest }));
    expect(list({ resourceType: VM.toLowerCase() })).toEqual(['vm-web']);
    expect(list({ resourceGroup: 'RG-app' })).toEqual(['id-app', 'vm-web']);
    const error = tenant.refused({ type: 'resource.list', subscriptionId, resourceGroup: 'rg-none' });
    expect(error.code).toBe('ResourceGroupNotFound');
  });

  test('shows only what the caller may read, and refuses who has no role around', () => {
    const tenant = new LabTenant();
    const { subscriptionId } = tenant;
    tenant.identity('id-app');
    const vm = tenant.machine('vm-web');
    const caller = tenant.colleague('reader-of-one', ['Reader'], vm);
    expect(names(tenant.ok({ type: 'resource.list', subscriptionId, caller }))).toEqual(['vm-web']);
    const error = tenant.refused({ type: 'resource.list', subscriptionId, caller: tenant.colleague('nobody') });
    expect(error.message).toContain("action 'Microsoft.Resources/subscriptions/resources/read'");
  });

  test('E.5 the VM role does not see identities', () => {
    const tenant = new LabTenant();
    tenant.identity('id-app');
    tenant.machine('vm-web');
    const caller = tenant.colleague('vm-admin', ['Virtual Machine Contributor']);
    const { subscriptionId } = tenant;
    expect(names(tenant.ok({ type: 'resource.list', subscriptionId, caller }))).toEqual(['vm-web']);
    expect(names(tenant.ok({ type: 'userAssignedIdentity.list', subscriptionId, caller }))).toEqual([]);
  });
});

describe('getting one resource', () => {
  test('by its id in any case, with the id as it was created', () => {
    const tenant = new LabTenant();
    const { id } = tenant.identity('id-app');
    expect(tenant.ok({ type: 'resource.get', id: id.toUpperCase() })).toMatchObject({ id, type: UAMI });
  });

  test('F21 without read access it is AuthorizationFailed, there or not', () => {
    const tenant = new LabTenant();
    tenant.machine('vm-web');
    const caller = tenant.colleague('nobody');
    const codes = ['vm-web', 'vm-ghost'].map(
      (name) => tenant.refused({ type: 'resource.get', id: tenant.id(VM, name), caller }).code,
    );
    expect(codes).toEqual(['AuthorizationFailed', 'AuthorizationFailed']);
  });

  test('what is no id at all', () => {
    const tenant = new LabTenant();
    expect(tenant.refused({ type: 'resource.get', id: 'vm-web' }).code).toBe('MissingSubscription');
  });
});
