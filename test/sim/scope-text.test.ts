import { expect, test } from 'vitest';
import { describeScope } from '../../src/sim/scope-text.ts';
import { LabTenant, UAMI, VM } from './lab-tenant.ts';

test('a scope is called what a person would call it', () => {
  const tenant = new LabTenant();
  const container = `${tenant.group}/providers/Microsoft.Storage/storageAccounts/st1/blobServices/default/containers/reports`;
  const names: readonly [string, string][] = [
    [tenant.subscription, 'subscription contoso-dev'],
    [tenant.group, 'resource group rg-app'],
    [tenant.id(VM, 'vm-web'), 'vm-web'],
    [tenant.id(UAMI, 'id-app'), 'id-app'],
    [container, 'st1/reports'],
    [`${tenant.subscription}/providers/Microsoft.Authorization/roleAssignments/1`, 'subscription contoso-dev'],
    ['/', '/'],
  ];
  expect(names.map(([scope]) => describeScope(tenant.draft, scope))).toEqual(names.map(([, name]) => name));
});
