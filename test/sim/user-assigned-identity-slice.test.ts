import { describe, expect, test } from 'vitest';
import { deletedServicePrincipals } from '../../src/sim/directory.ts';
import { DAY } from '../../src/sim/duration.ts';
import { LabTenant, type TestCommandOf } from './lab-tenant.ts';

function create(tenant: LabTenant, name: string, rest: object = {}): TestCommandOf<'userAssignedIdentity.create'> {
  return { type: 'userAssignedIdentity.create', ...tenant.named(name), tags: {}, ...rest };
}

describe('creating a user-assigned identity', () => {
  test('E.2 answers 201 with lower-case resourcegroups and three ids', () => {
    const tenant = new LabTenant();
    const { reply } = tenant.run(create(tenant, 'id-app'));
    const guid = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(reply.status).toBe(201);
    expect(reply.body).toEqual({
      location: 'westeurope',
      tags: {},
      id: `/subscriptions/${tenant.subscriptionId}/resourcegroups/rg-app/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-app`,
      name: 'id-app',
      type: 'Microsoft.ManagedIdentity/userAssignedIdentities',
      properties: { tenantId: tenant.draft.homeTenantId, principalId: guid, clientId: guid },
    });
  });

  test('E.2 again answers 200 with the same ids', () => {
    const tenant = new LabTenant();
    const first = tenant.ok(create(tenant, 'id-app'));
    const { reply } = tenant.run(create(tenant, 'ID-app', { tags: { a: 'b' } }));
    expect(reply).toMatchObject({ status: 200, body: { ...first, tags: { a: 'b' } } });
    const made = [...tenant.draft.principals.values()].filter(({ displayName }) => displayName === 'id-app');
    expect(made).toHaveLength(1);
  });

  test('F19 needs Managed Identity Contributor, Contributor or Owner; the operator role is not enough', () => {
    const tenant = new LabTenant();
    const operator = tenant.colleague('operator-of-ids', ['Managed Identity Operator']);
    const { code, message } = tenant.refused({ ...create(tenant, 'id-app'), caller: operator });
    expect(code).toBe('AuthorizationFailed');
    expect(message).toContain("'Microsoft.ManagedIdentity/userAssignedIdentities/write' over scope");
    const contributor = tenant.colleague('contributor-of-ids', ['Managed Identity Contributor']);
    expect(tenant.run({ ...create(tenant, 'id-app'), caller: contributor }).reply.status).toBe(201);
  });

  test.each([
    ['abc', true],
    ['ab', false],
    ['a'.repeat(128), true],
    ['a'.repeat(129), false],
    ['0id_app-1', true],
    ['-id-app', false],
    ['_id-app', false],
    ['id.app', false],
    ['id app', false],
  ])('E.9 the name %s: %s', (name, isValid) => {
    const tenant = new LabTenant();
    expect(tenant.run(create(tenant, name)).reply.status).toBe(isValid ? 201 : 400);
    expect(tenant.draft.resources.size).toBe(isValid ? 1 : 0);
  });
});

describe('deleting a user-assigned identity', () => {
  test('F39 its principal is viewed for 30 days, and the id is not found', () => {
    const tenant = new LabTenant();
    const { principalId } = tenant.identity('id-app');
    expect(tenant.run({ type: 'userAssignedIdentity.delete', ...tenant.named('id-app') }).reply.status).toBe(200);
    expect(tenant.run({ type: 'userAssignedIdentity.delete', ...tenant.named('id-app') }).reply.status).toBe(204);
    expect(tenant.refused({ type: 'userAssignedIdentity.get', ...tenant.named('id-app') })).toEqual({
      status: 404,
      code: 'ResourceNotFound',
      message:
        "The Resource 'Microsoft.ManagedIdentity/userAssignedIdentities/id-app' under resource group 'rg-app' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix",
    });
    tenant.wait(29 * DAY);
    expect(deletedServicePrincipals(tenant.draft).map((one) => one.objectId)).toEqual([principalId]);
    tenant.wait(DAY);
    expect(deletedServicePrincipals(tenant.draft)).toEqual([]);
  });

  test('B-08 created again it has other ids, so old grants stay dead', () => {
    const tenant = new LabTenant();
    const before = tenant.identity('id-app');
    tenant.grant('Reader', before.principalId);
    tenant.ok({ type: 'userAssignedIdentity.delete', ...tenant.named('id-app') });
    const after = tenant.identity('id-app');
    expect(after.principalId).not.toBe(before.principalId);
    expect(after.clientId).not.toBe(before.clientId);
    const read: TestCommandOf<'userAssignedIdentity.get'> = {
      type: 'userAssignedIdentity.get',
      ...tenant.named('id-app'),
    };
    expect(tenant.refused({ ...read, caller: after.principalId }).status).toBe(403);
  });
});
