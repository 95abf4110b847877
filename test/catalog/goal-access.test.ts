import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { conditionSchema, evaluateGoal, goalText } from '../../src/catalog/goal.ts';
import { MINUTE } from '../../src/sim/duration.ts';
import { LabTenant, UAMI } from '../sim/lab-tenant.ts';

const schema = conditionSchema(z);

/** vm-web holds id-reports; st1 has the containers reports and logs. */
function start(header = {}) {
  const tenant = new LabTenant(header);
  const { principalId, id } = tenant.identity('id-reports');
  tenant.machine('vm-web', false, [id]);
  tenant.machine('vm-bare');
  tenant.ok({ type: 'storageAccount.create', ...tenant.named('st1'), tags: {} });
  const account = tenant.id('Microsoft.Storage/storageAccounts', 'st1');
  const container = (name: string): string => `${account}/blobServices/default/containers/${name}`;
  const look = (written: object) =>
    evaluateGoal({ world: tenant.draft, since: 0, machines: new Map() }, schema.parse(written));
  return { tenant, principalId, account, container, look };
}

const READER = 'Storage Blob Data Reader';
const CONTRIBUTOR = 'Storage Blob Data Contributor';

describe('can-access', () => {
  const reads = { kind: 'can-access', principal: 'id-reports', may: 'read blobs', scope: 'st1/reports' } as const;

  test('follows a grant, and says by which role; a role that manages does not help', () => {
    const { tenant, principalId, account, look } = start();
    expect(look(reads).detail).toBe('id-reports cannot read blobs in st1/reports: it has no role anywhere');
    tenant.grant('Contributor', principalId);
    expect(look(reads)).toEqual({
      isMet: false,
      detail: 'id-reports cannot read blobs in st1/reports: Contributor at rg-app does not contain it',
    });
    tenant.grant(READER, principalId, account);
    expect(look(reads)).toEqual({
      isMet: true,
      detail: 'id-reports can read blobs in st1/reports, by Storage Blob Data Reader at st1',
    });
    expect(look({ ...reads, may: 'write blobs' }).isMet).toBe(false);
    expect(look({ ...reads, not: true }).isMet).toBe(false);
  });

  test('waits for a grant that is still arriving', () => {
    const { tenant, principalId, container, look } = start({ propagation: 'realistic' });
    tenant.wait(MINUTE);
    tenant.grant(READER, principalId, container('reports'));
    expect(look(reads).detail).toBe(
      'id-reports cannot read blobs in st1/reports: Storage Blob Data Reader at st1/reports is still arriving',
    );
    tenant.wait(10 * MINUTE);
    expect(look(reads).isMet).toBe(true);
    expect(look({ ...reads, scope: 'st1/logs' }).detail).toContain('does not reach there');
  });

  test('a host can what one of its identities can, and nothing without one', () => {
    const { tenant, principalId, account, look } = start();
    tenant.grant(READER, principalId, account);
    expect(look({ ...reads, principal: 'vm-web' }).isMet).toBe(true);
    expect(look({ ...reads, principal: 'vm-bare' })).toEqual({ isMet: false, detail: 'vm-bare holds no identity' });
    expect(look({ ...reads, principal: 'id-none' }).detail).toBe('there is no identity called id-none');
    expect(look({ ...reads, scope: 'st2' }).detail).toBe('there is no st2 to read blobs in');
  });

  test('knows what is managed, by word and by action', () => {
    const { tenant, principalId, look } = start();
    tenant.grant('Virtual Machine Contributor', principalId);
    const can = (may: string, scope: string) => look({ ...reads, may, scope }).isMet;
    expect(can('delete', 'vm-web')).toBe(true);
    expect(can('delete', 'st1')).toBe(false);
    expect(can('list keys', 'st1')).toBe(true);
    expect(can('grant roles', 'rg-app')).toBe(false);
    expect(can('Microsoft.Compute/virtualMachines/start/action', 'vm-web')).toBe(true);
    expect(can('read', 'rg-app')).toBe(true);
    expect(can('read', 'subscription')).toBe(false);
  });

  test('says itself what is wanted', () => {
    expect(goalText(schema.parse(reads))).toBe('id-reports can read blobs in st1/reports');
    expect(goalText(schema.parse({ ...reads, not: true }))).toBe('id-reports cannot read blobs in st1/reports');
    expect(goalText(schema.parse({ ...reads, may: 'delete', scope: 'vm-web' }))).toBe('id-reports can delete vm-web');
  });
});

describe('least-privilege', () => {
  const needs = [{ may: 'read blobs', scope: 'st1/reports' }];
  const least = { kind: 'least-privilege', principal: 'id-reports', needs } as const;

  /** What is said once these roles are held; `met` where nothing is beyond the needs. */
  type Grants = readonly (readonly [role: string, scope: 'container' | 'account' | 'group' | 'subscription'])[];
  function excessAfter(...grants: Grants) {
    const { tenant, principalId, account, container, look } = start();
    const scopes = { container: container('reports'), account, group: tenant.group, subscription: tenant.subscription };
    for (const [role, scope] of grants) tenant.grant(role, principalId, scopes[scope]);
    const { isMet, detail } = look(least);
    return isMet ? 'met' : detail;
  }

  test('is met by the narrow role at the narrow scope, and by no role at all', () => {
    expect(excessAfter()).toBe('met');
    expect(excessAfter([READER, 'container'])).toBe('met');
  });

  test.each([
    ['a role that writes', [[CONTRIBUTOR, 'container']], 'write and delete blobs in st1/reports: 2 things'],
    ['a scope that is too wide', [[READER, 'account']], 'read blobs in st1: one thing'],
    [
      'a role beside the one that is needed',
      [
        [READER, 'container'],
        ['Reader', 'group'],
      ],
      'read everything in rg-app: one thing',
    ],
    [
      'a role that manages',
      [['Contributor', 'group']],
      'read, change and delete everything in rg-app; list account keys in rg-app; attach identities in rg-app: 5 things',
    ],
    ['a role for one type', [['Website Contributor', 'group']], 'read, change and delete web apps in rg-app: 3 things'],
    [
      'a role of the account',
      [['Storage Account Contributor', 'account']],
      'read, change and delete st1; list the keys of st1: 4 things',
    ],
    [
      'a role for roles',
      [['User Access Administrator', 'subscription']],
      'read everything in contoso-dev; grant roles at contoso-dev',
    ],
  ] as const)('sees %s', (_name, grants, expected) => {
    expect(excessAfter(...(grants as unknown as Grants))).toContain(`id-reports can also ${expected}`);
  });

  test('counts a thing once that two grants give, and what groups give', () => {
    expect(excessAfter([CONTRIBUTOR, 'container'], [CONTRIBUTOR, 'account'])).toBe(
      'id-reports can also read, write and delete blobs in st1: 3 things more than it needs',
    );
    const { tenant, principalId, look } = start();
    const group = tenant.ok({ type: 'directoryGroup.create', displayName: 'readers', mailNickname: 'readers' });
    tenant.ok({ type: 'groupMember.add', groupId: String(group.id), memberId: principalId });
    tenant.grant('Reader', String(group.id));
    expect(look(least).detail).toContain('read everything in rg-app');
  });

  test('a need at a scope covers what is below it; taking the grant away is enough', () => {
    const { tenant, principalId, container, look } = start();
    const given = tenant.grant(CONTRIBUTOR, principalId, container('reports'));
    const wide = ['read blobs', 'write blobs', 'delete blobs'].map((may) => ({ may, scope: 'st1' }));
    expect(look({ ...least, needs: wide }).isMet).toBe(true);
    expect(look({ ...least, needs: wide.slice(0, 2) }).detail).toContain('can also delete blobs in st1/reports');
    Object.assign(tenant.draft, { propagation: 'realistic' });
    tenant.ok({ type: 'roleAssignment.delete', id: given });
    expect(look(least).isMet).toBe(true);
  });

  test('says itself what is wanted', () => {
    expect(goalText(schema.parse(least))).toBe('id-reports may read blobs in st1/reports, and no more');
    expect(goalText(schema.parse({ ...least, needs: [] }))).toBe('id-reports may do nothing');
  });
});

describe('identity-state', () => {
  test('goes from nothing over live to soft-deleted and purged, and knows a successor', () => {
    const { tenant, look } = start();
    const state = (written: string) => look({ kind: 'identity-state', identity: 'id-reports', state: written });
    expect(look({ kind: 'identity-state', identity: 'id-none', state: 'live' }).detail).toContain('there never was');
    expect(state('live')).toEqual({ isMet: true, detail: 'id-reports is in the directory' });
    tenant.ok({
      type: 'resourceIdentity.update',
      resourceId: tenant.id('Microsoft.Compute/virtualMachines', 'vm-web'),
      attach: [],
      detach: [tenant.id(UAMI, 'id-reports')],
    });
    tenant.ok({ type: 'userAssignedIdentity.delete', ...tenant.named('id-reports') });
    expect(state('soft-deleted')).toEqual({ isMet: true, detail: 'id-reports is soft-deleted' });
    expect(state('live').isMet).toBe(false);
    tenant.identity('id-reports');
    expect(state('live').detail).toBe('id-reports is in the directory, and an earlier one is soft-deleted');
    expect(state('purged').isMet).toBe(false);
    tenant.wait(31 * 24 * 60 * MINUTE);
    expect(state('purged').isMet).toBe(true);
    expect(state('soft-deleted').isMet).toBe(false);
  });
});
