import { expect, test } from 'vitest';
import { actionFor, POWER_WORDS } from '../../../src/catalog/power.ts';
import { meantAction } from '../../../src/shell/commands/explain-vocabulary.ts';
import type { ArmId } from '../../../src/sim/arm-id.ts';

const GROUP = '/subscriptions/s/resourceGroups/rg';
const TYPES = [
  'Microsoft.Storage/storageAccounts',
  'Microsoft.KeyVault/vaults',
  'Microsoft.Compute/virtualMachines',
  'Microsoft.Web/sites',
  'Microsoft.ManagedIdentity/userAssignedIdentities',
];

test.each(POWER_WORDS)('%s means one action, in a goal as in a question at the prompt', (word) => {
  const compared = TYPES.flatMap((type) => {
    const wanted = actionFor(word, `${GROUP}/providers/${type}/x` as ArmId);
    return wanted ? [[wanted.action, meantAction(word.split(' '), type)?.action]] : [];
  });
  expect(compared.length).toBeGreaterThan(0);
  const own = ['read', 'change', 'delete'].includes(word) ? actionFor(word, GROUP as ArmId)?.action : undefined;
  if (own) expect(meantAction([word], 'group')?.action).toBe(own);
  for (const [wanted, meant] of compared) expect(meant).toBe(wanted);
});
