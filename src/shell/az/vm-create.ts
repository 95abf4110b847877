import type { Json, JsonObject } from '../../sim/json.ts';
import type { AzArgument } from './az-argument.ts';
import {
  location,
  name,
  noWait,
  required,
  resourceGroup,
  tags,
  toggle,
  value,
  values,
  withoutEffect,
} from './az-arguments.ts';
import type { AzCommand, AzCommandModule } from './az-command.ts';
import { AzFailure } from './az-failure.ts';
import type { AzRequest } from './az-request.ts';
import { locationOrGroups } from './default-location.ts';
import { grantToNewIdentity } from './grant-to-identity.ts';
import { checkRoleAndScope, identityInfo, type NamedIdentities, namedIdentities } from './identity-arguments.ts';
import { roleIdFor } from './role-lookup.ts';
import { hardwareAddressOf, powerStateOf, privateAddressOf } from './vm-shape.ts';

/** What people paste along: logins, disks and networks are not modelled. */
const WITHOUT_EFFECT: readonly AzArgument[] = [
  value(['--admin-username'], 'Username for the VM.'),
  value(['--admin-password'], 'Password for the VM.'),
  value(['--authentication-type'], 'Type of authentication to use with the VM.'),
  toggle(['--generate-ssh-keys'], 'Generate SSH public and private key files if missing.'),
  values(['--ssh-key-values'], 'Space-separated list of SSH public keys or public key file paths.'),
  value(['--public-ip-address'], 'Name of the public IP address when creating one.'),
  value(['--public-ip-sku'], 'Public IP SKU.'),
  value(['--vnet-name'], 'Name of the virtual network.'),
  value(['--subnet'], 'The name of the subnet.'),
  value(['--nsg'], 'The name to use when creating a new Network Security Group.'),
  value(['--zone', '-z'], 'Availability zone into which to provision the resource.'),
].map(withoutEffect);

/** The identities asked for, and the role that the system-assigned one is to get. */
interface IdentityWish {
  readonly named: NamedIdentities;
  readonly grant?: { readonly role: string; readonly roleDefinitionId: string; readonly scope: string };
}

/** What `--assign-identity`, `--scope` and `--role` ask for together; undefined where the first is not there. [F.3] */
function identityWish(az: AzRequest): IdentityWish | undefined {
  const [words, scope, role] = [az.list('--assign-identity'), az.maybe('--scope'), az.maybe('--role')];
  if (words === undefined && (scope !== undefined || role !== undefined)) {
    throw new AzFailure('usage error: --assign-identity [--scope SCOPE] [--role ROLE]');
  }
  if (words === undefined) return undefined;
  const named = namedIdentities(az, words);
  if (scope === undefined && role === undefined) return { named };
  if (scope === undefined || role === undefined) {
    throw new AzFailure(
      'usage error: please specify both --role and --scope when assigning a role to the managed identity',
    );
  }
  checkRoleAndScope(az, named);
  return { named, grant: { role, scope, roleDefinitionId: roleIdFor(az, role, scope) } };
}

function warnOfNoAccess(az: AzRequest): void {
  const { resourceGroup: group, name: machine } = az.target;
  az.warn(
    `No access was given yet to the '${machine}', because '--scope' was not provided. You should setup by creating a role assignment, e.g. 'az role assignment create --assignee <principal-id> --role contributor -g ${group}' would let it access the current resource group. To get the pricipal id, run 'az vm show -g ${group} -n ${machine} --query "identity.principalId" -otsv'`,
  );
}

/** The identity part of the output: granted where a scope was given, a warning where the new identity can do nothing yet. */
function settleIdentity(az: AzRequest, block: Json | undefined, { named, grant }: IdentityWish): JsonObject {
  if (!grant) {
    if (named.systemAssigned) warnOfNoAccess(az);
    return identityInfo(block, {});
  }
  const { role, scope, roleDefinitionId } = grant;
  const info = identityInfo(block, { scope, role });
  grantToNewIdentity(az, { principalId: info.systemAssignedIdentity, roleDefinitionId, scope });
  return info;
}

const vmCreate: AzCommand = {
  path: 'vm create',
  summary: 'Create an Azure Virtual Machine.',
  arguments: [
    required(name('Name of the virtual machine.')),
    required(resourceGroup),
    value(['--image'], 'The operating system image, by alias or URN, as in Ubuntu2204.'),
    value(['--size'], 'The VM size to be created.', { default: 'Standard_DS1_v2' }),
    location,
    tags,
    {
      ...values(
        ['--assign-identity'],
        "Accept system or user assigned identities separated by spaces. Use '[system]' to refer system assigned identity, or a resource id or name to refer user assigned identity.",
      ),
      takes: 'maybe values',
    },
    value(['--scope'], 'Scope that the system assigned identity can access.'),
    value(['--role'], 'Role name or id the system assigned identity will have.'),
    noWait,
    ...WITHOUT_EFFECT,
  ],
  examples: [
    { does: 'Create a Linux VM.', line: 'az vm create -g rg-app -n vm-web --image Ubuntu2204' },
    {
      does: 'Create a VM with a system-assigned identity.',
      line: 'az vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity [system]',
    },
  ],
  run: (az) => {
    const image = az.maybe('--image');
    const at = { ...az.target, location: locationOrGroups(az), tags: az.tags };
    if (image === undefined) throw new AzFailure('incorrect usage: --image IMAGE | --attach-os-disk DISK');
    const wish = identityWish(az);
    const identity = wish?.named ?? { systemAssigned: false, userAssigned: [] };
    const size = az.text('--size');
    const body = az.send({ type: 'virtualMachine.create', ...at, size, image, identity });
    const info = wish ? { identity: settleIdentity(az, body.identity, wish) } : {};
    if (az.has('--no-wait')) return undefined;
    const privateIpAddress = privateAddressOf(az.context.world, body.id);
    return {
      ...info,
      fqdns: '',
      id: body.id ?? null,
      location: body.location ?? null,
      macAddress: hardwareAddressOf(privateIpAddress),
      powerState: powerStateOf(body),
      privateIpAddress,
      publicIpAddress: '',
      zones: '',
    };
  },
};

export const vmCreateCommands: AzCommandModule = {
  groups: [],
  commands: [vmCreate],
};
