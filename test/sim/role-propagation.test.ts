import { describe, expect, test } from 'vitest';
import { assignmentsOf } from '../../src/sim/assignment-queries.ts';
import { MINUTE, SECOND } from '../../src/sim/duration.ts';
import { LabTenant, type TestCommand, type TestCommandOf } from './lab-tenant.ts';

function grant(tenant: LabTenant, principalId: string, rest: object = {}): TestCommandOf<'roleAssignment.create'> {
  return { type: 'roleAssignment.create', scope: tenant.group, roleDefinitionId: 'Reader', principalId, ...rest };
}

const listed = (tenant: LabTenant, scope: string, at: 'exactly' | 'below' | 'above'): readonly string[] => {
  const { value } = tenant.ok({ type: 'roleAssignment.list', scope, at });
  return (value as readonly { properties: { scope: string } }[]).map((one) => one.properties.scope);
};

/** A world that takes its time, with id-app in it, replicated. */
function slowTenant(): { tenant: LabTenant; principalId: string } {
  const tenant = new LabTenant({ propagation: 'realistic' });
  const { principalId } = tenant.identity('id-app');
  tenant.wait(MINUTE);
  return { tenant, principalId };
}

describe('B-07 a principal that is not replicated yet', () => {
  test('is PrincipalNotFound, 32 hex digits without dashes and two spaces before See', () => {
    const tenant = new LabTenant({ propagation: 'realistic' });
    const { principalId } = tenant.identity('id-app');
    const { reply, trace } = tenant.run(grant(tenant, principalId));
    expect(reply.status).toBe(400);
    expect(reply.body).toEqual({
      error: {
        code: 'PrincipalNotFound',
        message: `Principal ${principalId.replaceAll('-', '')} does not exist in the directory ${tenant.draft.homeTenantId}. Check that you have the correct principal ID. If you are creating this principal and then immediately assigning a role, this error might be related to a replication delay. In this case, set the role assignment principalType property to a value, such as ServicePrincipal, User, or Group.  See https://aka.ms/docs-principaltype`,
      },
    });
    expect(trace.steps.at(-1)).toMatchObject({ outcome: 'failed', facts: ['B-07'] });
  });

  test('can be granted with a principalType, or a minute later', () => {
    const tenant = new LabTenant({ propagation: 'realistic' });
    const { principalId } = tenant.identity('id-app');
    const typed = tenant.run(grant(tenant, principalId, { principalType: 'ServicePrincipal' }));
    expect(typed.reply.status).toBe(201);
    const other = tenant.identity('id-new').principalId;
    tenant.wait(MINUTE);
    expect(tenant.run(grant(tenant, other)).reply.status).toBe(201);
  });

  test('waits 5 to 60 whole seconds', () => {
    const tenant = new LabTenant({ propagation: 'realistic' });
    for (let count = 0; count < 100; count += 1) {
      // At most 80 identities in 20 seconds may be made in a subscription [E.9].
      tenant.wait(SECOND);
      const { principalId } = tenant.identity(`id-${count}`);
      const principal = tenant.draft.principals.get(principalId);
      if (principal?.kind !== 'servicePrincipal') throw new Error('no service principal');
      const delay = (principal.replicatedAt - principal.createdAt) / SECOND;
      expect(Number.isInteger(delay) && delay >= 5 && delay <= 60, String(delay)).toBe(true);
    }
  });
});

describe('F38 the clock of a grant', () => {
  test('it arrives after 1 to 10 minutes, and is listed from the first moment', () => {
    const { tenant, principalId } = slowTenant();
    tenant.ok(grant(tenant, principalId));
    const [seen] = assignmentsOf(tenant.draft, principalId);
    expect(seen?.state).toBe('arriving');
    expect(seen?.minutesLeft).toBeGreaterThanOrEqual(1);
    expect(seen?.minutesLeft).toBeLessThanOrEqual(10);
    expect(listed(tenant, tenant.group, 'exactly')).toEqual([tenant.group]);
    const read: TestCommand = { type: 'userAssignedIdentity.get', ...tenant.named('id-app'), caller: principalId };
    const early = tenant.run(read);
    expect(early.reply.status).toBe(403);
    expect(early.trace.steps.at(-1)?.text).toMatch(/Reader at .* \(not yet in effect, arrives in \d+ min\)/);
    tenant.wait(10 * MINUTE);
    expect(tenant.run(read).reply.status).toBe(200);
    expect(assignmentsOf(tenant.draft, principalId)[0]?.state).toBe('in effect');
  });

  test('removed, it is no longer listed and is honoured for a while', () => {
    const { tenant, principalId } = slowTenant();
    const id = String(tenant.ok(grant(tenant, principalId)).id);
    tenant.wait(10 * MINUTE);
    expect(tenant.run({ type: 'roleAssignment.delete', id }).reply.status).toBe(200);
    expect(listed(tenant, tenant.group, 'exactly')).toEqual([]);
    expect(assignmentsOf(tenant.draft, principalId)[0]?.state).toBe('lingering');
    const read: TestCommand = { type: 'userAssignedIdentity.get', ...tenant.named('id-app'), caller: principalId };
    const late = tenant.run(read);
    expect(late.reply.status).toBe(200);
    expect(late.trace.steps.map((step) => step.text).join()).toMatch(/removed, honoured for another \d+ min/);
    tenant.wait(10 * MINUTE);
    expect(tenant.run(read).reply.status).toBe(403);
    expect(assignmentsOf(tenant.draft, principalId)).toEqual([]);
  });

  test('removed before it arrived, it never arrives, not even for a minute', () => {
    const tenant = new LabTenant({ propagation: 'realistic' });
    const ids = ['id-a1', 'id-b1', 'id-c1', 'id-d1'].map((name) => tenant.identity(name).principalId);
    tenant.wait(MINUTE);
    const granted = ids.map((principalId) => String(tenant.ok(grant(tenant, principalId)).id));
    for (const id of granted) tenant.ok({ type: 'roleAssignment.delete', id });
    for (let minute = 0; minute <= 10; minute += 1) {
      expect(ids.flatMap((principalId) => assignmentsOf(tenant.draft, principalId))).toEqual([]);
      tenant.wait(MINUTE);
    }
  });

  test('once lapsed it is no explanation any more', () => {
    const { tenant, principalId } = slowTenant();
    const id = String(tenant.ok(grant(tenant, principalId)).id);
    tenant.wait(10 * MINUTE);
    tenant.ok({ type: 'roleAssignment.delete', id });
    tenant.wait(10 * MINUTE);
    const read = { type: 'userAssignedIdentity.get', ...tenant.named('id-app'), caller: principalId } as const;
    expect(tenant.run(read).trace.steps.at(-1)?.text).not.toContain('nearest');
  });

  test('a name used again while the removed one lingers gives nothing to who had it before', () => {
    const { tenant, principalId } = slowTenant();
    const assignmentName = '11111111-2222-4333-8444-555555555555';
    const id = String(tenant.ok(grant(tenant, principalId, { assignmentName })).id);
    tenant.wait(10 * MINUTE);
    tenant.ok({ type: 'roleAssignment.delete', id });
    tenant.ok(grant(tenant, tenant.operatorId, { assignmentName }));
    tenant.wait(10 * MINUTE);
    expect(assignmentsOf(tenant.draft, principalId)).toEqual([]);
    const read = { type: 'userAssignedIdentity.get', ...tenant.named('id-app'), caller: principalId } as const;
    expect(tenant.run(read).reply.status).toBe(403);
  });

  test('instant propagation makes both instant', () => {
    const tenant = new LabTenant();
    const { principalId } = tenant.identity('id-app');
    const id = tenant.grant('Reader', principalId);
    expect(assignmentsOf(tenant.draft, principalId)[0]?.state).toBe('in effect');
    tenant.ok({ type: 'roleAssignment.delete', id });
    expect(assignmentsOf(tenant.draft, principalId)).toEqual([]);
    expect(tenant.draft.roleAssignments.size).toBe(1);
  });

  test('deleting what is not there is 204', () => {
    const tenant = new LabTenant();
    const id = `${tenant.group}/providers/Microsoft.Authorization/roleAssignments/nothing`;
    expect(tenant.run({ type: 'roleAssignment.delete', id }).reply.status).toBe(204);
  });
});
