import { describe, expect, test } from 'vitest';
import { assignmentsOf } from '../../src/sim/assignment-queries.ts';
import { LabTenant, type TestCommandOf, VM } from './lab-tenant.ts';

const READER = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';

function grant(tenant: LabTenant, principalId: string, rest: object = {}): TestCommandOf<'roleAssignment.create'> {
  return { type: 'roleAssignment.create', scope: tenant.group, roleDefinitionId: 'Reader', principalId, ...rest };
}

const listed = (tenant: LabTenant, scope: string, at: 'exactly' | 'below' | 'above'): readonly string[] => {
  const { value } = tenant.ok({ type: 'roleAssignment.list', scope, at });
  return (value as readonly { properties: { scope: string } }[]).map((one) => one.properties.scope);
};

describe('granting a role', () => {
  test('E.4 answers 201 with the assignment', () => {
    const tenant = new LabTenant();
    const { principalId } = tenant.identity('id-app');
    const assignmentName = '11111111-2222-4333-8444-555555555555';
    const { reply } = tenant.run(grant(tenant, principalId, { assignmentName, scope: tenant.group.toUpperCase() }));
    const { subscriptionId } = tenant;
    expect(reply.status).toBe(201);
    expect(reply.body).toEqual({
      id: `${tenant.group}/providers/Microsoft.Authorization/roleAssignments/${assignmentName}`,
      name: assignmentName,
      type: 'Microsoft.Authorization/roleAssignments',
      properties: {
        roleDefinitionId: `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${READER}`,
        principalId,
        principalType: 'ServicePrincipal',
        scope: tenant.group,
        condition: null,
        conditionVersion: null,
        createdBy: tenant.operatorId,
        createdOn: '2026-03-02T09:00:00Z',
        updatedBy: tenant.operatorId,
        updatedOn: '2026-03-02T09:00:00Z',
        delegatedManagedIdentityResourceId: null,
        description: null,
      },
    });
  });

  test.each(['reader', READER, `/subscriptions/x/providers/Microsoft.Authorization/roleDefinitions/${READER}`])(
    'the role may be called %s',
    (roleDefinitionId) => {
      const tenant = new LabTenant();
      const { principalId } = tenant.identity('id-app');
      expect(tenant.run(grant(tenant, principalId, { roleDefinitionId })).reply.status).toBe(201);
    },
  );

  test('F20 Contributor cannot grant; the message names the assignment itself', () => {
    const tenant = new LabTenant();
    const caller = tenant.colleague('contributor', ['Contributor']);
    const assignmentName = '11111111-2222-4333-8444-555555555555';
    const error = tenant.refused({ ...grant(tenant, caller, { assignmentName }), caller });
    expect(error.message).toBe(
      `The client 'contributor@contoso.com' with object id '${caller}' does not have authorization to perform action 'Microsoft.Authorization/roleAssignments/write' over scope '${tenant.group}/providers/Microsoft.Authorization/roleAssignments/${assignmentName}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
    );
  });

  test('a managed identity that grants is called by its client id', () => {
    const tenant = new LabTenant();
    const { principalId, clientId } = tenant.identity('id-app');
    const error = tenant.refused({ ...grant(tenant, principalId), caller: principalId });
    expect(error.message).toContain(`The client '${clientId}' with object id '${principalId}' does not have`);
  });

  test('F14 a user-assigned identity can be granted before any host exists', () => {
    const tenant = new LabTenant();
    const { principalId } = tenant.identity('id-app');
    tenant.grant('Reader', principalId);
    expect(assignmentsOf(tenant.draft, principalId)).toMatchObject([{ roleName: 'Reader', state: 'in effect' }]);
  });

  test('B-03 the client id is not the principal id', () => {
    const tenant = new LabTenant();
    const { clientId } = tenant.identity('id-app');
    const { reply, trace } = tenant.run(grant(tenant, clientId));
    expect(reply.body).toMatchObject({ error: { code: 'PrincipalNotFound' } });
    expect(trace.steps.at(-1)?.text).toContain('a role assignment takes the principal id');
  });

  test('B-08 a deleted identity cannot be granted anything', () => {
    const tenant = new LabTenant();
    const { principalId } = tenant.identity('id-app');
    tenant.ok({ type: 'userAssignedIdentity.delete', ...tenant.named('id-app') });
    const error = tenant.refused(grant(tenant, principalId, { principalType: 'ServicePrincipal' }));
    expect(error.code).toBe('PrincipalNotFound');
  });

  test('F34 nobody of another tenant can be granted anything', () => {
    const tenant = new LabTenant();
    const guest = tenant.colleague('guest');
    const elsewhere = [...tenant.draft.tenants.keys()][1] ?? '';
    const principal = tenant.draft.principals.get(guest);
    if (principal) tenant.draft.principals.set(guest, { ...principal, tenantId: elsewhere });
    expect(tenant.refused(grant(tenant, guest)).code).toBe('PrincipalNotFound');
  });

  test('a wrong principalType is told apart', () => {
    const tenant = new LabTenant();
    const { principalId } = tenant.identity('id-app');
    expect(tenant.refused(grant(tenant, principalId, { principalType: 'User' }))).toEqual({
      status: 400,
      code: 'UnmatchedPrincipalType',
      message: `The PrincipalId '${principalId.replaceAll('-', '')}' has type 'ServicePrincipal' , which is different from specified PrinciaplType 'User'.`,
    });
  });

  test('an unknown role', () => {
    const tenant = new LabTenant();
    const roleDefinitionId = '00000000-1111-2222-3333-444444444444';
    expect(tenant.refused(grant(tenant, tenant.operatorId, { roleDefinitionId }))).toMatchObject({
      code: 'RoleDefinitionDoesNotExist',
      message: "The specified role definition with ID '00000000111122223333444444444444' does not exist.",
    });
  });

  test('E.4 twice is 409, on the same scope in any spelling', () => {
    const tenant = new LabTenant();
    const { principalId } = tenant.identity('id-app');
    tenant.grant('Reader', principalId);
    expect(tenant.refused(grant(tenant, principalId, { scope: `${tenant.group.toUpperCase()}/` }))).toEqual({
      status: 409,
      code: 'RoleAssignmentExists',
      message: 'The role assignment already exists.',
    });
  });

  test('the name of another assignment is taken', () => {
    const tenant = new LabTenant();
    const { principalId } = tenant.identity('id-app');
    const assignmentName = tenant.grant('Reader', principalId).split('/').at(-1);
    const error = tenant.refused(grant(tenant, principalId, { roleDefinitionId: 'Owner', assignmentName }));
    expect(error.code).toBe('RoleAssignmentUpdateNotPermitted');
  });

  test('the scope must exist; what is inside a resource exists with it', () => {
    const tenant = new LabTenant();
    const { principalId } = tenant.identity('id-app');
    const vm = tenant.machine('vm-web');
    expect(tenant.refused(grant(tenant, principalId, { scope: `${vm}x` })).code).toBe('ResourceNotFound');
    expect(tenant.refused(grant(tenant, principalId, { scope: `${tenant.group}x` })).code).toBe(
      'ResourceGroupNotFound',
    );
    const inside = `${vm}/extensions/one`;
    expect(tenant.ok(grant(tenant, principalId, { scope: inside.toUpperCase() })).id).toContain(`${vm}/EXTENSIONS`);
  });

  test('B-08 the 4001st assignment of a subscription is refused, orphans included', () => {
    const tenant = new LabTenant();
    const { principalId } = tenant.identity('id-app');
    const template = tenant.draft.roleAssignments.values().next().value;
    if (!template) throw new Error('no assignment to copy');
    for (let at = 1; at < 4_000; at += 1) {
      const id = `${tenant.group}/providers/Microsoft.Authorization/roleAssignments/${at}`;
      tenant.draft.roleAssignments.set(id.toLowerCase(), {
        ...template,
        id,
        scope: tenant.group,
        principalId: `${at}`,
      });
    }
    expect(tenant.refused(grant(tenant, principalId))).toMatchObject({
      code: 'RoleAssignmentLimitExceeded',
      message: 'No more role assignments can be created',
    });
    tenant.ok({
      type: 'roleAssignment.delete',
      id: `${tenant.group}/providers/Microsoft.Authorization/roleAssignments/7`,
    });
    expect(tenant.run(grant(tenant, principalId)).reply.status).toBe(201);
  });
});

test('a list looks exactly at a scope, below it or above it', () => {
  const tenant = new LabTenant();
  const vm = tenant.machine('vm-web');
  const { principalId } = tenant.identity('id-app');
  tenant.grant('Reader', principalId, tenant.group);
  tenant.grant('Reader', principalId, vm);
  expect(listed(tenant, tenant.group, 'exactly')).toEqual([tenant.group]);
  expect(listed(tenant, tenant.group, 'below')).toEqual([tenant.group, vm]);
  expect(listed(tenant, tenant.group, 'above')).toEqual([tenant.subscription, tenant.group]);
  expect(listed(tenant, tenant.id(VM, 'vm-web'), 'exactly')).toEqual([vm]);
  const { value } = tenant.ok({
    type: 'roleAssignment.list',
    scope: tenant.subscription,
    at: 'below',
    principalId: principalId.toUpperCase(),
  });
  expect(value).toHaveLength(2);
});
