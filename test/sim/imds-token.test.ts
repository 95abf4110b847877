import { describe, expect, it } from 'vitest';
import { DAY, HOUR, SECOND } from '../../src/sim/duration.ts';
import { entriesOf } from '../../src/sim/event-log.ts';
import { attachedIdentities } from '../../src/sim/identity-queries.ts';
import type { Reply } from '../../src/sim/reply.ts';
import { cachedToken } from '../../src/sim/token-cache.ts';
import type { Trace } from '../../src/sim/trace.ts';
import type { Draft } from '../../src/sim/world.ts';
import { machineWorld, servicePrincipalNamed, tokenRequest } from './machine-world.ts';

const body = (reply: Reply) => reply.body as Record<string, string>;
const stage = (trace: Trace, name: string) => trace.steps.filter((step) => step.stage === name);
const logged = (draft: Draft) => entriesOf(draft.log).map(({ event }) => event.type);

describe('C.2 a token from IMDS', () => {
  it('answers 200 with strings only, and leaves access_token to whoever signs', () => {
    const { run, vmId, identity } = machineWorld({ systemAssigned: true });
    const { reply, trace } = run(tokenRequest(vmId));
    expect(reply.status).toBe(200);
    expect(reply.headers).toEqual({
      'content-type': 'application/json; charset=utf-8',
      server: 'IMDS/150.870.65.512',
    });
    expect(reply.body).toEqual({
      access_token: '',
      client_id: identity('vm-web').appId,
      expires_in: '86400',
      expires_on: String(reply.token?.exp),
      ext_expires_in: '86400',
      not_before: String(reply.token?.nbf),
      refresh_token: '',
      resource: 'https://management.azure.com/',
      token_type: 'Bearer',
    });
    expect(reply.token?.aud).toBe('https://management.azure.com/');
    expect(trace.fidelity).toBe('matches Azure');
  });

  it('takes five milliseconds', () => {
    const { run, draft, vmId } = machineWorld({ systemAssigned: true });
    const before = draft.now;
    run(tokenRequest(vmId));
    expect(draft.now - before).toBe(5);
  });

  it('takes the path as SDKs write it: doubled and trailing slashes, any case of the header', () => {
    const { run, vmId } = machineWorld({ systemAssigned: true });
    const path = '//Metadata/identity/oauth2/token/';
    expect(run(tokenRequest(vmId, { path, headers: { metadata: 'True' } })).reply.status).toBe(200);
  });

  it.each(['client_id', 'object_id', 'msi_res_id', 'mi_res_id'] as const)('picks an identity by %s', (parameter) => {
    const { run, vmId, identity } = machineWorld({ systemAssigned: true, userAssigned: ['id-app', 'id-reports'] });
    const { appId, objectId, resourceId = '' } = identity('id-reports');
    const value = { client_id: appId, object_id: objectId, msi_res_id: resourceId, mi_res_id: resourceId }[parameter];
    expect(run(tokenRequest(vmId, { query: { [parameter]: value } })).reply.token?.oid).toBe(objectId);
  });

  it('takes an empty client_id for none, as an unset variable in a script makes it', () => {
    const { run, vmId, identity } = machineWorld({ systemAssigned: true, userAssigned: ['id-app'] });
    expect(run(tokenRequest(vmId, { query: { client_id: '' } })).reply.token?.oid).toBe(identity('vm-web').objectId);
  });
});

describe('F38 the token cache', () => {
  it('serves the same token for 24 hours, with its remaining life, and a new one after that', () => {
    const { run, draft, vmId } = machineWorld({ systemAssigned: true });
    const first = run(tokenRequest(vmId)).reply;
    run({ type: 'clock.advance', milliseconds: 23 * HOUR });
    const second = run(tokenRequest(vmId));
    expect(second.reply.token).toEqual(first.token);
    expect(body(second.reply).expires_in).toBe(String(86_400 - 23 * 3600));
    expect(stage(second.trace, 'token')[0]?.text).toMatch(/23 h ago, served from the platform's cache; valid for 1 h/);
    run({ type: 'clock.advance', milliseconds: HOUR });
    expect(run(tokenRequest(vmId)).reply.token?.uti).not.toBe(first.token?.uti);
    expect(logged(draft).filter((type) => type.startsWith('Token'))).toEqual([
      'TokenIssued',
      'TokenServed',
      'TokenIssued',
    ]);
  });

  it.each([
    [DAY - SECOND, true],
    [DAY, false],
  ])('%i milliseconds after it was made the token is served again: %s', (milliseconds, isSame) => {
    const { run, draft, vmId } = machineWorld({ systemAssigned: true });
    const madeAt = draft.now;
    const first = run(tokenRequest(vmId)).reply;
    run({ type: 'clock.advance', milliseconds: madeAt + milliseconds - draft.now });
    expect(run(tokenRequest(vmId)).reply.token?.uti === first.token?.uti).toBe(isSame);
  });

  it('C.1 keeps one token for each resource URI as written: the trailing slash makes another', () => {
    const { run, vmId } = machineWorld({ systemAssigned: true });
    const withSlash = run(tokenRequest(vmId)).reply.token;
    const without = run(tokenRequest(vmId, { query: { resource: 'https://management.azure.com' } })).reply.token;
    expect(without?.aud).toBe('https://management.azure.com');
    expect(without?.uti).not.toBe(withSlash?.uti);
  });

  it('keeps one token for each identity', () => {
    const { run, vmId, identity } = machineWorld({ userAssigned: ['id-app', 'id-reports'] });
    const uti = (name: string) =>
      run(tokenRequest(vmId, { query: { client_id: identity(name).appId } })).reply.token?.uti;
    expect(uti('id-app')).not.toBe(uti('id-reports'));
  });

  it('cannot be got round with bypass_cache', () => {
    const { run, vmId } = machineWorld({ systemAssigned: true });
    const first = run(tokenRequest(vmId)).reply.token;
    const again = run(tokenRequest(vmId, { query: { bypass_cache: 'true' } }));
    expect(again.reply.token).toEqual(first);
    expect(stage(again.trace, 'token')[0]?.text).toContain('bypass_cache changes nothing');
  });

  it('F40 is closed to an identity that was deleted', () => {
    const { run, tenant, draft, vmId } = machineWorld({ userAssigned: ['id-app'] });
    run(tokenRequest(vmId));
    run({ type: 'userAssignedIdentity.delete', ...tenant.named('id-app') });
    const { reply } = run(tokenRequest(vmId));
    expect(reply.status).toBe(400);
    expect(reply.token).toBeUndefined();
    const identity = servicePrincipalNamed(draft, 'id-app');
    expect(cachedToken(draft, identity, 'https://management.azure.com/')).toBeUndefined();
  });

  it('is closed to an identity that was detached', () => {
    const { run, vmId, identity } = machineWorld({ systemAssigned: true, userAssigned: ['id-app'] });
    const { appId, resourceId = '' } = identity('id-app');
    const query = { client_id: appId };
    run(tokenRequest(vmId, { query }));
    run({ type: 'resourceIdentity.update', resourceId: vmId, attach: [], detach: [resourceId] });
    expect(run(tokenRequest(vmId, { query })).reply.body).toEqual({
      error: 'invalid_request',
      error_description: 'Identity not found',
    });
  });
});

describe('what `why` tells of a token', () => {
  it('says of a name that is empty, as an unset variable leaves it, that it names nobody', () => {
    const { run, vmId } = machineWorld({ userAssigned: ['id-app', 'id-two'] });
    const { trace } = run(tokenRequest(vmId, { query: { client_id: '' } }));
    expect(stage(trace, 'identity')[0]?.text).toMatch(/^none named, for client_id is empty; .* → cannot choose$/);
  });

  it('goes from the caller to the answer, in words with names', () => {
    const { run, vmId } = machineWorld({ userAssigned: ['id-app'] });
    const { trace } = run(tokenRequest(vmId));
    expect(trace.steps.map((step) => step.stage)).toEqual(['caller', 'endpoint', 'identity', 'token', 'answer']);
    expect(trace.steps.map((step) => step.facts[0])).toEqual(['F32', 'B-05', 'F28', 'F38', 'F02']);
    expect(stage(trace, 'identity')[0]?.text).toBe(
      'none named; system-assigned off; 1 user-assigned (id-app) → id-app, the only one',
    );
  });

  it('F27 says that the system-assigned identity is the default, though others are attached', () => {
    const { run, vmId, draft } = machineWorld({ systemAssigned: true, userAssigned: ['id-app'] });
    expect(stage(run(tokenRequest(vmId)).trace, 'identity')).toEqual([
      {
        stage: 'identity',
        outcome: 'passed',
        text: 'none named; system-assigned on; 1 user-assigned (id-app) → the system-assigned identity of vm-web, the default',
        facts: ['F27'],
        about: attachedIdentities(draft, vmId)[0]?.servicePrincipal?.objectId,
      },
    ]);
  });

  it('B-03 says whose id it is that was given in the wrong place', () => {
    const { run, vmId, identity } = machineWorld({ userAssigned: ['id-app'] });
    const { objectId } = identity('id-app');
    const { trace } = run(tokenRequest(vmId, { query: { client_id: objectId } }));
    expect(stage(trace, 'identity')[0]?.text).toMatch(/not found: that is the object id of id-app$/);
  });
});
