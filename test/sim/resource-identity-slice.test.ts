import { describe, expect, test } from 'vitest';
import { entriesOf } from '../../src/sim/event-log.ts';
import { attachedIdentities } from '../../src/sim/identity-queries.ts';
import { LabTenant, type TestCommand, type TestCommandOf, UAMI, VM } from './lab-tenant.ts';

const ASSIGN = `${UAMI}/assign/action`;

function update(resourceId: string, change: object): TestCommandOf<'resourceIdentity.update'> {
  return { type: 'resourceIdentity.update', resourceId, attach: [], detach: [], ...change };
}

const texts = (tenant: LabTenant, command: TestCommand): readonly string[] =>
  tenant.run(command).trace.steps.map((step) => step.text);

describe('F17 enabling a system-assigned identity', () => {
  test('needs write on the machine and nothing else', () => {
    const tenant = new LabTenant();
    const vm = tenant.machine('vm-web');
    const caller = tenant.colleague('vm-admin', ['Virtual Machine Contributor']);
    const body = tenant.ok({ ...update(vm, { systemAssigned: true }), caller });
    expect(body.identity).toEqual({
      type: 'SystemAssigned',
      principalId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      tenantId: tenant.draft.homeTenantId,
    });
  });

  test('without it ARM names the caller, the action and the scope', () => {
    const tenant = new LabTenant();
    const vm = tenant.machine('vm-web');
    const caller = tenant.colleague('reader', ['Reader']);
    expect(tenant.refused({ ...update(vm, { systemAssigned: true }), caller })).toEqual({
      status: 403,
      code: 'AuthorizationFailed',
      message: `The client 'reader@contoso.com' with object id '${caller}' does not have authorization to perform action 'Microsoft.Compute/virtualMachines/write' over scope '${vm}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
    });
  });

  test('B-16 disabling and enabling again makes another principal, and the grants are lost', () => {
    const tenant = new LabTenant();
    const vm = tenant.machine('vm-web', true);
    const before = attachedIdentities(tenant.draft, vm)[0]?.servicePrincipal?.objectId ?? '';
    tenant.grant('Reader', before);
    tenant.ok(update(vm, { systemAssigned: false }));
    expect(attachedIdentities(tenant.draft, vm)).toEqual([]);
    tenant.ok(update(vm, { systemAssigned: true }));
    const after = attachedIdentities(tenant.draft, vm)[0]?.servicePrincipal?.objectId ?? '';
    expect(after).not.toBe(before);
    expect(tenant.draft.roleAssignmentsByPrincipal.get(after)).toBeUndefined();
    expect(tenant.draft.roleAssignmentsByPrincipal.get(before)).toHaveLength(1);
  });

  test('enabling what is enabled keeps the principal', () => {
    const tenant = new LabTenant();
    const vm = tenant.machine('vm-web', true);
    const [before] = attachedIdentities(tenant.draft, vm);
    tenant.ok(update(vm, { systemAssigned: true }));
    expect(attachedIdentities(tenant.draft, vm)).toEqual([before]);
  });
});

describe('attaching a user-assigned identity', () => {
  test('F18 attaching needs write and assign', () => {
    const tenant = new LabTenant();
    const vm = tenant.machine('vm-web');
    const { id } = tenant.identity('id-app');
    const caller = tenant.colleague('vm-admin', ['Virtual Machine Contributor', 'Managed Identity Contributor']);
    const { reply, trace, events } = tenant.run({ ...update(vm, { attach: [id] }), caller });
    expect(reply.body).toEqual({
      error: {
        code: 'LinkedAuthorizationFailed',
        message: `The client 'vm-admin@contoso.com' with object id '${caller}' has permission to perform action 'Microsoft.Compute/virtualMachines/write' on scope '${vm}'; however, it does not have permission to perform action '${ASSIGN}' on the linked scope(s) '${id}' or the linked scope(s) are invalid.`,
      },
    });
    expect(reply.status).toBe(403);
    expect(events).toEqual([{ type: 'AccessDenied', principalId: caller, action: ASSIGN, scope: id }]);
    expect(trace.steps.at(-1)).toMatchObject({ outcome: 'failed', facts: ['F18'] });
    tenant.grant('Managed Identity Operator', caller);
    expect(tenant.run({ ...update(vm, { attach: [id] }), caller }).reply.status).toBe(200);
  });

  test('F18 assign without write is AuthorizationFailed on the machine', () => {
    const tenant = new LabTenant();
    const vm = tenant.machine('vm-web');
    const { id } = tenant.identity('id-app');
    const caller = tenant.colleague('operator-of-ids', ['Managed Identity Operator']);
    expect(tenant.refused({ ...update(vm, { attach: [id] }), caller }).code).toBe('AuthorizationFailed');
  });

  test('every identity that may not be assigned is named, with a comma and no space', () => {
    const tenant = new LabTenant();
    const vm = tenant.machine('vm-web');
    const ids = ['id-a1', 'id-b1', 'id-c1'].map((name) => tenant.identity(name).id);
    const caller = tenant.colleague('vm-admin', ['Virtual Machine Contributor']);
    tenant.grant('Managed Identity Operator', caller, ids[1]);
    const { message } = tenant.refused({ ...update(vm, { attach: ids }), caller });
    expect(message).toContain(`linked scope(s) '${ids[0]},${ids[2]}' or the linked`);
  });

  test('E.1 both kinds together read "SystemAssigned, UserAssigned"', () => {
    const tenant = new LabTenant();
    const vm = tenant.machine('vm-web', true);
    const { id, principalId, clientId } = tenant.identity('id-app');
    const body = tenant.ok(update(vm, { attach: [id.toUpperCase().replace('ID-APP', 'id-app')] }));
    expect(body.identity).toMatchObject({
      type: 'SystemAssigned, UserAssigned',
      userAssignedIdentities: { [id]: { principalId, clientId } },
    });
  });

  test('attaching twice is attaching once', () => {
    const tenant = new LabTenant();
    const vm = tenant.machine('vm-web');
    const { id } = tenant.identity('id-app');
    tenant.ok(update(vm, { attach: [id, id] }));
    tenant.ok(update(vm, { attach: [id] }));
    expect(attachedIdentities(tenant.draft, vm).map((one) => one.name)).toEqual(['id-app']);
  });

  test('E.7 an identity that never was cannot be attached, whoever asks', () => {
    const tenant = new LabTenant();
    const vm = tenant.machine('vm-web');
    const ghost = tenant.id(UAMI, 'id-ghost');
    expect(tenant.refused(update(vm, { attach: [ghost] }))).toMatchObject({
      status: 400,
      code: 'FailedIdentityOperation',
      message: expect.stringContaining(`Resource '${ghost}' was not found.`),
    });
  });

  test('a machine is no identity to attach', () => {
    const tenant = new LabTenant();
    const vm = tenant.machine('vm-web');
    expect(tenant.refused(update(vm, { attach: [vm] }))).toMatchObject({ status: 400, code: 'InvalidParameter' });
  });
});

describe('E.7 one dead reference breaks every later update', () => {
  function withDeadReference(): { tenant: LabTenant; vm: string; dead: string; other: string } {
    const tenant = new LabTenant();
    const dead = tenant.identity('id-old').id;
    const other = tenant.identity('id-new').id;
    const vm = tenant.machine('vm-web', false, [dead]);
    tenant.ok({ type: 'userAssignedIdentity.delete', ...tenant.named('id-old') });
    return { tenant, vm, dead, other };
  }

  test('E.2 deleting does not detach: the reference stays without a principal', () => {
    const { tenant, vm, dead } = withDeadReference();
    expect(attachedIdentities(tenant.draft, vm)).toEqual([
      { kind: 'user', name: 'id-old', resourceId: dead, servicePrincipal: undefined },
    ]);
    const body = tenant.ok({ type: 'virtualMachine.get', ...tenant.named('vm-web') });
    expect(body.identity).toEqual({
      type: 'UserAssigned',
      userAssignedIdentities: { [dead]: { principalId: null, clientId: null } },
    });
  });

  test('not even the owner can attach another or enable the system-assigned one', () => {
    const { tenant, vm, dead, other } = withDeadReference();
    for (const change of [{ attach: [other] }, { systemAssigned: true }]) {
      const error = tenant.refused(update(vm, change));
      expect(error.code).toBe('LinkedAuthorizationFailed');
      expect(error.message).toContain(`on the linked scope(s) '${dead}' or the linked scope(s) are invalid.`);
    }
    expect(texts(tenant, update(vm, { systemAssigned: true })).at(-1)).toContain('detach it before any other change');
  });

  test('detaching the dead one heals it, also together with attaching another', () => {
    const { tenant, vm, dead, other } = withDeadReference();
    tenant.ok(update(vm, { attach: [other], detach: [dead] }));
    expect(attachedIdentities(tenant.draft, vm).map((one) => one.name)).toEqual(['id-new']);
  });
});

describe('detaching', () => {
  test('F.3 an id that is not attached: 400 with the words of az', () => {
    const tenant = new LabTenant();
    const vm = tenant.machine('vm-web');
    const { id } = tenant.identity('id-app');
    expect(tenant.refused(update(vm, { detach: [id] }))).toMatchObject({
      status: 400,
      message: `'${id}' are not associated with 'vm-web'`,
    });
  });

  test('needs no permission on the identity, and the identity lives on', () => {
    const tenant = new LabTenant();
    const { id, principalId } = tenant.identity('id-app');
    const vm = tenant.machine('vm-web', false, [id]);
    const caller = tenant.colleague('vm-admin', ['Virtual Machine Contributor']);
    const body = tenant.ok({ ...update(vm, { detach: [id.toUpperCase()] }), caller });
    expect(body.identity).toBeUndefined();
    expect(tenant.draft.principals.get(principalId)).not.toHaveProperty('deletedAt');
  });
});

describe('order of the checks', () => {
  test('authorization comes before existence', () => {
    const tenant = new LabTenant();
    const ghost = tenant.id(VM, 'vm-ghost');
    const caller = tenant.colleague('nobody');
    expect(tenant.refused({ ...update(ghost, { systemAssigned: true }), caller }).code).toBe('AuthorizationFailed');
    expect(tenant.refused(update(ghost, { systemAssigned: true }))).toEqual({
      status: 404,
      code: 'ResourceNotFound',
      message:
        "The Resource 'Microsoft.Compute/virtualMachines/vm-ghost' under resource group 'rg-app' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix",
    });
  });

  test('an identity cannot hold identities', () => {
    const tenant = new LabTenant();
    const { id } = tenant.identity('id-app');
    expect(tenant.refused(update(id, { systemAssigned: true })).status).toBe(400);
  });

  test('a refusal is an event of the audit log', () => {
    const tenant = new LabTenant();
    const vm = tenant.machine('vm-web');
    const caller = tenant.colleague('reader', ['Reader']);
    tenant.refused({ ...update(vm, { systemAssigned: true }), caller });
    expect(entriesOf(tenant.draft.log).at(-1)?.event).toEqual({
      type: 'AccessDenied',
      principalId: caller,
      action: 'Microsoft.Compute/virtualMachines/write',
      scope: vm,
    });
  });
});
