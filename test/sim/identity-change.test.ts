import { expect, test } from 'vitest';
import { LabTenant, type TestCommandOf, UAMI, VM } from './lab-tenant.ts';

const idOf = (tenant: LabTenant, type: string, name: string) =>
  `${tenant.group.replace('resourceGroups', type === UAMI ? 'resourcegroups' : 'resourceGroups')}/providers/${type}/${name}`;

function withIdentities(names: readonly string[]): LabTenant {
  const tenant = new LabTenant();
  const { subscriptionId } = tenant;
  const place = { subscriptionId, resourceGroup: 'rg-app', tags: {} };
  for (const name of names) tenant.ok({ type: 'userAssignedIdentity.create', ...place, name });
  const identity = { systemAssigned: false, userAssigned: [] };
  tenant.ok({
    type: 'virtualMachine.create',
    ...place,
    name: 'vm-web',
    size: 'Standard_B1s',
    image: 'Ubuntu2404',
    identity,
  });
  return tenant;
}

type Change = Partial<TestCommandOf<'resourceIdentity.update'>>;

const change = (tenant: LabTenant, asked: Change) =>
  tenant.run({
    type: 'resourceIdentity.update',
    resourceId: idOf(tenant, VM, 'vm-web'),
    attach: [],
    detach: [],
    ...asked,
  });

const held = (tenant: LabTenant) => tenant.draft.resources.get(idOf(tenant, VM, 'vm-web').toLowerCase())?.identity;

const identitySteps = ({ trace }: ReturnType<typeof change>) =>
  trace.steps.filter(({ stage }) => stage === 'identity').map(({ text, facts }) => [text, ...facts]);

test('F39, B-16 the system-assigned identity that is turned off is soft-deleted, and turned on again it is another', () => {
  const tenant = withIdentities([]);
  const on = change(tenant, { systemAssigned: true });
  expect(identitySteps(on)).toEqual([
    ['vm-web gets a new service principal: a new principal id, no roles', 'F02', 'B-16'],
  ]);
  const first = held(tenant)?.systemAssigned?.principalId ?? '';
  tenant.wait(5_000);
  const { now } = tenant.draft;
  const off = change(tenant, { systemAssigned: false });
  expect(identitySteps(off)).toEqual([
    ['the system-assigned identity of vm-web is soft-deleted for 30 days', 'F39', 'B-16'],
  ]);
  expect(tenant.draft.principals.get(first)).toMatchObject({ deletedAt: now });
  expect(held(tenant)).toEqual({ userAssigned: [] });
  expect(identitySteps(change(tenant, { systemAssigned: false }))).toEqual([]);
  change(tenant, { systemAssigned: true });
  const second = held(tenant)?.systemAssigned?.principalId ?? '';
  expect([second, tenant.draft.principals.get(second)]).toEqual([
    expect.not.stringMatching(first),
    expect.not.objectContaining({ deletedAt: expect.anything() }),
  ]);
  expect(identitySteps(change(tenant, { systemAssigned: true }))).toEqual([]);
});

test('of two user-assigned identities one is detached, and the other stays', () => {
  const tenant = withIdentities(['id-a', 'id-b']);
  const [a, b] = [idOf(tenant, UAMI, 'id-a'), idOf(tenant, UAMI, 'id-b')];
  expect(identitySteps(change(tenant, { attach: [a, b] }))).toEqual([
    ['id-a is attached to vm-web', 'F32'],
    ['id-b is attached to vm-web', 'F32'],
  ]);
  expect(identitySteps(change(tenant, { attach: [a] }))).toEqual([]);
  expect(identitySteps(change(tenant, { detach: [a.toUpperCase()] }))).toEqual([
    [expect.stringMatching(/id-a is detached from vm-web/i), 'F32'],
  ]);
  expect(held(tenant)?.userAssigned.map(({ id }) => id)).toEqual([b]);
});

test('F33, E.2 an identity that was made anew under its name is held only once it is attached again', () => {
  const tenant = withIdentities(['id-a', 'id-b']);
  const [a, b] = [idOf(tenant, UAMI, 'id-a'), idOf(tenant, UAMI, 'id-b')];
  change(tenant, { attach: [a] });
  const old = held(tenant)?.userAssigned[0]?.principalId;
  tenant.ok({ type: 'resource.delete', id: a });
  const { subscriptionId } = tenant;
  const made = tenant.ok({
    type: 'userAssignedIdentity.create',
    subscriptionId,
    resourceGroup: 'rg-app',
    tags: {},
    name: 'id-a',
  }) as unknown as { readonly properties: { readonly principalId: string } };
  const other = change(tenant, { attach: [b] });
  expect(identitySteps(other)).toEqual([
    ['id-b is attached to vm-web', 'F32'],
    ['vm-web still holds the id-a that was deleted; the one made since must be attached again', 'F33', 'E.2'],
  ]);
  expect(held(tenant)?.userAssigned[0]?.principalId).toBe(old);
  expect(identitySteps(change(tenant, { attach: [a] }))).toEqual([]);
  expect(held(tenant)?.userAssigned.map(({ principalId }) => principalId)).toEqual([
    made.properties.principalId,
    expect.any(String),
  ]);
});

test('E.7 what is refused says what it looked at', () => {
  const tenant = withIdentities(['id-a', 'id-b']);
  const [a, b] = [idOf(tenant, UAMI, 'id-a'), idOf(tenant, UAMI, 'id-b')];
  expect(change(tenant, { detach: [a, b] }).reply).toMatchObject({
    service: 'arm',
    body: { error: { code: 'IdentityNotAssociated', message: `'${a},${b}' are not associated with 'vm-web'` } },
  });
  const host = idOf(tenant, VM, 'vm-web');
  for (const id of [host, 'nonsense', tenant.group]) {
    expect(change(tenant, { attach: [id] }).reply, id).toMatchObject({ service: 'arm', status: expect.any(Number) });
  }
  expect(change(tenant, { attach: [host] }).reply.body).toMatchObject({
    error: {
      message: `ResourceIdentity identityId '${host}' is not a valid reference to a Microsoft.ManagedIdentity identity.`,
      target: 'resourceIdentity.identityIds',
    },
  });
});
