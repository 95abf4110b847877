import { parseArmId } from '../../sim/arm-id.ts';
import type { JsonObject } from '../../sim/json.ts';
import { location, name, required, resourceGroup, tags, truth, value, withoutEffect } from './az-arguments.ts';
import type { AzCommand, AzCommandModule, AzGroup } from './az-command.ts';
import { AzFailure } from './az-failure.ts';
import type { AzRequest, AzTarget } from './az-request.ts';
import { itemsOf } from './az-shape.ts';
import { locationOrGroups } from './default-location.ts';

const keyvault: AzGroup = { path: 'keyvault', summary: 'Manage KeyVault secrets.' };

const keyvaultCreate: AzCommand = {
  path: 'keyvault create',
  summary: 'Create a vault. Its secrets are guarded by Azure RBAC.',
  arguments: [
    required(resourceGroup),
    required(name('Name of the Vault.')),
    location,
    truth(['--enable-rbac-authorization'], 'The lab models vaults with true only.'),
    tags,
    ...[
      value(['--sku'], 'SKU details.'),
      value(['--retention-days'], 'Soft delete data retention days.'),
      truth(['--enable-purge-protection'], 'Specify protection against purge.'),
    ].map(withoutEffect),
  ],
  examples: [{ does: 'Create a vault.', line: 'az keyvault create -g rg-app -n kv-app' }],
  run: (az) => {
    if (az.maybe('--enable-rbac-authorization') === 'false') {
      throw new AzFailure('The lab models no access policies: leave --enable-rbac-authorization out, or say true.');
    }
    return az.send({ type: 'keyVault.create', ...az.target, location: locationOrGroups(az), tags: az.tags });
  },
};

/** The group of a vault that is named alone: az looks through the subscription's vaults. */
function groupOfVault(az: AzRequest, vault: string): string {
  const listed = itemsOf(az.send({ type: 'keyVault.list', subscriptionId: az.subscriptionId }));
  const found = listed.find((one) => String(one.name).toLowerCase() === vault.toLowerCase());
  const group = found && parseArmId(String(found.id))?.resourceGroup;
  if (group === undefined) throw new AzFailure(`The Vault '${vault}' not found within subscription.`);
  return group;
}

function namedVault(az: AzRequest): AzTarget {
  const vault = az.text('--name');
  const group = az.maybe('--resource-group') ?? groupOfVault(az, vault);
  return { subscriptionId: az.subscriptionId, resourceGroup: group, name: vault };
}

const keyvaultShow: AzCommand = {
  path: 'keyvault show',
  summary: 'Show details of a vault.',
  arguments: [required(name('Name of the Vault.')), resourceGroup],
  examples: [{ does: 'Show the id of a vault.', line: 'az keyvault show -n kv-app --query id -o tsv' }],
  run: (az) => az.send({ type: 'keyVault.get', ...namedVault(az) }),
};

const listShape = ({ id, location: place, name: vault, tags: tagged, type }: JsonObject): JsonObject => ({
  id: id ?? null,
  location: place ?? null,
  name: vault ?? null,
  tags: tagged ?? null,
  type: type ?? null,
});

const keyvaultList: AzCommand = {
  path: 'keyvault list',
  summary: 'List vaults.',
  arguments: [resourceGroup],
  examples: [{ does: 'List the vaults of a resource group.', line: 'az keyvault list -g rg-app -o table' }],
  run: (az) => itemsOf(az.send({ type: 'keyVault.list', ...az.within })).map(listShape),
};

export const keyvaultCommands: AzCommandModule = {
  groups: [keyvault],
  commands: [keyvaultCreate, keyvaultList, keyvaultShow],
};
