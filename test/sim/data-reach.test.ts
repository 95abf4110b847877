import { describe, expect, test } from 'vitest';
import { type DataReach, dataReachOf, dataStoresOf, hasStaleGroups, tokensOf } from '../../src/sim/data-reach.ts';
import { HOUR, MINUTE } from '../../src/sim/duration.ts';
import type { JsonObject } from '../../src/sim/json.ts';
import { DataWorld } from './data-world.ts';

/** `st1: keys`, `st1/containers/reports: read write`: where, and what can be done there. */
function said(reach: readonly DataReach[]): readonly string[] {
  return reach.map(({ scope, store, rights }) => {
    const [kind, part] = scope.split('/').slice(-2);
    return `${scope === store.id ? store.name : `${store.name}/${kind}/${part}`}: ${rights.join(' ')}`;
  });
}

class Reached extends DataWorld {
  readonly secret = `${this.vaultId}/secrets/db-password`;

  get reach(): readonly string[] {
    return said(dataReachOf(this.tenant.draft, this.principalId));
  }

  grant(role: string, scope: string, principalId = this.principalId): string {
    return this.tenant.grant(role, principalId, scope);
  }

  reachOf(principalId: string): readonly string[] {
    return said(dataReachOf(this.tenant.draft, principalId));
  }
}

describe('E.5 E.6 what a role opens, and where', () => {
  test('nothing without a role', () => expect(new Reached().reach).toEqual([]));

  test.each<[string, 'accountId' | 'container' | 'vaultId' | 'secret', readonly string[]]>([
    ['Storage Blob Data Reader', 'accountId', ['st1: read']],
    ['Storage Blob Data Contributor', 'accountId', ['st1: read write']],
    ['Storage Blob Data Reader', 'container', ['st1/containers/reports: read']],
    ['Storage Blob Data Owner', 'container', ['st1/containers/reports: read write']],
    ['Key Vault Secrets User', 'vaultId', ['kv-app: read']],
    ['Key Vault Secrets Officer', 'vaultId', ['kv-app: read write']],
    ['Key Vault Secrets User', 'secret', ['kv-app/secrets/db-password: read']],
    ['Key Vault Secrets User', 'accountId', []],
    ['Storage Blob Data Owner', 'vaultId', []],
    ['Reader', 'accountId', []],
    ['Owner', 'vaultId', []],
  ])('%s at the %s', (role, where, expected) => {
    const world = new Reached();
    world.grant(role, world[where]);
    expect(world.reach).toEqual(expected);
  });

  test('B-11 an Owner reads no data, but can have the keys of the account; a container has none', () => {
    const world = new Reached();
    expect(world.reachOf(world.tenant.operatorId)).toEqual(['st1: keys']);
    world.grant('Owner', world.container);
    expect(world.reach).toEqual([]);
  });

  test('B-11 where shared keys are switched off, the keys open nothing', () => {
    const world = new Reached();
    const { tenant } = world;
    tenant.ok({ type: 'storageAccount.create', ...tenant.named('st1'), tags: {}, allowSharedKeyAccess: false });
    expect(world.reachOf(tenant.operatorId)).toEqual([]);
  });

  test('a role above opens every store below it, in the order in which they were made; one beside opens nothing', () => {
    const world = new Reached();
    const { tenant } = world;
    tenant.ok({ type: 'storageAccount.create', ...tenant.named('st11'), tags: {} });
    const role = world.grant('Storage Blob Data Reader', tenant.group);
    expect(world.reach).toEqual(['st1: read', 'st11: read']);
    tenant.ok({ type: 'roleAssignment.delete', id: role });
    world.grant('Storage Blob Data Reader', world.accountId);
    expect(world.reach).toEqual(['st1: read']);
    expect(dataStoresOf(tenant.draft).map(({ name }) => name)).toEqual(['st1', 'kv-app', 'st11']);
    const [, vault, other] = dataStoresOf(tenant.draft);
    expect(said(dataReachOf(tenant.draft, world.principalId, vault && other ? [vault, other] : []))).toEqual([]);
  });

  test('a part is named only for what the whole does not open already', () => {
    const world = new Reached();
    world.grant('Storage Blob Data Contributor', world.container);
    world.grant('Storage Blob Data Reader', world.accountId);
    expect(world.reach).toEqual(['st1: read', 'st1/containers/reports: write']);
    world.grant('Storage Blob Data Owner', world.tenant.group);
    expect(world.reach).toEqual(['st1: read write']);
  });
});

describe('F38 when', () => {
  test('a grant opens something once it is in effect, and a removed one until it lapses', () => {
    const world = new Reached({ propagation: 'realistic' });
    world.tenant.wait(MINUTE);
    const role = world.grant('Storage Blob Data Reader', world.accountId);
    expect(world.reach).toEqual([]);
    world.tenant.wait(10 * MINUTE);
    expect(world.reach).toEqual(['st1: read']);
    world.tenant.ok({ type: 'roleAssignment.delete', id: role });
    expect(world.reach).toEqual(['st1: read']);
    world.tenant.wait(10 * MINUTE);
    expect(world.reach).toEqual([]);
  });
});

describe('F38 B-09 G-09 groups count as they stand in the token that is held', () => {
  function withGroup(): { readonly world: Reached; readonly join: () => void; readonly leave: () => void } {
    const world = new Reached();
    const { tenant, principalId } = world;
    const created: JsonObject = tenant.ok({
      type: 'directoryGroup.create',
      displayName: 'readers',
      mailNickname: 'readers',
    });
    const groupId = String(created.id);
    world.grant('Storage Blob Data Reader', world.accountId, groupId);
    const member = { groupId, memberId: principalId };
    return {
      world,
      join: () => tenant.ok({ type: 'groupMember.add', ...member }),
      leave: () => tenant.ok({ type: 'groupMember.remove', ...member }),
    };
  }

  test('without a token the groups of this moment count', () => {
    const { world, join, leave } = withGroup();
    join();
    expect(world.reach).toEqual(['st1: read']);
    leave();
    expect(world.reach).toEqual([]);
  });

  test('who joins with a token in hand waits for its end', () => {
    const { world, join } = withGroup();
    world.token();
    join();
    expect(world.reach).toEqual([]);
    const [held, ...others] = tokensOf(world.tenant.draft, world.principalId);
    expect(others).toEqual([]);
    expect(held && hasStaleGroups(world.tenant.draft, held)).toBe(true);
    world.tenant.wait(25 * HOUR);
    expect(tokensOf(world.tenant.draft, world.principalId)).toEqual([]);
    expect(world.reach).toEqual(['st1: read']);
  });

  test('who leaves keeps what the token in hand opens', () => {
    const { world, join, leave } = withGroup();
    join();
    world.token();
    const [held] = tokensOf(world.tenant.draft, world.principalId);
    expect(held && hasStaleGroups(world.tenant.draft, held)).toBe(false);
    leave();
    expect(world.reach).toEqual(['st1: read']);
    world.tenant.wait(25 * HOUR);
    expect(world.reach).toEqual([]);
  });

  test('a token for another service does not matter, nor one of somebody else', () => {
    const { world, join } = withGroup();
    world.token('https://vault.azure.net');
    join();
    expect(world.reach).toEqual(['st1: read']);
    expect(tokensOf(world.tenant.draft, world.tenant.operatorId)).toEqual([]);
  });

  test('one group for another is a change, though the number stays', () => {
    const { world, join, leave } = withGroup();
    const { tenant, principalId } = world;
    join();
    world.token();
    leave();
    const other = tenant.ok({ type: 'directoryGroup.create', displayName: 'writers', mailNickname: 'writers' });
    world.grant('Storage Blob Data Contributor', world.accountId, String(other.id));
    tenant.ok({ type: 'groupMember.add', groupId: String(other.id), memberId: principalId });
    expect(world.reach).toEqual(['st1: read']);
    tenant.wait(25 * HOUR);
    expect(world.reach).toEqual(['st1: read write']);
  });
});
