import { describe, expect, it } from 'vitest';
import { issueClaims } from '../../src/sim/claims.ts';
import { mintFrom } from '../../src/sim/random.ts';
import { machineWorld } from './machine-world.ts';

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

function claimsOf(name: 'vm-web' | 'id-app') {
  const setup = machineWorld({ systemAssigned: true, userAssigned: ['id-app'] });
  const servicePrincipal = setup.identity(name);
  const subject = { servicePrincipal, audience: 'https://storage.azure.com/', host: setup.vmId };
  return { ...setup, servicePrincipal, claims: issueClaims(setup.draft, mintFrom('claims', 0), subject) };
}

describe('D.2 the payload of a managed identity token', () => {
  it('names identity, tenant and issuer in the formats of a version 1.0 app-only token', () => {
    const { claims, servicePrincipal, draft } = claimsOf('id-app');
    expect(claims).toMatchObject({
      aud: 'https://storage.azure.com/',
      iss: `https://sts.windows.net/${draft.homeTenantId}/`,
      idp: `https://sts.windows.net/${draft.homeTenantId}/`,
      appid: servicePrincipal.appId,
      appidacr: '2',
      idtyp: 'app',
      oid: servicePrincipal.objectId,
      sub: servicePrincipal.objectId,
      tid: draft.homeTenantId,
      ver: '1.0',
    });
    expect(claims.oid).toMatch(GUID);
    expect(claims.uti).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(claims.rh).toMatch(/^0\.A[\w-]+\.$/);
    expect(claims.xms_tcdt).toMatch(/^1[4-6]\d{8}$/);
  });

  it('carries every claim of the list and none of a signed-in person', () => {
    const common = 'aio appid appidacr aud exp iat idp idtyp iss nbf oid rh sub tid uti ver xms_mirid xms_tcdt'.split(
      ' ',
    );
    expect(Object.keys(claimsOf('vm-web').claims).sort()).toEqual(common);
    expect(Object.keys(claimsOf('id-app').claims).sort()).toEqual(common);
  });

  it('D.3 is valid from 300 seconds ago and for 24 hours from now, in epoch seconds', () => {
    const { claims, draft } = claimsOf('vm-web');
    expect(claims.iat).toBe(Math.floor(draft.now / 1000) - 300);
    expect(claims.nbf).toBe(claims.iat);
    expect(claims.exp - claims.iat).toBe(86_700);
  });

  it('names the resource in xms_mirid: the host for a system-assigned identity, the identity itself for a user-assigned one', () => {
    const { claims, tenant } = claimsOf('vm-web');
    const group = `${tenant.subscription}/resourcegroups/rg-app/providers`;
    expect(claims.xms_mirid).toBe(`${group}/Microsoft.Compute/virtualMachines/vm-web`);
    const explicit = claimsOf('id-app').claims;
    expect(explicit.xms_mirid).toBe(`${group}/Microsoft.ManagedIdentity/userAssignedIdentities/id-app`);
  });

  it('keeps the requested resource as it was written, trailing slash or none', () => {
    const { draft, servicePrincipal, vmId } = claimsOf('vm-web');
    const audience = 'https://vault.azure.net';
    expect(issueClaims(draft, mintFrom('x', 0), { servicePrincipal, audience, host: vmId }).aud).toBe(audience);
  });
});
