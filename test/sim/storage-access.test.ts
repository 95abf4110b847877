import { describe, expect, it } from 'vitest';
import { blobContainersOf, blobsOf } from '../../src/sim/data-store-queries.ts';
import { DAY } from '../../src/sim/duration.ts';
import { entriesOf } from '../../src/sim/event-log.ts';
import { DataWorld } from './data-world.ts';
import { MISMATCH, refusal, SEE_HEADER, shown } from './storage-wording.ts';

const READER = 'Storage Blob Data Reader';

describe('other ways in', () => {
  it('B-11 Owner signed in may not read a blob', () => {
    const world = new DataWorld();
    const caller = world.tenant.operatorId;
    const outcome = world.ask({ type: 'blob.download', name: 'q1.txt', caller });
    expect([outcome.reply.status, shown(outcome)]).toEqual([403, MISMATCH]);
    world.tenant.grant(READER, caller);
    expect(world.ask({ type: 'blob.download', name: 'q1.txt', caller }).reply.status).toBe(200);
  });

  it('B-11 an account key opens everything and names nobody', () => {
    const world = new DataWorld();
    const { reply, events } = world.ask({ type: 'blob.download', name: 'q1.txt', accountKey: world.accountKey });
    expect(reply.status).toBe(200);
    expect(events[0]).toMatchObject({ actor: { via: 'account key' } });
    expect(world.accountKey).toMatch(/^[A-Za-z0-9+/]{86}==$/);
  });

  it('a token counts before a key, and a key before who is signed in', () => {
    const world = new DataWorld();
    const { accountKey } = world;
    const read = { type: 'blob.download', name: 'q1.txt', caller: world.tenant.operatorId, accountKey } as const;
    expect(world.ask({ ...read, bearer: world.token() }).reply.status).toBe(403);
    expect(world.ask(read).reply.status).toBe(200);
  });

  it('a wrong key is refused', () => {
    const world = new DataWorld();
    const outcome = world.ask({ type: 'blob.download', name: 'q1.txt', accountKey: 'guess' });
    expect([outcome.reply.status, shown(outcome)]).toEqual([
      403,
      refusal(
        'AuthenticationFailed',
        'Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly including the signature.',
      ),
    ]);
  });

  it('a right key is refused where the account takes none', () => {
    const world = new DataWorld();
    const { tenant, accountKey } = world;
    tenant.ok({ type: 'storageAccount.create', ...tenant.named('st1'), allowSharedKeyAccess: false, tags: {} });
    const { reply } = world.ask({ type: 'blob.download', name: 'q1.txt', accountKey });
    expect([reply.status, reply.headers?.['x-ms-error-code']]).toEqual([403, 'KeyBasedAuthenticationNotPermitted']);
  });

  it('nothing at all: 401 with a challenge', () => {
    const world = new DataWorld();
    const outcome = world.ask({ type: 'blob.download', name: 'q1.txt' });
    expect([outcome.reply.status, shown(outcome)]).toEqual([401, refusal('NoAuthenticationInformation', SEE_HEADER)]);
    expect(outcome.reply.headers?.['www-authenticate']).toMatch(/^Bearer authorization_uri=/);
  });

  it('nobody answers for an account that is not there', () => {
    const { tenant } = new DataWorld();
    const request = { account: 'st9', container: 'reports', name: 'q1.txt' };
    expect(tenant.run({ type: 'blob.download', ...request }).reply).toEqual({
      service: 'storage',
      status: 0,
      body: null,
    });
  });
});

describe('what is in an account', () => {
  it('who may not read does not learn what is there', () => {
    const world = new DataWorld();
    const bearer = world.token();
    expect(world.ask({ type: 'blob.download', name: 'none.txt', bearer }).reply.status).toBe(403);
    world.tenant.grant(READER, world.principalId, world.accountId);
    const missing = world.ask({ type: 'blob.download', name: 'none.txt', bearer });
    expect([missing.reply.status, missing.reply.headers?.['x-ms-error-code']]).toEqual([404, 'BlobNotFound']);
    const draft = { container: 'drafts', account: 'st1', name: 'q1.txt', bearer };
    expect(world.tenant.run({ type: 'blob.download', ...draft }).reply.headers?.['x-ms-error-code']).toBe(
      'ContainerNotFound',
    );
  });

  it('is listed in XML, by name, and read by tools as values', () => {
    const world = new DataWorld();
    const { accountKey, tenant } = world;
    world.ask({ type: 'blob.upload', name: 'a<b>.txt', content: 'x', accountKey });
    const { reply } = world.ask({ type: 'blob.list', accountKey });
    expect(reply.body).toMatch(
      /^<\?xml version="1.0" encoding="utf-8"\?><EnumerationResults ServiceEndpoint="https:\/\/st1.blob.core.windows.net\/" ContainerName="reports"><Blobs><Blob><Name>a&lt;b&gt;.txt<\/Name>.*<Name>q1.txt<\/Name>.*<\/Blobs><NextMarker \/><\/EnumerationResults>$/,
    );
    expect(blobsOf(tenant.draft, 'st1', 'reports').map((one) => one.name)).toEqual(['a<b>.txt', 'q1.txt']);
    expect(world.ask({ type: 'blobContainer.list', accountKey }).reply.body).toContain('<Name>reports</Name>');
    expect(blobContainersOf(tenant.draft, 'st1').map((one) => one.name)).toEqual(['reports']);
  });

  it('is replaced, kept or deleted as asked', () => {
    const world = new DataWorld();
    const { accountKey } = world;
    const upload = { type: 'blob.upload', name: 'q1.txt', content: 'new', accountKey } as const;
    expect(world.ask({ ...upload, overwrite: false }).reply.headers?.['x-ms-error-code']).toBe('BlobAlreadyExists');
    expect(world.ask(upload).reply.status).toBe(201);
    expect(world.ask({ type: 'blob.download', name: 'q1.txt', accountKey }).reply.body).toBe('new');
    expect(world.ask({ type: 'blob.delete', name: 'q1.txt', accountKey }).reply.status).toBe(202);
    expect(world.ask({ type: 'blob.delete', name: 'q1.txt', accountKey }).reply.status).toBe(404);
    const kinds = entriesOf(world.tenant.draft.log).map(({ event }) => event.type);
    expect(kinds.filter((kind) => kind.startsWith('Blob'))).toEqual([
      'BlobContainerCreated',
      'BlobUploaded',
      'BlobUploaded',
      'BlobDownloaded',
      'BlobDeleted',
    ]);
  });

  it.each([
    ['Reports', 400],
    ['no_underscores', 400],
    ['two--hyphens', 400],
    ['reports', 409],
    ['drafts-2026', 201],
  ])('a container named %s: %i', (name, status) => {
    const world = new DataWorld();
    const { accountKey } = world;
    expect(world.ask({ type: 'blobContainer.create', name, accountKey }).reply.status).toBe(status);
  });

  it('E.5 making containers is an action of blob data roles, and reading blobs is not one of Reader', () => {
    const world = new DataWorld();
    const bearer = world.token();
    world.tenant.grant('Reader', world.principalId);
    expect(world.ask({ type: 'blobContainer.list', bearer }).reply.status).toBe(200);
    expect(world.ask({ type: 'blobContainer.create', name: 'drafts', bearer }).reply.status).toBe(403);
    expect(world.read(bearer)).toBe(403);
    world.tenant.grant('Storage Blob Data Contributor', world.principalId, world.accountId);
    expect(world.ask({ type: 'blobContainer.create', name: 'drafts', bearer }).reply.status).toBe(201);
  });

  it('a fresh token every day changes nothing about roles', () => {
    const world = new DataWorld();
    const first = world.token();
    world.tenant.wait(DAY);
    expect(world.token().uti).not.toBe(first.uti);
    expect(world.read(world.token())).toBe(403);
  });
});
