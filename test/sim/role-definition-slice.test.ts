import { expect, test } from 'vitest';
import { ROLE_DEFINITIONS } from '../../src/sim/role-definition.ts';
import { LabTenant } from './lab-tenant.ts';

const READER = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';

test('E.5 the role definitions are listed as ARM shows them', () => {
  const tenant = new LabTenant();
  const { value } = tenant.ok({ type: 'roleDefinition.list', scope: tenant.subscription });
  expect(value).toHaveLength(18);
  expect(new Set(ROLE_DEFINITIONS.map((role) => role.id)).size).toBe(18);
  expect(value).toContainEqual(
    expect.objectContaining({
      id: `${tenant.subscription}/providers/Microsoft.Authorization/roleDefinitions/${READER}`,
      name: READER,
      properties: expect.objectContaining({ roleName: 'Reader', type: 'BuiltInRole', assignableScopes: ['/'] }),
    }),
  );
});
