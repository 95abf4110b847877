import { byNameOrIds, value } from './az-arguments.ts';
import type { AzCommand, AzCommandModule, AzGroup } from './az-command.ts';
import type { AzRequest } from './az-request.ts';
import { grantToNewIdentity } from './grant-to-identity.ts';
import { attachIdentities, detachIdentities, identitiesTo } from './host-identity.ts';
import { checkRoleAndScope, identityInfo, namedIdentities } from './identity-arguments.ts';
import { roleIdFor } from './role-lookup.ts';
import { identityShape } from './vm-shape.ts';

const vmIdentity: AzGroup = { path: 'vm identity', summary: 'Manage managed identities of a VM.' };

const machine = byNameOrIds('The name of the Virtual Machine.');

const readMachine = (az: AzRequest) => az.send({ type: 'virtualMachine.get', ...az.target });

const vmIdentityAssign: AzCommand = {
  path: 'vm identity assign',
  summary: 'Enable managed identities on a VM.',
  description: 'Identities that the VM has already stay; the named ones are added.',
  arguments: [
    ...machine,
    identitiesTo('assign'),
    value(['--role'], 'Role name or id the system assigned identity will have. Default: Contributor.'),
    value(['--scope'], 'Scope that the system assigned identity can access.'),
  ],
  examples: [
    { does: 'Enable the system assigned identity on a VM.', line: 'az vm identity assign -g rg-app -n vm-web' },
    {
      does: "Attach a user assigned identity of the VM's own resource group.",
      line: 'az vm identity assign -g rg-app -n vm-web --identities id-reports',
    },
    {
      does: "Enable the system assigned identity with the 'Reader' role.",
      line: 'az vm identity assign -g rg-app -n vm-web --role Reader --scope $(az group show -n rg-app --query id -o tsv)',
    },
  ],
  run: (az) => {
    const named = namedIdentities(az, az.list('--identities'));
    checkRoleAndScope(az, named);
    const scope = az.maybe('--scope');
    if (scope === undefined) return identityInfo(attachIdentities(az, readMachine(az), named).identity, {});
    const role = az.maybe('--role') ?? 'Contributor';
    const roleDefinitionId = roleIdFor(az, role, scope);
    const info = identityInfo(attachIdentities(az, readMachine(az), named).identity, { scope, role });
    grantToNewIdentity(az, { principalId: info.systemAssignedIdentity, roleDefinitionId, scope });
    return info;
  },
};

const vmIdentityRemove: AzCommand = {
  path: 'vm identity remove',
  summary: 'Remove managed identities from a VM.',
  arguments: [...machine, identitiesTo('remove')],
  examples: [
    { does: 'Remove the system assigned identity.', line: 'az vm identity remove -g rg-app -n vm-web' },
    {
      does: 'Detach a user assigned identity.',
      line: 'az vm identity remove -g rg-app -n vm-web --identities id-reports',
    },
  ],
  run: (az) => identityShape(detachIdentities(az, readMachine(az), 1)?.identity),
};

const vmIdentityShow: AzCommand = {
  path: 'vm identity show',
  summary: 'Display the managed identities of a VM.',
  arguments: machine,
  examples: [
    {
      does: 'Show the principal id of the system assigned identity.',
      line: 'az vm identity show -g rg-app -n vm-web --query principalId -o tsv',
    },
  ],
  run: (az) => identityShape(readMachine(az).identity),
};

export const vmIdentityCommands: AzCommandModule = {
  groups: [vmIdentity],
  commands: [vmIdentityAssign, vmIdentityRemove, vmIdentityShow],
};
