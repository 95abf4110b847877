import { accountCommands } from './account.ts';
import { accountTokenCommands } from './account-token.ts';
import { adCommands } from './ad.ts';
import { appserviceCommands } from './appservice.ts';
import type { AzCommand, AzCommandModule, AzGroup } from './az-command.ts';
import { groupCommands } from './group.ts';
import { identityCommands } from './identity.ts';
import { keyvaultCommands } from './keyvault.ts';
import { keyvaultSecretCommands } from './keyvault-secret.ts';
import { loginCommands } from './login.ts';
import { resourceCommands } from './resource.ts';
import { roleAssignmentCommands } from './role-assignment.ts';
import { roleDefinitionCommands } from './role-definition.ts';
import { storageAccountCommands } from './storage-account.ts';
import { storageBlobCommands } from './storage-blob.ts';
import { storageContainerCommands } from './storage-container.ts';
import { versionCommands } from './version.ts';
import { vmCommands } from './vm.ts';
import { vmCreateCommands } from './vm-create.ts';
import { vmIdentityCommands } from './vm-identity.ts';
import { webappCommands } from './webapp.ts';
import { webappIdentityCommands } from './webapp-identity.ts';

/** The parts of the simulated CLI. A new one is a file and a name here. */
const MODULES: readonly AzCommandModule[] = [
  accountTokenCommands,
  accountCommands,
  adCommands,
  appserviceCommands,
  groupCommands,
  identityCommands,
  keyvaultSecretCommands,
  keyvaultCommands,
  loginCommands,
  resourceCommands,
  roleAssignmentCommands,
  roleDefinitionCommands,
  storageAccountCommands,
  storageBlobCommands,
  storageContainerCommands,
  versionCommands,
  vmCreateCommands,
  vmIdentityCommands,
  vmCommands,
  webappIdentityCommands,
  webappCommands,
];

/** Every group; the first is `az` itself. */
export const GROUPS: readonly AzGroup[] = [{ path: '', summary: '' }, ...MODULES.flatMap(({ groups }) => groups)];

/** Every command. */
export const COMMANDS: readonly AzCommand[] = MODULES.flatMap(({ commands }) => commands);
