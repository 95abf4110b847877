import { describe, expect, test } from 'vitest';
import { DAY } from '../../src/sim/duration.ts';
import { attachedIdentities } from '../../src/sim/identity-queries.ts';
import { LabTenant } from './lab-tenant.ts';

describe('F24 a managed identity in the directory', () => {
  test('E.3 a system-assigned one names its host, with lower-case resourcegroups', () => {
    const tenant = new LabTenant();
    const vm = tenant.machine('vm-web', true);
    const principal = attachedIdentities(tenant.draft, vm)[0]?.servicePrincipal;
    const { reply } = tenant.run({ type: 'servicePrincipal.get', id: principal?.objectId ?? '' });
    expect(reply.service).toBe('graph');
    expect(reply.body).toMatchObject({
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#servicePrincipals/$entity',
      displayName: 'vm-web',
      id: principal?.objectId,
      appId: principal?.appId,
      servicePrincipalType: 'ManagedIdentity',
      accountEnabled: true,
      appDisplayName: null,
      appOwnerOrganizationId: null,
      alternativeNames: ['isExplicit=False', vm.replace('resourceGroups', 'resourcegroups')],
      servicePrincipalNames: [
        principal?.appId,
        expect.stringMatching(/^https:\/\/identity\.azure\.net\/[A-Za-z0-9_-]{43}=$/),
      ],
      passwordCredentials: [],
    });
  });

  test('E.3 a user-assigned one is explicit and names itself', () => {
    const tenant = new LabTenant();
    const { id, clientId } = tenant.identity('id-app');
    const body = tenant.ok({ type: 'servicePrincipal.get', id: clientId.toUpperCase() });
    expect(body.alternativeNames).toEqual(['isExplicit=True', id]);
  });

  test('F26 has one certificate, of exactly 90 days', () => {
    const tenant = new LabTenant();
    const { principalId } = tenant.identity('id-app');
    const { keyCredentials } = tenant.ok({ type: 'servicePrincipal.get', id: principalId });
    const [credential, ...others] = keyCredentials as readonly { startDateTime: string; endDateTime: string }[];
    expect(others).toEqual([]);
    expect(credential).toMatchObject({
      type: 'AsymmetricX509Cert',
      usage: 'Verify',
      key: null,
      customKeyIdentifier: expect.stringMatching(/^[0-9A-F]{40}$/),
    });
    const days = (Date.parse(credential?.endDateTime ?? '') - Date.parse(credential?.startDateTime ?? '')) / DAY;
    expect(days).toBe(90);
  });
});

describe('looking up', () => {
  test('B-03 the object id and the client id find the same; anything else is 404', () => {
    const tenant = new LabTenant();
    const { principalId, clientId } = tenant.identity('id-app');
    const byObjectId = tenant.ok({ type: 'principal.get', id: principalId });
    expect(tenant.ok({ type: 'principal.get', id: clientId })).toEqual(byObjectId);
    expect(tenant.refused({ type: 'servicePrincipal.get', id: 'id-app' })).toEqual({
      status: 404,
      code: 'Request_ResourceNotFound',
      message: "Resource 'id-app' does not exist or one of its queried reference-property objects are not present.",
    });
  });

  test('a user is found by name or object id, and is no service principal', () => {
    const tenant = new LabTenant();
    const body = tenant.ok({ type: 'principal.get', id: 'Operator@Contoso.com' });
    expect(body).toMatchObject({ id: tenant.operatorId, userPrincipalName: 'operator@contoso.com' });
    expect(tenant.ok({ type: 'principal.get', id: tenant.operatorId })).toEqual(body);
    expect(tenant.ok({ type: 'signedInUser.get' })).toEqual(body);
    expect(tenant.refused({ type: 'servicePrincipal.get', id: tenant.operatorId }).status).toBe(404);
  });

  test('F39 a deleted one is neither found nor listed', () => {
    const tenant = new LabTenant();
    const { principalId, clientId } = tenant.identity('id-app');
    tenant.ok({ type: 'userAssignedIdentity.delete', ...tenant.named('id-app') });
    for (const id of [principalId, clientId]) {
      expect(tenant.refused({ type: 'servicePrincipal.get', id }).code).toBe('Request_ResourceNotFound');
    }
    expect(tenant.ok({ type: 'servicePrincipal.list', displayNamePrefix: 'id-' }).value).toEqual([]);
  });

  test('B-04 names are not unique: a list by prefix shows every one', () => {
    const tenant = new LabTenant();
    tenant.machine('vm-web', true);
    tenant.machine('vm-job', true);
    tenant.identity('vm-web');
    const { value } = tenant.ok({ type: 'servicePrincipal.list', displayNamePrefix: 'VM-W' });
    expect((value as readonly { displayName: string }[]).map((one) => one.displayName)).toEqual(['vm-web', 'vm-web']);
  });

  test('F25 an identity may not read the directory, not even as Owner of the subscription', () => {
    const tenant = new LabTenant();
    const { principalId: caller } = tenant.identity('id-app');
    tenant.grant('Owner', caller, tenant.subscription);
    expect(tenant.refused({ type: 'servicePrincipal.list', caller })).toEqual({
      status: 403,
      code: 'Authorization_RequestDenied',
      message: 'Insufficient privileges to complete the operation.',
    });
    expect(tenant.refused({ type: 'signedInUser.get', caller })).toMatchObject({
      status: 400,
      message: '/me request is only valid with delegated authentication flow.',
    });
  });
});
