import { describe, expect, test } from 'vitest';
import { decideAccess } from '../../src/sim/access.ts';
import { LabTenant, UAMI, VM } from './lab-tenant.ts';

const WRITE_VM = { action: `${VM}/write`, plane: 'control' } as const;
const CREATE_IDENTITY = { action: `${UAMI}/write`, plane: 'control' } as const;
const ASSIGN = { action: `${UAMI}/assign/action`, plane: 'control' } as const;
const READ_IDENTITY = { action: `${UAMI}/read`, plane: 'control' } as const;
const WRITE_SITE = { action: 'Microsoft.Web/sites/write', plane: 'control' } as const;
const GRANT = { action: 'Microsoft.Authorization/roleAssignments/write', plane: 'control' } as const;
const MAKE_POLICY = { action: 'Microsoft.Authorization/policyDefinitions/write', plane: 'control' } as const;
const LIST_KEYS = { action: 'Microsoft.Storage/storageAccounts/listKeys/action', plane: 'control' } as const;
const RUN_COMMAND = { action: `${VM}/runCommand/action`, plane: 'control' } as const;
const BLOBS = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs';
const READ_BLOB = { action: `${BLOBS}/read`, plane: 'data' } as const;
const WRITE_BLOB = { action: `${BLOBS}/write`, plane: 'data' } as const;
const GET_SECRET = { action: 'Microsoft.KeyVault/vaults/secrets/getSecret/action', plane: 'data' } as const;

type Asked = { readonly action: string; readonly plane: 'control' | 'data' };

/** What the roles at rg-app allow there, all of the questions together. */
function allows(roles: readonly string[], asked: readonly Asked[]): boolean {
  const tenant = new LabTenant();
  const principalId = tenant.colleague('colleague', roles);
  return asked.every((one) => decideAccess(tenant.draft, { ...one, principalId, scope: tenant.group }).isAllowed);
}

const ATTACH = [WRITE_VM, ASSIGN];

describe('E.5 the matrix of roles at a resource group', () => {
  test.each<[string, readonly string[], readonly Asked[], boolean]>([
    ['F17 turn on a VM identity', ['Owner'], [WRITE_VM], true],
    ['F17 turn on a VM identity', ['Contributor'], [WRITE_VM], true],
    ['F17 turn on a VM identity', ['Virtual Machine Contributor'], [WRITE_VM], true],
    ['F17 turn on a VM identity', ['Website Contributor'], [WRITE_VM], false],
    ['F17 turn on a VM identity', ['Managed Identity Contributor'], [WRITE_VM], false],
    ['F17 turn on a web app identity', ['Website Contributor'], [WRITE_SITE], true],
    ['F17 turn on a web app identity', ['Virtual Machine Contributor'], [WRITE_SITE], false],
    ['F19 create an identity', ['Owner'], [CREATE_IDENTITY], true],
    ['F19 create an identity', ['Contributor'], [CREATE_IDENTITY], true],
    ['F19 create an identity', ['Managed Identity Contributor'], [CREATE_IDENTITY], true],
    ['F19 create an identity', ['Managed Identity Operator'], [CREATE_IDENTITY], false],
    ['F19 create an identity', ['Virtual Machine Contributor'], [CREATE_IDENTITY], false],
    ['F18 attach', ['Owner'], ATTACH, true],
    ['F18 attach', ['Contributor'], ATTACH, true],
    ['F18 attach', ['Virtual Machine Contributor', 'Managed Identity Operator'], ATTACH, true],
    ['F18 attach', ['Managed Identity Contributor'], ATTACH, false],
    ['F18 attach', ['Managed Identity Operator'], ATTACH, false],
    ['F18 attach', ['Managed Identity Contributor', 'Virtual Machine Contributor'], ATTACH, false],
    ['E.6 see identities', ['Managed Identity Operator'], [READ_IDENTITY], true],
    ['F20 grant a role', ['Owner'], [GRANT], true],
    ['F20 grant a role', ['User Access Administrator'], [GRANT], true],
    ['F20 grant a role', ['Role Based Access Control Administrator'], [GRANT], true],
    ['F20 grant a role', ['Contributor'], [GRANT], false],
    ['F20 grant a role', ['Resource Policy Contributor'], [GRANT], false],
    ['E.6 one role grants what another leaves out', ['Contributor', 'User Access Administrator'], [GRANT], true],
    ['F22 make a policy', ['Owner'], [MAKE_POLICY], true],
    ['F22 make a policy', ['Resource Policy Contributor'], [MAKE_POLICY], true],
    ['F22 make a policy', ['Contributor'], [MAKE_POLICY], false],
    ['B-11 read a blob', ['Owner'], [READ_BLOB], false],
    ['B-11 read a blob', ['Contributor'], [READ_BLOB], false],
    ['B-11 read a blob', ['Storage Account Contributor'], [READ_BLOB], false],
    ['B-11 read a blob', ['Storage Blob Data Reader'], [READ_BLOB], true],
    ['B-11 write a blob', ['Storage Blob Data Reader'], [WRITE_BLOB], false],
    ['B-11 write a blob', ['Storage Blob Data Contributor'], [READ_BLOB, WRITE_BLOB], true],
    ['B-11 write a blob', ['Storage Blob Data Owner'], [READ_BLOB, WRITE_BLOB], true],
    ['B-11 list account keys', ['Contributor'], [LIST_KEYS], true],
    ['B-11 list account keys', ['Storage Blob Data Owner'], [LIST_KEYS], false],
    ['E.5 read a secret', ['Key Vault Secrets User'], [GET_SECRET], true],
    ['E.5 read a secret', ['Key Vault Secrets Officer'], [GET_SECRET], true],
    ['E.5 read a secret', ['Key Vault Reader'], [GET_SECRET], false],
    ['E.5 read a secret', ['Key Vault Contributor'], [GET_SECRET], false],
    ['B-12 run code on a VM', ['Virtual Machine Contributor'], [RUN_COMMAND], true],
    ['B-12 run code on a VM', ['Reader'], [RUN_COMMAND], false],
  ])('%s with %j', (_what, roles, asked, expected) => {
    expect(allows(roles, asked)).toBe(expected);
  });
});

describe('E.6 scopes', () => {
  test('a role reaches down and never up or sideways', () => {
    const tenant = new LabTenant();
    const { subscriptionId } = tenant;
    tenant.ok({ type: 'resourceGroup.create', subscriptionId, name: 'rg-app-2', location: 'westeurope', tags: {} });
    const principalId = tenant.colleague('colleague', ['Reader']);
    const read = (scope: string): boolean =>
      decideAccess(tenant.draft, { principalId, action: `${VM}/read`, plane: 'control', scope }).isAllowed;
    expect(read(tenant.id(VM, 'vm-web'))).toBe(true);
    expect(read(tenant.group.toUpperCase())).toBe(true);
    expect(read(tenant.subscription)).toBe(false);
    expect(read(`${tenant.group}-2`)).toBe(false);
  });

  describe('the nearest assignment of a refusal, whatever was granted first', () => {
    const AT_GROUP = 'Reader';
    const cases: readonly (readonly [nearest: string, miss: string, granted: readonly string[]])[] = [
      ['Contributor', 'not yet in effect', ['arriving', 'elsewhere', 'other role']],
      ['Contributor', 'not yet in effect', ['other role', 'elsewhere', 'arriving']],
      [AT_GROUP, 'role does not grant the action', ['other role', 'elsewhere']],
      [AT_GROUP, 'role does not grant the action', ['elsewhere', 'other role']],
      ['Owner', 'other scope', ['elsewhere']],
      [AT_GROUP, 'role does not grant the action', ['other role', 'a second role']],
    ];

    test.each(cases)('%s (%s) of %j', (nearest, miss, granted) => {
      const tenant = new LabTenant({ propagation: 'realistic' });
      const principalId = tenant.colleague('colleague');
      const grants: Readonly<Record<string, () => void>> = {
        arriving: () => tenant.grant('Contributor', principalId),
        'other role': () => tenant.grant(AT_GROUP, principalId),
        'a second role': () => tenant.grant('Storage Blob Data Reader', principalId),
        elsewhere: () => tenant.grant('Owner', principalId, tenant.id(VM, 'vm-other')),
      };
      tenant.machine('vm-other');
      for (const one of granted) grants[one]?.();
      const decision = decideAccess(tenant.draft, { principalId, ...WRITE_VM, scope: tenant.id(VM, 'vm-web') });
      expect(decision).toMatchObject({ isAllowed: false, nearest: { role: { roleName: nearest }, miss } });
      expect(decision.match).toBeUndefined();
    });

    test('whoever has nothing has no nearest one', () => {
      const tenant = new LabTenant();
      const principalId = tenant.colleague('colleague');
      const decision = decideAccess(tenant.draft, { principalId, ...WRITE_VM, scope: tenant.group });
      expect(decision).toEqual({ isAllowed: false });
    });
  });

  test('an assignment that was removed is honoured until it lapses, and not at that moment any more', () => {
    const tenant = new LabTenant({ propagation: 'realistic' });
    const principalId = tenant.colleague('colleague', ['Contributor']);
    tenant.wait(10 * 60_000);
    const [id] = tenant.draft.roleAssignmentsByPrincipal.get(principalId) ?? [];
    tenant.ok({ type: 'roleAssignment.delete', id: tenant.draft.roleAssignments.get(id ?? '')?.id ?? '' });
    const lapsesAt = tenant.draft.roleAssignments.get(id ?? '')?.lapsesAt ?? 0;
    const question = { principalId, ...WRITE_VM, scope: tenant.group };
    tenant.wait(lapsesAt - 1 - tenant.draft.now);
    expect(decideAccess(tenant.draft, question).isAllowed).toBe(true);
    tenant.wait(1);
    expect(decideAccess(tenant.draft, question)).toEqual({ isAllowed: false });
  });

  test('a refusal names the nearest assignment that did not do', () => {
    const tenant = new LabTenant();
    const principalId = tenant.colleague('colleague', ['Reader', 'Storage Blob Data Reader']);
    const decision = decideAccess(tenant.draft, { principalId, ...WRITE_VM, scope: tenant.subscription });
    expect(decision.nearest?.miss).toBe('other scope');
    const nearer = decideAccess(tenant.draft, { principalId, ...WRITE_VM, scope: tenant.group });
    expect(nearer.nearest?.miss).toBe('role does not grant the action');
  });
});
