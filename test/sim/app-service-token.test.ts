import { describe, expect, it } from 'vitest';
import { resourceOfType } from '../../src/sim/resource-queries.ts';
import { LabTenant, UAMI } from './lab-tenant.ts';
import { servicePrincipalNamed } from './machine-world.ts';
import { SITE, webApp } from './web-app-world.ts';

const VAULT = 'https://vault.azure.net';

/** app-web with id-app attached where asked; requests carry the app's own secret unless told otherwise. */
function site({ systemAssigned = false, userAssigned = false } = {}) {
  const tenant = new LabTenant();
  const identity = tenant.identity('id-app');
  webApp(tenant, 'app-web', { systemAssigned, userAssigned: userAssigned ? [identity.id] : [] });
  const host = tenant.id(SITE, 'app-web');
  const secret = resourceOfType(tenant.draft, host, SITE)?.properties.identityHeader ?? '';
  const ask = (
    query: Readonly<Record<string, string>> = {},
    { method = 'GET', headers = { 'x-identity-header': secret } as Readonly<Record<string, string>> } = {},
  ) =>
    tenant.run({
      type: 'appServiceToken.request',
      host,
      method,
      headers,
      query: Object.entries({ resource: VAULT, 'api-version': '2019-08-01', ...query }),
    });
  return { tenant, identity, secret, ask };
}

describe('C.6 the token endpoint of App Service', () => {
  it('answers with the platform own body', () => {
    const { tenant, ask } = site({ systemAssigned: true });
    const { reply, trace } = ask();
    const own = servicePrincipalNamed(tenant.draft, 'app-web');
    expect(reply.status).toBe(200);
    expect(reply.body).toEqual({
      access_token: '',
      expires_on: String(reply.token?.exp),
      resource: VAULT,
      token_type: 'Bearer',
      client_id: own.appId,
    });
    expect(reply.token).toMatchObject({ aud: VAULT, oid: own.objectId, idtyp: 'app' });
    expect(trace.steps.map((step) => step.facts[0])).toEqual(['F32', 'B-05', 'C.6', 'F38', 'F02']);
  });

  it('B-20 version 2017-09-01 writes a date, and has its own header and parameter', () => {
    const { ask, secret, identity } = site({ userAssigned: true });
    const query = { 'api-version': '2017-09-01', clientid: identity.clientId };
    const { reply } = ask(query, { headers: { secret } });
    expect(reply.token?.oid).toBe(identity.principalId);
    expect(reply.body).toMatchObject({ expires_on: '03/03/2026 09:05:00 +00:00' });
  });

  it('B-05 asks for the secret of the app', () => {
    const { ask, secret } = site({ systemAssigned: true });
    for (const headers of [{}, { 'x-identity-header': 'guessed' }, { secret }, { metadata: 'true' }]) {
      const { reply, trace } = ask({}, { headers });
      expect([reply.status, reply.token, trace.fidelity]).toEqual([401, undefined, 'simplified']);
    }
  });

  it.each(['client_id', 'principal_id', 'object_id', 'mi_res_id'] as const)(
    'takes %s for a user-assigned one',
    (name) => {
      const { ask, identity } = site({ systemAssigned: true, userAssigned: true });
      const { clientId, principalId, id } = identity;
      const value = { client_id: clientId, principal_id: principalId, object_id: principalId, mi_res_id: id }[name];
      expect(ask({ [name]: value }).reply.token?.oid).toBe(principalId);
    },
  );

  it('G-05 with nothing named it is the system-assigned identity', () => {
    const { ask, tenant } = site({ systemAssigned: true, userAssigned: true });
    expect(ask().reply.token?.oid).toBe(servicePrincipalNamed(tenant.draft, 'app-web').objectId);
  });

  it('G-05 with nothing named it never falls back to the only user-assigned one, as IMDS would', () => {
    const { ask } = site({ userAssigned: true });
    const { reply, trace } = ask();
    expect([reply.status, reply.body]).toEqual([
      400,
      {
        statusCode: 400,
        message: 'Unable to load requested managed identity.',
        correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    ]);
    expect(trace.steps.find((step) => step.stage === 'identity')?.text).toBe(
      'none named; system-assigned off; 1 user-assigned (id-app) → App Service takes the system-assigned one or none; a user-assigned one must be named',
    );
  });

  it('names an identity that is not attached: the text of the platform', () => {
    const { ask, tenant } = site({ systemAssigned: true });
    const own = servicePrincipalNamed(tenant.draft, 'app-web');
    for (const value of ['00000000-0000-4000-8000-000000000000', own.appId]) {
      expect(ask({ client_id: value }).reply.body).toMatchObject({
        statusCode: 400,
        message: 'No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId.',
      });
    }
  });

  it('fails with its own typo where the directory knows no such resource', () => {
    const { reply } = site({ systemAssigned: true }).ask({ resource: 'https://example.com' });
    expect([reply.status, reply.body]).toMatchObject([
      500,
      { statusCode: 500, message: 'An unexpected error occured while fetching the AAD Token.' },
    ]);
  });

  it.each([
    ['no api-version', { 'api-version': '' }, 'api-version is missing or unknown.'],
    ['no resource', { resource: '' }, 'resource is missing.'],
    ['two names', { client_id: 'a', mi_res_id: 'b' }, 'client_id and mi_res_id exclude each other.'],
  ] as const)('refuses %s, in words of the lab', (_name, query, message) => {
    const { reply, trace } = site({ systemAssigned: true }).ask(query);
    expect(reply.body).toMatchObject({ statusCode: 400, message });
    expect(trace.fidelity).toBe('simplified');
  });

  it('refuses another verb', () => {
    const { ask, secret } = site({ systemAssigned: true });
    expect(ask({}, { method: 'POST', headers: { 'x-identity-header': secret } }).reply.status).toBe(405);
  });

  it('F38 serves from the same cache, and not for a deleted identity', () => {
    const { ask, tenant, identity } = site({ userAssigned: true });
    const query = { client_id: identity.clientId };
    const first = ask(query).reply.token;
    expect(ask(query).reply.token).toEqual(first);
    tenant.ok({ type: 'userAssignedIdentity.delete', ...tenant.named('id-app') });
    expect(ask(query).reply.status).toBe(400);
  });

  it('nobody answers on a host that is no web app', () => {
    const { tenant } = site();
    const host = tenant.id(UAMI, 'id-app');
    const request = { type: 'appServiceToken.request', host, method: 'GET', query: [], headers: {} } as const;
    expect(tenant.run(request).reply.status).toBe(0);
  });
});
