import { describe, expect, test } from 'vitest';
import { createWorld } from '../../src/sim/genesis.ts';
import { evolve } from '../../src/sim/tenant.ts';
import { LabTenant, UAMI, VM } from './lab-tenant.ts';

/** More subscriptions of the home tenant, or of another, each with a group rg-app that the operator owns. */
function withSubscriptions(tenant: LabTenant, count: number, tenantId = tenant.draft.homeTenantId): readonly string[] {
  return Array.from({ length: count }, (_, at) => {
    const subscriptionId = `cccccccc-0000-4000-8000-${tenantId.slice(0, 4)}${String(at).padStart(8, '0')}`;
    tenant.draft.subscriptions.set(subscriptionId, { subscriptionId, displayName: `sub-${at}`, tenantId });
    const id = `/subscriptions/${subscriptionId}/resourceGroups/rg-app`;
    evolve(tenant.draft, {
      type: 'ResourceGroupCreated',
      group: { id, name: 'rg-app', subscriptionId, location: 'westeurope', tags: {} },
    });
    return subscriptionId;
  });
}

/** The operator owns these subscriptions, whatever tenant they are in. */
function own(tenant: LabTenant, subscriptions: readonly string[]): void {
  const [mine] = [...tenant.draft.roleAssignments.values()].filter((one) => one.principalId === tenant.operatorId);
  if (!mine) throw new Error('the operator owns nothing');
  for (const subscriptionId of subscriptions) {
    const scope = `/subscriptions/${subscriptionId}`;
    const id = `${scope}/providers/Microsoft.Authorization/roleAssignments/${subscriptionId}`;
    evolve(tenant.draft, { type: 'RoleAssignmentCreated', assignment: { ...mine, id, name: subscriptionId, scope } });
  }
}

const create = (subscriptionId: string, name: string) =>
  ({ type: 'userAssignedIdentity.create', subscriptionId, resourceGroup: 'rg-app', name, tags: {} }) as const;

/** Each at the same moment, which a person cannot type and a program can. */
function statusesOf(tenant: LabTenant, commands: readonly Parameters<LabTenant['run']>[0][]): readonly number[] {
  const { now } = tenant.draft;
  return commands.map((command) => {
    tenant.draft.now = now;
    return tenant.run(command).reply.status;
  });
}

const many = (count: number, one: number): readonly number[] => new Array<number>(count).fill(one);

describe('E.9, F36 identities made in 20 seconds', () => {
  test('400 of a tenant and region, over all its subscriptions; another tenant has its own count', () => {
    const tenant = new LabTenant();
    const subscriptions = withSubscriptions(tenant, 6);
    own(tenant, subscriptions);
    const eighty = (subscriptionId: string) =>
      Array.from({ length: 80 }, (_, at) => create(subscriptionId, `id-${at}`));
    expect(statusesOf(tenant, subscriptions.slice(0, 5).flatMap(eighty))).toEqual(many(400, 201));
    const sixth = create(subscriptions[5] ?? '', 'id-x');
    const refused = tenant.run(sixth);
    expect(refused.reply.status).toBe(429);
    expect(refused.trace.steps.map(({ text }) => text).join()).toContain(
      '400 new identities in 20 s are the limit of a tenant',
    );
    const seconds = Number(refused.reply.headers?.['retry-after']);
    expect(seconds).toBe(20);
    tenant.wait(seconds * 1_000);
    expect(tenant.run(sixth).reply.status).toBe(201);
  });

  test('what is made in a subscription of another tenant does not count', () => {
    const tenant = new LabTenant();
    const other = [...tenant.draft.tenants.keys()].find((one) => one !== tenant.draft.homeTenantId) ?? '';
    const strangers = withSubscriptions(tenant, 5, other);
    const subscriptionId = tenant.subscriptionId;
    for (const [index, stranger] of strangers.entries()) {
      for (let at = 0; at < 80; at += 1) {
        const id = `/subscriptions/${stranger}/resourcegroups/rg-app/providers/${UAMI}/id-${at}`;
        const properties = { tenantId: other, principalId: `${index}-${at}`, clientId: `${index}-${at}` };
        const base = { id, subscriptionId: stranger, resourceGroup: 'rg-app', location: 'westeurope', tags: {} };
        evolve(tenant.draft, {
          type: 'ResourceCreated',
          resource: { ...base, name: `id-${at}`, type: UAMI, createdAt: tenant.draft.now, properties },
          caller: 'somebody',
        });
      }
    }
    expect(tenant.run(create(subscriptionId, 'id-a')).reply.status).toBe(201);
  });
});

describe('E.9, F36 identities attached in 20 seconds', () => {
  test('400 of a tenant and region, over all its subscriptions', () => {
    const tenant = new LabTenant();
    const subscriptions = withSubscriptions(tenant, 2);
    own(tenant, subscriptions);
    const [first = '', second = ''] = subscriptions;
    const ids = Array.from({ length: 100 }, (_, at) => {
      tenant.wait(300);
      return String(tenant.ok(create(first, `id-${at}`)).id);
    });
    const machine = (subscriptionId: string, name: string) =>
      ({
        type: 'virtualMachine.create',
        subscriptionId,
        resourceGroup: 'rg-app',
        name,
        size: 'Standard_B1s',
        image: 'Ubuntu2204',
        tags: {},
        identity: { systemAssigned: false, userAssigned: [] },
      }) as const;
    const names = ['vm-0', 'vm-1', 'vm-2'];
    for (const name of names) tenant.ok(machine(first, name));
    for (const name of ['vm-0', 'vm-1']) tenant.ok(machine(second, name));
    tenant.wait(20_000);
    const attach = (subscriptionId: string, name: string, chosen = ids) =>
      ({
        type: 'resourceIdentity.update',
        resourceId: `/subscriptions/${subscriptionId}/resourceGroups/rg-app/providers/${VM}/${name}`,
        attach: chosen,
        detach: [],
      }) as const;
    const asked = [
      ...names.map((name) => attach(first, name)),
      attach(second, 'vm-0'),
      attach(second, 'vm-1', ids.slice(0, 1)),
    ];
    expect(statusesOf(tenant, asked)).toEqual([200, 200, 200, 200, 429]);
    tenant.wait(20_000);
    expect(tenant.run(attach(second, 'vm-1', ids.slice(0, 1))).reply.status).toBe(200);
  });
});

describe('B-08, E.9 role assignments of a subscription', () => {
  test('4,000, and those of another subscription do not count', () => {
    const tenant = new LabTenant();
    const [other = ''] = withSubscriptions(tenant, 1);
    own(tenant, [other]);
    const [mine] = [...tenant.draft.roleAssignments.values()].filter((one) => one.principalId === tenant.operatorId);
    if (!mine) throw new Error('the operator owns nothing');
    for (let at = 1; at < 3_999; at += 1) {
      const principalId = `dddddddd-0000-4000-8000-${String(at).padStart(12, '0')}`;
      const id = `${tenant.group}/providers/Microsoft.Authorization/roleAssignments/${principalId}`;
      const assignment = { ...mine, id, name: principalId, scope: tenant.group, principalId };
      evolve(tenant.draft, { type: 'RoleAssignmentCreated', assignment });
    }
    const grant = (role: string) =>
      ({
        type: 'roleAssignment.create',
        scope: tenant.group,
        roleDefinitionId: role,
        principalId: tenant.operatorId,
      }) as const;
    tenant.ok(grant('Reader'));
    const refused = tenant.run(grant('Contributor'));
    expect(refused.reply.body).toMatchObject({ error: { code: 'RoleAssignmentLimitExceeded' } });
    expect(refused.trace.steps.at(-1)?.text).toBe(
      'the subscription has 4000 of 4000 role assignments, 3998 of them orphans, which count',
    );
    const elsewhere = { ...grant('Contributor'), scope: `/subscriptions/${other}/resourceGroups/rg-app` };
    expect(tenant.run(elsewhere).reply.status).toBe(201);
  });
});

describe('F36 objects of a directory', () => {
  test('300,000 fit, and one more does not', () => {
    const tenant = new LabTenant();
    const { draft } = tenant;
    const like = draft.principals.get(tenant.operatorId);
    if (!like) throw new Error('there is no operator');
    for (let at = draft.principals.size; at < 299_999; at += 1)
      draft.principals.set(`p-${at}`, { ...like, objectId: `p-${at}` });
    const register = { type: 'application.create', displayName: 'reports', signInAudience: 'AzureADMyOrg' } as const;
    expect(tenant.run(register).reply.status).toBe(201);
    expect(tenant.refused(register).code).toBe('Directory_QuotaExceeded');
    expect(createWorld().world.objectQuota).toBe(300_000);
  });
});
