import { describe, expect, it } from 'vitest';
import { resourceOfType } from '../../src/sim/resource-queries.ts';
import { LabTenant } from './lab-tenant.ts';
import { SITE, webApp } from './web-app-world.ts';

describe('web apps as hosts of identities', () => {
  it('F11 are created with a system-assigned identity, as ARM answers it', () => {
    const tenant = new LabTenant();
    const body = webApp(tenant, 'app-web', { systemAssigned: true });
    expect(body).toMatchObject({
      id: tenant.id(SITE, 'app-web'),
      name: 'app-web',
      type: SITE,
      location: 'westeurope',
      identity: { type: 'SystemAssigned', tenantId: tenant.draft.homeTenantId },
      properties: { defaultHostName: 'app-web.azurewebsites.net', state: 'Running' },
    });
  });

  it('B-05 never show the secret of the token endpoint in ARM', () => {
    const tenant = new LabTenant();
    const body = webApp(tenant, 'app-web', { systemAssigned: true });
    const site = resourceOfType(tenant.draft, tenant.id(SITE, 'app-web'), SITE);
    expect(site?.properties.identityHeader).toMatch(/^[0-9a-f-]{36}$/);
    const got = tenant.ok({ type: 'webApp.get', ...tenant.named('app-web') });
    expect(JSON.stringify([body, got])).not.toContain(site?.properties.identityHeader);
  });

  it('F13 get one later through the same update as machines', () => {
    const tenant = new LabTenant();
    webApp(tenant, 'app-web');
    const resourceId = tenant.id(SITE, 'app-web');
    const updated = tenant.ok({
      type: 'resourceIdentity.update',
      resourceId,
      systemAssigned: true,
      attach: [tenant.identity('id-app').id],
      detach: [],
    });
    expect(updated.identity).toMatchObject({ type: 'SystemAssigned, UserAssigned' });
  });

  it('E.5 Website Contributor can turn on the system-assigned identity, and not attach a user-assigned one', () => {
    const tenant = new LabTenant();
    webApp(tenant, 'app-web');
    const id = tenant.identity('id-app').id;
    const caller = tenant.colleague('web-admin', ['Website Contributor']);
    const update = {
      type: 'resourceIdentity.update',
      resourceId: tenant.id(SITE, 'app-web'),
      caller,
      detach: [],
    } as const;
    expect(tenant.run({ ...update, systemAssigned: true, attach: [] }).reply.status).toBe(200);
    expect(tenant.refused({ ...update, attach: [id] }).code).toBe('LinkedAuthorizationFailed');
  });

  it('F07 F39 take their system-assigned identity with them', () => {
    const tenant = new LabTenant();
    const { identity } = webApp(tenant, 'app-web', { systemAssigned: true }) as { identity: { principalId: string } };
    tenant.ok({ type: 'webApp.delete', ...tenant.named('app-web') });
    expect(tenant.draft.principals.get(identity.principalId)).toMatchObject({ deletedAt: expect.any(Number) });
    expect(tenant.refused({ type: 'webApp.get', ...tenant.named('app-web') }).code).toBe('ResourceNotFound');
  });

  it('need a plan, a good name, and a name that is free', () => {
    const tenant = new LabTenant();
    const create = (name: string, plan: string, resourceGroup = 'rg-app') =>
      tenant.refused({
        type: 'webApp.create',
        ...tenant.named(name),
        resourceGroup,
        plan,
        tags: {},
        identity: { systemAssigned: false, userAssigned: [] },
      });
    expect(create('app-web', 'plan-none')).toMatchObject({ status: 404, code: 'NotFound' });
    webApp(tenant, 'app-web');
    expect(create('-app', 'plan-app').code).toBe('InvalidResourceName');
    const { subscriptionId } = tenant;
    tenant.ok({ type: 'resourceGroup.create', subscriptionId, name: 'rg-two', location: 'westeurope', tags: {} });
    expect(create('APP-web', 'plan-app', 'rg-two')).toMatchObject({ status: 409, code: 'Conflict' });
  });

  it('keep identity and secret when they are created again', () => {
    const tenant = new LabTenant();
    const first = webApp(tenant, 'app-web', { systemAssigned: true });
    const before = resourceOfType(tenant.draft, tenant.id(SITE, 'app-web'), SITE);
    expect(webApp(tenant, 'app-web').identity).toEqual(first.identity);
    expect(resourceOfType(tenant.draft, tenant.id(SITE, 'app-web'), SITE)?.properties).toEqual(before?.properties);
  });

  it('are listed, and so are plans', () => {
    const tenant = new LabTenant();
    webApp(tenant, 'app-web');
    webApp(tenant, 'app-api');
    const { subscriptionId } = tenant;
    const names = (type: 'webApp.list' | 'appServicePlan.list') =>
      (tenant.ok({ type, subscriptionId }).value as readonly { name: string }[]).map((one) => one.name);
    expect(names('webApp.list')).toEqual(['app-web', 'app-api']);
    expect(names('appServicePlan.list')).toEqual(['plan-app']);
  });
});
