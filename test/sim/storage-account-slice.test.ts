import { describe, expect, it } from 'vitest';
import { entriesOf } from '../../src/sim/event-log.ts';
import { DataWorld } from './data-world.ts';

describe('storage accounts in ARM', () => {
  it('show neither keys nor data', () => {
    const { tenant, accountKey } = new DataWorld();
    const body = tenant.ok({ type: 'storageAccount.get', ...tenant.named('st1') });
    expect(body).toMatchObject({
      name: 'st1',
      properties: { allowSharedKeyAccess: true, primaryEndpoints: { blob: 'https://st1.blob.core.windows.net/' } },
    });
    expect(JSON.stringify(body)).not.toContain(accountKey);
    expect(JSON.stringify(body)).not.toContain('q1.txt');
  });

  it('F10 have no identity of their own', () => {
    const { tenant } = new DataWorld();
    const resourceId = tenant.id('Microsoft.Storage/storageAccounts', 'st1');
    const body = tenant.ok({ type: 'storageAccount.get', ...tenant.named('st1') });
    expect(body.identity).toBeUndefined();
    const update = {
      type: 'resourceIdentity.update',
      resourceId,
      systemAssigned: true,
      attach: [],
      detach: [],
    } as const;
    expect(tenant.run(update).reply.status).toBe(400);
  });

  it.each([
    ['st-1', 400, 'AccountNameInvalid'],
    ['ST1', 400, 'AccountNameInvalid'],
    ['st', 400, 'AccountNameInvalid'],
  ])('take no name like %s', (name, status, code) => {
    const { tenant } = new DataWorld();
    expect(tenant.refused({ type: 'storageAccount.create', ...tenant.named(name), tags: {} })).toMatchObject({
      status,
      code,
    });
  });

  it('have a name of their own in the whole world', () => {
    const { tenant } = new DataWorld();
    const { subscriptionId } = tenant;
    tenant.ok({ type: 'resourceGroup.create', subscriptionId, name: 'rg-two', location: 'westeurope', tags: {} });
    const elsewhere = { ...tenant.named('st1'), resourceGroup: 'rg-two' };
    expect(tenant.refused({ type: 'storageAccount.create', ...elsewhere, tags: {} })).toMatchObject({
      status: 409,
      code: 'StorageAccountAlreadyTaken',
      message: 'The storage account named st1 is already taken.',
    });
  });

  it('B-11 Contributor may list the keys, Reader may not, and it is written down', () => {
    const { tenant } = new DataWorld();
    const reader = tenant.colleague('reader', ['Reader']);
    const contributor = tenant.colleague('contributor', ['Contributor']);
    const list = (caller: string) =>
      tenant.run({ type: 'storageAccount.listKeys', ...tenant.named('st1'), caller }).reply.status;
    expect([list(reader), list(contributor)]).toEqual([403, 200]);
    expect(entriesOf(tenant.draft.log).at(-1)?.event).toMatchObject({
      type: 'StorageAccountKeysListed',
      caller: contributor,
    });
  });

  it('keep keys and data when they are written again, and lose both when deleted', () => {
    const world = new DataWorld();
    const { tenant, accountKey } = world;
    tenant.ok({ type: 'storageAccount.create', ...tenant.named('st1'), tags: { team: 'web' } });
    expect(world.ask({ type: 'blob.download', name: 'q1.txt', accountKey }).reply.status).toBe(200);
    tenant.ok({ type: 'storageAccount.delete', ...tenant.named('st1') });
    tenant.ok({ type: 'storageAccount.create', ...tenant.named('st1'), tags: {} });
    expect(world.ask({ type: 'blob.download', name: 'q1.txt', accountKey }).reply.status).toBe(403);
    const { value } = tenant.ok({ type: 'storageAccount.list', subscriptionId: tenant.subscriptionId });
    expect(value).toHaveLength(1);
  });
});
