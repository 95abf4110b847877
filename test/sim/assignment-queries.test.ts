import { expect, test } from 'vitest';
import { assignmentsOf, listedAssignmentsWithin, orphanedAssignments } from '../../src/sim/assignment-queries.ts';
import { roleNameOf } from '../../src/sim/role-definition.ts';
import { LabTenant } from './lab-tenant.ts';

test('B-08 orphans are found by their principal, deleted since', () => {
  const tenant = new LabTenant();
  const { principalId } = tenant.identity('id-app');
  const id = tenant.grant('Reader', principalId);
  expect(orphanedAssignments(tenant.draft)).toEqual([]);
  tenant.ok({ type: 'userAssignedIdentity.delete', ...tenant.named('id-app') });
  expect(orphanedAssignments(tenant.draft).map((one) => one.id)).toEqual([id]);
});

test('grants by principal and by scope, and the names of roles', () => {
  const tenant = new LabTenant();
  const { principalId } = tenant.identity('id-app');
  const id = tenant.grant('storage blob data reader', principalId);
  expect(assignmentsOf(tenant.draft, principalId)).toMatchObject([
    { roleName: 'Storage Blob Data Reader', scope: tenant.group, state: 'in effect', assignment: { id } },
  ]);
  expect(listedAssignmentsWithin(tenant.draft, tenant.group).map((one) => one.id)).toEqual([id]);
  expect(roleNameOf('8e3af657-a8ff-443c-a75c-2fe8c4bcb635')).toBe('Owner');
  expect(roleNameOf('unknown')).toBe('unknown');
});
