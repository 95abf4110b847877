import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '../../src/sim/duration.ts';
import type { Outcome } from '../../src/sim/tenant.ts';
import { DataWorld } from './data-world.ts';
import { MISMATCH, refusal, SEE_HEADER, shown } from './storage-wording.ts';

const READER = 'Storage Blob Data Reader';
const decision = ({ trace }: Outcome) => trace.steps.find((step) => step.stage === 'decision');

describe('E.7 a blob and a bearer token', () => {
  it('F02 without a role the token is good and the read is refused: AuthorizationPermissionMismatch', () => {
    const world = new DataWorld();
    const outcome = world.ask({ type: 'blob.download', name: 'q1.txt', bearer: world.token() });
    expect([outcome.reply.status, shown(outcome)]).toEqual([403, MISMATCH]);
    expect(outcome.reply.headers).toMatchObject({
      'content-type': 'application/xml',
      'x-ms-error-code': 'AuthorizationPermissionMismatch',
    });
    expect(outcome.trace.fidelity).toBe('matches Azure');
    expect(outcome.events).toEqual([
      {
        type: 'AccessDenied',
        principalId: world.principalId,
        action: 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read',
        scope: world.container,
      },
    ]);
  });

  it('F08 with Storage Blob Data Reader at the container it gets the content', () => {
    const world = new DataWorld();
    world.tenant.grant(READER, world.principalId, world.container);
    const { reply, events } = world.ask({ type: 'blob.download', name: 'q1.txt', bearer: world.token() });
    expect([reply.status, reply.body, reply.service]).toEqual([200, 'Grüße', 'storage']);
    expect(reply.headers).toMatchObject({
      'content-length': '7',
      'content-type': 'text/plain',
      'x-ms-blob-type': 'BlockBlob',
      'last-modified': 'Mon, 02 Mar 2026 09:00:00 GMT',
    });
    const actor = { principalId: world.principalId };
    expect(events).toEqual([
      { type: 'BlobDownloaded', accountId: world.accountId, container: 'reports', name: 'q1.txt', actor },
    ]);
  });

  it('takes twenty milliseconds', () => {
    const world = new DataWorld();
    const before = world.tenant.draft.now;
    world.ask({ type: 'blob.download', name: 'q1.txt' });
    expect(world.tenant.draft.now - before).toBe(20);
  });

  it('reading is not writing, and the trace names the role that came nearest', () => {
    const world = new DataWorld();
    world.tenant.grant(READER, world.principalId, world.container);
    const bearer = world.token();
    const upload = world.ask({ type: 'blob.upload', name: 'q2.txt', content: 'x', bearer });
    expect(upload.reply.status).toBe(403);
    expect(decision(upload)?.text).toContain(`nearest: ${READER} at st1/reports does not contain it`);
    expect(world.ask({ type: 'blob.delete', name: 'q1.txt', bearer }).reply.status).toBe(403);
    expect(world.ask({ type: 'blob.list', bearer }).reply.status).toBe(200);
  });

  it('G-09 a role counts from its arrival on, with the very same token', () => {
    const world = new DataWorld({ propagation: 'realistic' });
    world.tenant.wait(MINUTE);
    const bearer = world.token();
    world.tenant.grant(READER, world.principalId, world.container);
    const early = world.ask({ type: 'blob.download', name: 'q1.txt', bearer });
    expect(early.reply.status).toBe(403);
    expect(decision(early)?.text).toMatch(/Storage Blob Data Reader at \S+ would, and arrives in \d+ min/);
    world.tenant.wait(10 * MINUTE);
    expect(world.read(bearer)).toBe(200);
  });

  it('G-09 a removed role lingers, and the trace says for how long', () => {
    const world = new DataWorld({ propagation: 'realistic' });
    world.tenant.wait(MINUTE);
    const id = world.tenant.grant(READER, world.principalId, world.container);
    world.tenant.wait(10 * MINUTE);
    const bearer = world.token();
    world.tenant.ok({ type: 'roleAssignment.delete', id });
    const lingering = world.ask({ type: 'blob.download', name: 'q1.txt', bearer });
    expect(lingering.reply.status).toBe(200);
    expect(decision(lingering)?.text).toMatch(/removed, and gone in \d+ min/);
    world.tenant.wait(10 * MINUTE);
    expect(world.read(bearer)).toBe(403);
  });

  it.each([
    'https://storage.azure.com',
    'https://storage.azure.com/',
    'https://st1.blob.core.windows.net',
    'https://st1.blob.core.windows.net/',
  ])('takes the audience %s', (resource) => {
    const world = new DataWorld();
    world.tenant.grant(READER, world.principalId, world.container);
    expect(world.read(world.token(resource))).toBe(200);
  });

  it.each(['https://management.azure.com/', 'https://vault.azure.net', 'https://st2.blob.core.windows.net/'])(
    'B-19 refuses the audience %s before it looks at roles',
    (resource) => {
      const world = new DataWorld();
      world.tenant.grant(READER, world.principalId, world.container);
      const outcome = world.ask({ type: 'blob.download', name: 'q1.txt', bearer: world.token(resource) });
      const detail =
        '<AuthenticationErrorDetail>Audience validation failed. Audience did not match.</AuthenticationErrorDetail>';
      expect([outcome.reply.status, shown(outcome)]).toEqual([
        401,
        refusal('InvalidAuthenticationInfo', SEE_HEADER, detail),
      ]);
      expect(outcome.reply.headers?.['www-authenticate']).toBe(
        `Bearer authorization_uri=https://login.microsoftonline.com/${world.tenant.draft.homeTenantId}/oauth2/authorize resource_id=https://storage.azure.com`,
      );
      expect(decision(outcome)).toBeUndefined();
    },
  );

  it('F40 the token of a deleted identity is accepted until it expires, and not after', () => {
    const world = new DataWorld();
    world.tenant.grant(READER, world.principalId, world.container);
    const bearer = world.token();
    world.tenant.ok({ type: 'userAssignedIdentity.delete', ...world.tenant.named('id-reports') });
    const outcome = world.ask({ type: 'blob.download', name: 'q1.txt', bearer });
    expect(outcome.reply.status).toBe(200);
    expect(outcome.trace.steps.flatMap((step) => step.facts)).toContain('F40');
    world.tenant.wait(bearer.exp * SECOND - world.tenant.draft.now - 1);
    expect(world.read(bearer)).toBe(200);
    const late = world.ask({ type: 'blob.download', name: 'q1.txt', bearer });
    expect([late.reply.status, late.trace.fidelity]).toEqual([401, 'simplified']);
    expect(String(late.reply.body)).toContain('<Code>InvalidAuthenticationInfo</Code>');
  });

  it('F40 also when the identity was purged meanwhile', () => {
    const world = new DataWorld();
    world.tenant.grant(READER, world.principalId, world.container);
    const bearer = world.token();
    world.tenant.draft.principals.delete(world.principalId);
    const outcome = world.ask({ type: 'blob.download', name: 'q1.txt', bearer });
    expect(outcome.reply.status).toBe(200);
    expect(outcome.trace.steps[0]?.text).toContain('id-reports, purged since');
  });

  it('F34 a token of another tenant is refused', () => {
    const world = new DataWorld();
    world.tenant.grant(READER, world.principalId, world.container);
    const outcome = world.ask({
      type: 'blob.download',
      name: 'q1.txt',
      bearer: { ...world.token(), tid: '00000000-0000-4000-8000-000000000000' },
    });
    expect([outcome.reply.status, outcome.trace.steps.at(-1)?.facts]).toEqual([401, ['F33', 'F34']]);
  });

  it('checks audience, then lifetime, then tenant', () => {
    const world = new DataWorld();
    const token = world.token();
    const detail = (bearer: typeof token) =>
      /Detail>(\w+)/.exec(String(world.ask({ type: 'blob.download', name: 'q1.txt', bearer }).reply.body))?.[1];
    const old = { ...token, exp: token.iat - 1 };
    expect([
      detail({ ...old, tid: 'other', aud: 'https://vault.azure.net' }),
      detail({ ...old, tid: 'other' }),
      detail({ ...token, tid: 'other' }),
    ]).toEqual(['Audience', 'Lifetime', 'Issuer']);
  });
});
