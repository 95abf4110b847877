import { describe, expect, test } from 'vitest';
import { attachedIdentities } from '../../src/sim/identity-queries.ts';
import { LabTenant, type TestCommandOf, UAMI } from './lab-tenant.ts';

function create(tenant: LabTenant, name: string, rest: object = {}): TestCommandOf<'virtualMachine.create'> {
  const identity = { systemAssigned: false, userAssigned: [] };
  const machine = { size: 'Standard_B1s', image: 'Ubuntu2404', tags: {}, identity, ...rest };
  return { type: 'virtualMachine.create', ...tenant.named(name), ...machine };
}

describe('creating a machine', () => {
  test('gives ARM JSON, in the region of its group, without an identity block', () => {
    const tenant = new LabTenant();
    const { reply } = tenant.run(create(tenant, 'vm-web', { tags: { team: 'web' } }));
    expect(reply.status).toBe(201);
    expect(reply.body).toEqual({
      id: `${tenant.group}/providers/Microsoft.Compute/virtualMachines/vm-web`,
      name: 'vm-web',
      type: 'Microsoft.Compute/virtualMachines',
      location: 'westeurope',
      tags: { team: 'web' },
      properties: expect.objectContaining({
        hardwareProfile: { vmSize: 'Standard_B1s' },
        provisioningState: 'Succeeded',
        vmId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      }),
    });
  });

  test('F06 F04 with an identity it gets a service principal of its own, named after it', () => {
    const tenant = new LabTenant();
    const one = tenant.machine('vm-web', true);
    const two = tenant.machine('vm-job', true);
    const [web] = attachedIdentities(tenant.draft, one);
    const [job] = attachedIdentities(tenant.draft, two);
    expect(web?.servicePrincipal).toMatchObject({ displayName: 'vm-web', resourceId: one, isExplicit: false });
    expect(job?.servicePrincipal?.objectId).not.toBe(web?.servicePrincipal?.objectId);
  });

  test('F02 a fresh identity has no permissions at all', () => {
    const tenant = new LabTenant();
    const vm = tenant.machine('vm-web', true);
    const caller = attachedIdentities(tenant.draft, vm)[0]?.servicePrincipal?.objectId ?? '';
    expect(tenant.refused({ type: 'virtualMachine.get', ...tenant.named('vm-web'), caller }).code).toBe(
      'AuthorizationFailed',
    );
  });

  test('F18 naming identities at creation needs assign on each of them', () => {
    const tenant = new LabTenant();
    const { id } = tenant.identity('id-app');
    const caller = tenant.colleague('vm-admin', ['Virtual Machine Contributor']);
    const identity = { systemAssigned: true, userAssigned: [id] };
    expect(tenant.refused({ ...create(tenant, 'vm-web', { identity }), caller }).code).toBe(
      'LinkedAuthorizationFailed',
    );
    tenant.grant('Managed Identity Operator', caller);
    const body = tenant.ok({ ...create(tenant, 'vm-web', { identity }), caller });
    expect(body.identity).toMatchObject({ type: 'SystemAssigned, UserAssigned' });
  });

  test('creating it again updates it and takes no identity away', () => {
    const tenant = new LabTenant();
    const { id } = tenant.identity('id-app');
    const vm = tenant.machine('vm-web', true);
    const [system] = attachedIdentities(tenant.draft, vm);
    const identity = { systemAssigned: false, userAssigned: [id] };
    const { reply } = tenant.run(create(tenant, 'VM-Web', { size: 'Standard_D2s_v5', identity }));
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({ id: vm, name: 'vm-web' });
    expect(attachedIdentities(tenant.draft, vm).map((one) => one.name)).toEqual(['vm-web', 'id-app']);
    expect(attachedIdentities(tenant.draft, vm)[0]).toEqual(system);
  });

  test('machines have addresses of their own, and a deleted one leaves its network interface with its own', () => {
    const tenant = new LabTenant();
    for (const name of ['vm-a', 'vm-b', 'vm-c']) tenant.machine(name);
    tenant.ok({ type: 'virtualMachine.delete', ...tenant.named('vm-b') });
    tenant.machine('vm-d');
    const addresses = [...tenant.draft.resources.values()].map((one) =>
      one.type === 'Microsoft.Compute/virtualMachines' ? one.properties.privateIpAddress : '',
    );
    expect(addresses).toEqual(['10.0.0.4', '10.0.0.6', '10.0.0.7']);
  });

  test('a missing group is found out after authorization', () => {
    const tenant = new LabTenant();
    const elsewhere = { ...create(tenant, 'vm-web'), resourceGroup: 'rg-none' };
    expect(tenant.refused({ ...elsewhere, caller: tenant.colleague('nobody') }).code).toBe('AuthorizationFailed');
    expect(tenant.refused(elsewhere)).toEqual({
      status: 404,
      code: 'ResourceGroupNotFound',
      message: "Resource group 'rg-none' could not be found.",
    });
  });

  test('an existing machine stays in its region', () => {
    const tenant = new LabTenant();
    tenant.machine('vm-web');
    const error = tenant.refused(create(tenant, 'vm-web', { location: 'northeurope' }));
    expect(error).toMatchObject({ status: 409, code: 'InvalidResourceLocation' });
  });
});

describe('deleting a machine', () => {
  test('F07 its own identity goes, soft-deleted; F39 B-08 what it was granted stays', () => {
    const tenant = new LabTenant();
    const vm = tenant.machine('vm-web', true);
    const principalId = attachedIdentities(tenant.draft, vm)[0]?.servicePrincipal?.objectId ?? '';
    tenant.grant('Reader', principalId);
    tenant.ok({ type: 'virtualMachine.delete', ...tenant.named('vm-web') });
    expect(tenant.draft.principals.get(principalId)).toMatchObject({ deletedAt: expect.any(Number) });
    const list = tenant.ok({ type: 'roleAssignment.list', scope: tenant.group, at: 'exactly', principalId });
    expect(list.value).toHaveLength(1);
  });

  test('B-01 a user-assigned identity outlives its host', () => {
    const tenant = new LabTenant();
    const { id, principalId } = tenant.identity('id-app');
    tenant.machine('vm-web', false, [id]);
    tenant.ok({ type: 'virtualMachine.delete', ...tenant.named('vm-web') });
    expect(tenant.draft.resources.size).toBe(1);
    expect(tenant.draft.principals.get(principalId)).not.toHaveProperty('deletedAt');
  });

  test('deleting nothing is 204', () => {
    const tenant = new LabTenant();
    expect(tenant.run({ type: 'virtualMachine.delete', ...tenant.named('vm-web') }).reply.status).toBe(204);
  });

  test('a machine of the same name later on inherits nothing', () => {
    const tenant = new LabTenant();
    const vm = tenant.machine('vm-web');
    const caller = tenant.colleague('admin');
    tenant.grant('Owner', caller, vm);
    tenant.ok({ type: 'virtualMachine.delete', ...tenant.named('vm-web') });
    tenant.machine('vm-web');
    expect(tenant.refused({ type: 'virtualMachine.get', ...tenant.named('vm-web'), caller }).status).toBe(403);
  });
});

test('a list shows the machines of a group with their properties', () => {
  const tenant = new LabTenant();
  tenant.machine('vm-web');
  tenant.identity('id-app');
  const { subscriptionId } = tenant;
  const body = tenant.ok({ type: 'virtualMachine.list', subscriptionId, resourceGroup: 'RG-APP' });
  expect(body.value).toEqual([expect.objectContaining({ name: 'vm-web', properties: expect.anything() })]);
  expect(tenant.id(UAMI, 'id-app')).toContain('/resourcegroups/');
});
