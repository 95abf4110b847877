import { describe, expect, it } from 'vitest';
import { secretOf } from '../../src/sim/data-store-queries.ts';
import { SECOND } from '../../src/sim/duration.ts';
import type { Claims } from '../../src/sim/reply.ts';
import type { Outcome } from '../../src/sim/tenant.ts';
import { DataWorld } from './data-world.ts';

const USER = 'Key Vault Secrets User';
const OFFICER = 'Key Vault Secrets Officer';

/** A vault with db-password in it, set by a colleague who may. */
function vaultWorld(): DataWorld {
  const world = new DataWorld();
  const caller = world.tenant.colleague('security', [OFFICER]);
  const set = world.ask({ type: 'secret.set', name: 'db-password', value: 'hunter2', caller });
  if (set.reply.status !== 200) throw new Error(JSON.stringify(set.reply.body));
  return world;
}

const get = (world: DataWorld, credential: { readonly bearer?: Claims; readonly caller?: string }): Outcome =>
  world.ask({ type: 'secret.get', name: 'db-password', ...credential });

const vaultToken = (world: DataWorld): Claims => world.token('https://vault.azure.net');

describe('E.7 a secret and a bearer token', () => {
  it('without a role: 403 ForbiddenByRbac, word for word', () => {
    const world = vaultWorld();
    const bearer = vaultToken(world);
    const { reply, trace, events } = get(world, { bearer });
    const { subscriptionId } = world.tenant;
    expect(reply.status).toBe(403);
    expect(reply.body).toEqual({
      error: {
        code: 'Forbidden',
        message: `Caller is not authorized to perform action on resource.\r\nIf role assignments, deny assignments or role definitions were changed recently, please observe propagation time.\r\nCaller: appid=${bearer.appid};oid=${bearer.oid};iss=https://sts.windows.net/${bearer.tid}/\r\nAction: 'Microsoft.KeyVault/vaults/secrets/getSecret/action'\r\nResource: '/subscriptions/${subscriptionId}/resourcegroups/rg-app/providers/microsoft.keyvault/vaults/kv-app/secrets/db-password'\r\nAssignment: (not found)\r\nDenyAssignmentId: null\r\nDecisionReason: 'DeniedWithNoValidRBAC' \r\nVault: kv-app;location=westeurope\r\n`,
        innererror: { code: 'ForbiddenByRbac' },
      },
    });
    expect(trace.fidelity).toBe('matches Azure');
    expect(events).toMatchObject([{ type: 'AccessDenied', principalId: bearer.oid }]);
  });

  it('with Key Vault Secrets User: the value', () => {
    const world = vaultWorld();
    world.tenant.grant(USER, world.principalId, world.vaultId);
    const { reply, events } = get(world, { bearer: vaultToken(world) });
    expect(reply.body).toMatchObject({
      value: 'hunter2',
      id: expect.stringMatching(/^https:\/\/kv-app\.vault\.azure\.net\/secrets\/db-password\/[0-9a-f]{32}$/),
      attributes: { enabled: true, recoveryLevel: 'Recoverable+Purgeable', recoverableDays: 90 },
    });
    expect(events).toMatchObject([{ type: 'SecretRead', name: 'db-password', principalId: world.principalId }]);
  });

  it('with the role at the one secret: this secret and no list', () => {
    const world = vaultWorld();
    world.tenant.grant(USER, world.principalId, `${world.vaultId}/secrets/db-password`);
    const bearer = vaultToken(world);
    expect(get(world, { bearer }).reply.status).toBe(200);
    const list = world.ask({ type: 'secret.list', bearer }).reply;
    expect(list.status).toBe(403);
    expect(JSON.stringify(list.body)).toContain("vaults/kv-app'");
  });

  it('may not set what it may only read', () => {
    const world = vaultWorld();
    world.tenant.grant(USER, world.principalId, world.vaultId);
    const set = world.ask({ type: 'secret.set', name: 'db-password', value: 'mine', bearer: vaultToken(world) });
    expect(set.reply.status).toBe(403);
    expect(secretOf(world.tenant.draft, 'kv-app', 'DB-Password')?.value).toBe('hunter2');
  });

  it.each(['Owner', 'Contributor', 'Key Vault Contributor', 'Key Vault Reader'])('B-11 %s may not read it', (role) => {
    const world = vaultWorld();
    world.tenant.grant(role, world.principalId);
    expect(get(world, { bearer: vaultToken(world) }).reply.status).toBe(403);
  });

  it('Key Vault Reader sees names without values', () => {
    const world = vaultWorld();
    world.tenant.grant('Key Vault Reader', world.principalId);
    const { reply } = world.ask({ type: 'secret.list', bearer: vaultToken(world) });
    expect(reply.body).toMatchObject({
      value: [{ id: 'https://kv-app.vault.azure.net/secrets/db-password' }],
      nextLink: null,
    });
    expect(JSON.stringify(reply.body)).not.toContain('hunter2');
  });

  it('F40 a deleted identity reads on until its token expires', () => {
    const world = vaultWorld();
    world.tenant.grant(USER, world.principalId, world.vaultId);
    const bearer = vaultToken(world);
    world.tenant.ok({ type: 'userAssignedIdentity.delete', ...world.tenant.named('id-reports') });
    expect(get(world, { bearer }).reply.status).toBe(200);
    world.tenant.wait(bearer.exp * SECOND - world.tenant.draft.now);
    const late = get(world, { bearer }).reply;
    expect([late.status, late.body]).toEqual([
      401,
      { error: { code: 'Unauthorized', message: "[TokenExpired] Error validating token: 'S2S12086'." } },
    ]);
  });
});

describe('401 from a vault', () => {
  it('without a token: AKV10000 and a challenge', () => {
    const world = vaultWorld();
    const { reply } = get(world, {});
    expect([reply.status, reply.body]).toEqual([
      401,
      { error: { code: 'Unauthorized', message: 'AKV10000: Request is missing a Bearer or PoP token.' } },
    ]);
    expect(reply.headers?.['www-authenticate']).toBe(
      `Bearer authorization="https://login.microsoftonline.com/${world.tenant.draft.homeTenantId}", resource="https://vault.azure.net"`,
    );
  });

  it('B-19 for another audience: AKV10022', () => {
    const world = vaultWorld();
    world.tenant.grant(USER, world.principalId, world.vaultId);
    const { reply } = get(world, { bearer: world.token('https://management.azure.com/') });
    expect(reply.body).toEqual({
      error: {
        code: 'Unauthorized',
        message: 'AKV10022: Invalid audience. Expected https://vault.azure.net, found: https://management.azure.com/.',
      },
    });
  });

  it('F34 of another tenant: AKV10032', () => {
    const world = vaultWorld();
    const bearer = { ...vaultToken(world), tid: 'other', iss: 'https://sts.windows.net/other/' };
    expect(JSON.stringify(get(world, { bearer }).reply.body)).toContain(
      `AKV10032: Invalid issuer. Expected one of https://sts.windows.net/${world.tenant.draft.homeTenantId}/, found https://sts.windows.net/other/.`,
    );
  });
});

describe('vaults', () => {
  it('B-11 Owner made it and may neither set nor read a secret', () => {
    const world = vaultWorld();
    const caller = world.tenant.operatorId;
    expect(get(world, { caller }).reply.status).toBe(403);
    expect(world.ask({ type: 'secret.set', name: 'x', value: 'y', caller }).reply.status).toBe(403);
  });

  it('keep the newest value under a new version, whatever the case of the name', () => {
    const world = vaultWorld();
    const caller = world.tenant.colleague('officer', [OFFICER]);
    const first = secretOf(world.tenant.draft, 'kv-app', 'db-password');
    world.ask({ type: 'secret.set', name: 'DB-PASSWORD', value: 'better', caller });
    const second = secretOf(world.tenant.draft, 'kv-app', 'db-password');
    expect([second?.value, second?.version === first?.version]).toEqual(['better', false]);
  });

  it('answer 404 to whoever may know', () => {
    const world = vaultWorld();
    const caller = world.tenant.colleague('officer', [OFFICER]);
    const { reply } = world.ask({ type: 'secret.get', name: 'none', caller });
    expect([reply.status, JSON.stringify(reply.body)]).toEqual([404, expect.stringContaining('SecretNotFound')]);
    expect(world.ask({ type: 'secret.set', name: 'no_underscores', value: 'x', caller }).reply.status).toBe(400);
  });

  it('are in RBAC mode, and have a name of their own in the whole world', () => {
    const { tenant } = vaultWorld();
    expect(tenant.ok({ type: 'keyVault.get', ...tenant.named('kv-app') }).properties).toMatchObject({
      enableRbacAuthorization: true,
      tenantId: tenant.draft.homeTenantId,
      vaultUri: 'https://kv-app.vault.azure.net/',
    });
    const { subscriptionId } = tenant;
    tenant.ok({ type: 'resourceGroup.create', subscriptionId, name: 'rg-two', location: 'westeurope', tags: {} });
    const elsewhere = { ...tenant.named('KV-app'), resourceGroup: 'rg-two' };
    expect(tenant.refused({ type: 'keyVault.create', ...elsewhere, tags: {} }).code).toBe('VaultAlreadyExists');
    expect(tenant.refused({ type: 'keyVault.create', ...tenant.named('kv_app'), tags: {} }).code).toBe(
      'InvalidResourceName',
    );
  });

  it('nobody answers for a vault that is not there', () => {
    const { tenant } = vaultWorld();
    const { reply } = tenant.run({ type: 'secret.get', vault: 'kv-none', name: 'x' });
    expect(reply).toEqual({ service: 'vault', status: 0, body: null });
  });
});
