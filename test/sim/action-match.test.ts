import { describe, expect, test } from 'vitest';
import { grants, matchesAction } from '../../src/sim/action-match.ts';

describe('E.6 how a pattern of a role covers an action', () => {
  test.each([
    ['*', 'Microsoft.Compute/virtualMachines/write', true],
    ['*/read', 'Microsoft.Compute/virtualMachines/read', true],
    ['*/read', 'Microsoft.Compute/virtualMachines/write', false],
    ['Microsoft.Compute/virtualMachines/*', 'microsoft.compute/VIRTUALMACHINES/runCommand/action', true],
    ['Microsoft.Compute/virtualMachines/*', 'Microsoft.Compute/virtualMachineScaleSets/write', false],
    ['Microsoft.Authorization/*/Write', 'Microsoft.Authorization/roleAssignments/write', true],
    ['MicrosoftXAuthorization/write', 'Microsoft.Authorization/write', false],
    ['Microsoft.Authorization/write', 'MicrosoftXAuthorization/write', false],
  ])('%s and %s: %s', (pattern, action, expected) => {
    expect(matchesAction(pattern, action)).toBe(expected);
  });

  test('G-12 the operator role says */assign/action and grants what ARM checks without the segment', () => {
    const pattern = 'Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action';
    expect(matchesAction(pattern, 'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action')).toBe(true);
    expect(matchesAction(pattern, 'Microsoft.ManagedIdentity/userAssignedIdentities/id-app/assign/action')).toBe(true);
    expect(matchesAction(pattern, 'Microsoft.ManagedIdentity/userAssignedIdentities/write')).toBe(false);
  });

  test('not-actions take away from the actions of their own plane only', () => {
    const role = { actions: ['*'], notActions: ['a/delete'], dataActions: ['d/*'], notDataActions: ['d/write'] };
    expect(grants(role, 'a/write', 'control')).toBe(true);
    expect(grants(role, 'a/delete', 'control')).toBe(false);
    expect(grants(role, 'd/read', 'data')).toBe(true);
    expect(grants(role, 'd/write', 'data')).toBe(false);
    expect(grants(role, 'a/delete', 'data')).toBe(false);
  });
});
