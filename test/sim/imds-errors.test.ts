import { describe, expect, it } from 'vitest';
import { SECOND } from '../../src/sim/duration.ts';
import { machineWorld, tokenRequest, type Variation } from './machine-world.ts';

const ARM = 'https://management.azure.com/';
const NEWEST = ['2025-04-07', '2024-07-17', '2024-03-15'];
const VERSION_ERROR = {
  error:
    'Bad request. api-version is invalid or was not specified in the request. For more information refer to aka.ms/azureimds',
  'newest-versions': NEWEST,
};

function ask(variation: Variation, setup: Parameters<typeof machineWorld>[0] = { systemAssigned: true }) {
  const world = machineWorld(setup);
  return { ...world, ...world.run(tokenRequest(world.vmId, variation)) };
}

describe('C.4 the errors of IMDS, body by body', () => {
  it('B-05 no Metadata header on the identity path: 88 bytes', () => {
    const { reply, trace } = ask({ headers: {} });
    expect(reply.status).toBe(400);
    expect(JSON.stringify(reply.body)).toBe(
      '{"error":"invalid_request","error_description":"Required metadata header not specified"}',
    );
    expect(JSON.stringify(reply.body)).toHaveLength(88);
    expect(trace.fidelity).toBe('matches Azure');
  });

  it('B-05 a Metadata header with another value is none', () => {
    expect(ask({ headers: { metadata: '1' } }).reply.status).toBe(400);
  });

  it('B-05 no Metadata header on /metadata/instance: the other form', () => {
    const { reply } = ask({ headers: {}, path: '/metadata/instance' });
    expect(reply.status).toBe(400);
    expect(reply.body).toEqual({ error: 'Bad request: . Required metadata header not specified' });
  });

  it('the header is asked for before all else: a probe without a query learns that IMDS is here', () => {
    expect(ask({ headers: {}, query: [] }).reply.body).toMatchObject({
      error_description: 'Required metadata header not specified',
    });
  });

  it('B-05 X-Forwarded-For is refused, in words of the lab', () => {
    const { reply, trace } = ask({ headers: { metadata: 'true', 'x-forwarded-for': '10.0.0.1' } });
    expect([reply.status, reply.body, trace.fidelity]).toEqual([
      400,
      { error: 'invalid_request', error_description: 'Request not permitted: X-Forwarded-For header present' },
      'simplified',
    ]);
  });

  it('identity not attached', () => {
    const { reply, trace } = ask({ query: { client_id: '00000000-0000-4000-8000-000000000000' } });
    expect([reply.status, reply.body, trace.fidelity]).toEqual([
      400,
      { error: 'invalid_request', error_description: 'Identity not found' },
      'matches Azure',
    ]);
  });

  it('no identity attached at all', () => {
    expect(ask({}, {}).reply.body).toEqual({ error: 'invalid_request', error_description: 'Identity not found' });
  });

  it('F29 several user-assigned and none chosen: 168 bytes', () => {
    const { reply, trace } = ask({}, { userAssigned: ['id-app', 'id-reports'] });
    expect(reply.status).toBe(400);
    expect(JSON.stringify(reply.body)).toBe(
      '{"error":"invalid_request","error_description":"Multiple user assigned identities exist, please specify the clientId / resourceId of the identity in the token request"}',
    );
    expect(JSON.stringify(reply.body)).toHaveLength(168);
    expect(trace.steps.find((step) => step.stage === 'identity')).toEqual({
      stage: 'identity',
      outcome: 'failed',
      text: 'none named; system-assigned off; 2 user-assigned (id-app, id-reports) → cannot choose',
      facts: ['F29'],
    });
  });

  it('an unknown resource: AADSTS500011 with the tenant by name and the ids repeated', () => {
    const { reply } = ask({ query: { resource: 'https://example.com/' } });
    const body = reply.body as Record<string, string>;
    expect(reply.status).toBe(400);
    expect(body).toEqual({
      error: 'invalid_resource',
      error_description: `AADSTS500011: The resource principal named https://example.com/ was not found in the tenant named contoso. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.\r\nTrace ID: ${body.trace_id}\r\nCorrelation ID: ${body.correlation_id}\r\nTimestamp: 2026-03-02 09:00:00Z`,
      error_codes: [500011],
      timestamp: '2026-03-02 09:00:00Z',
      trace_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      correlation_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      error_uri: 'https://login.microsoftonline.com/error?code=500011',
    });
  });

  it.each([
    'https://management.azure.com',
    'https://management.core.windows.net/',
    'https://storage.azure.com/',
    'https://st1.blob.core.windows.net',
    'https://st1.blob.core.windows.net/',
    'https://vault.azure.net',
    'https://graph.microsoft.com/',
    'https://database.windows.net/',
  ])('knows %s', (resource) => {
    expect(ask({ query: { resource } }).reply.token?.aud).toBe(resource);
  });

  it.each([
    ['missing', [['resource', ARM]]],
    [
      'unknown',
      [
        ['api-version', '2018-02-02'],
        ['resource', ARM],
      ],
    ],
    [
      'older than the identity category',
      [
        ['api-version', '2017-12-01'],
        ['resource', ARM],
      ],
    ],
  ] as const)('api-version %s', (_name, query) => {
    const { reply } = ask({ query });
    expect([reply.status, reply.body]).toEqual([400, VERSION_ERROR]);
  });

  it('2017-12-01 is fine outside the identity category', () => {
    expect(ask({ path: '/metadata/instance', query: [['api-version', '2017-12-01']] }).reply.status).toBe(200);
  });

  it('C.1 a query name given twice is refused', () => {
    const { reply, trace } = ask({
      query: [
        ['api-version', '2018-02-01'],
        ['resource', ARM],
        ['resource', ARM],
      ],
    });
    expect([reply.status, trace.fidelity]).toEqual([400, 'simplified']);
    expect(reply.body).toEqual({
      error: 'invalid_request',
      error_description:
        'The request is missing a required parameter, includes an invalid parameter value, includes a parameter more than once, or is otherwise malformed.',
    });
  });

  it('C.1 two ways of naming an identity are refused', () => {
    const { reply, trace } = ask({ query: { client_id: 'a', object_id: 'b' } });
    expect([reply.status, trace.fidelity]).toEqual([400, 'simplified']);
    expect(reply.body).toMatchObject({ error: 'invalid_request' });
  });

  it('no resource', () => {
    const { reply } = ask({ query: [['api-version', '2018-02-01']] });
    expect(reply.body).toEqual({
      error: 'invalid_request',
      error_description: 'Required audience parameter not specified',
    });
  });

  it('another verb: 405', () => {
    const { reply } = ask({ method: 'POST' });
    expect([reply.status, reply.headers?.allow]).toEqual([405, 'GET']);
  });

  it('a bad URL below /metadata/identity: 401 unknown_source', () => {
    const { reply } = ask({ path: '/metadata/identity/oauth2/tokens' });
    expect([reply.status, reply.body]).toEqual([
      401,
      {
        error: 'unknown_source',
        error_description: 'Unknown Source http://169.254.169.254/metadata/identity/oauth2/tokens',
      },
    ]);
  });

  it.each(['/metadata/scheduledevents', '/metadata', '/', '/latest/identity/oauth2/token'])(
    '%s, a path that the lab does not have: 404, and it says so',
    (path) => {
      const { reply, trace } = ask({ path });
      expect([reply.status, trace.fidelity]).toEqual([404, 'not modelled']);
      expect(trace.steps.at(-1)?.text).toContain('/metadata/instance');
    },
  );

  it('nobody answers on a host that is no running machine', () => {
    const { run, tenant } = machineWorld();
    const { reply } = run(tokenRequest(tenant.group));
    expect([reply.status, reply.body]).toEqual([0, null]);
  });
});

describe('C.4 faults that are set', () => {
  it('updating: 404, then 410, and well again after 70 seconds', () => {
    const { run, draft, vmId } = machineWorld({ systemAssigned: true });
    const setAt = draft.now;
    run({ type: 'imdsFault.set', host: vmId, kind: 'updating' });
    const first = run(tokenRequest(vmId)).reply;
    expect([first.status, first.body]).toEqual([
      404,
      { error: 'invalid_request', error_description: 'IMDS endpoint is updating' },
    ]);
    run({ type: 'clock.advance', milliseconds: 10 * SECOND });
    expect(run(tokenRequest(vmId)).reply.status).toBe(410);
    run({ type: 'clock.advance', milliseconds: setAt + 70 * SECOND - draft.now });
    expect(run(tokenRequest(vmId)).reply.status).toBe(200);
  });

  it('failing: 500 unknown; cleared: well', () => {
    const { run, vmId } = machineWorld({ systemAssigned: true });
    run({ type: 'imdsFault.set', host: vmId, kind: 'failing' });
    const { reply } = run(tokenRequest(vmId));
    expect([reply.status, (reply.body as { error: string }).error]).toEqual([500, 'unknown']);
    run({ type: 'imdsFault.clear', host: vmId });
    expect(run(tokenRequest(vmId)).reply.status).toBe(200);
  });

  it('throttle: 429 for everybody on this machine', () => {
    const { run, vmId } = machineWorld({ systemAssigned: true });
    run({ type: 'imdsFault.set', host: vmId, kind: 'throttle' });
    expect(run(tokenRequest(vmId)).reply.status).toBe(429);
  });
});
