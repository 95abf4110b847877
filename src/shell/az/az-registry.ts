import { accountCommands } from './account.ts';
import { accountTokenCommands } from './account-token.ts';
import { adCommands } from './ad.ts';
import { adAppCommands } from './ad-app.ts';
import { adGroupCommands } from './ad-group.ts';
import { adUserCommands } from './ad-user.ts';
import { appFederatedCredentialCommands } from './app-federated-credential.ts';
import { appserviceCommands } from './appservice.ts';
import type { AzCommand, AzCommandModule, AzGroup } from './az-command.ts';
import { cloudServiceCommands } from './cloud-service.ts';
import { federatedCredentialCommands } from './federated-credential.ts';
import { groupCommands } from './group.ts';
import { identityCommands } from './identity.ts';
import { keyvaultCommands } from './keyvault.ts';
import { keyvaultSecretCommands } from './keyvault-secret.ts';
import { loginCommands } from './login.ts';
import { policyAssignmentCommands } from './policy-assignment.ts';
import { policyDefinitionCommands } from './policy-definition.ts';
import { resourceCommands } from './resource.ts';
import { resourceChangeCommands } from './resource-change.ts';
import { restCommands } from './rest.ts';
import { roleAssignmentCommands } from './role-assignment.ts';
import { roleDefinitionCommands } from './role-definition.ts';
import { storageAccountCommands } from './storage-account.ts';
import { storageBlobCommands } from './storage-blob.ts';
import { storageContainerCommands } from './storage-container.ts';
import { versionCommands } from './version.ts';
import { vmCommands } from './vm.ts';
import { vmAddressCommands } from './vm-addresses.ts';
import { vmCreateCommands } from './vm-create.ts';
import { vmIdentityCommands } from './vm-identity.ts';
import { vmPowerCommands } from './vm-power.ts';
import { vmUpdateCommands } from './vm-update.ts';
import { webappCommands } from './webapp.ts';
import { webappIdentityCommands } from './webapp-identity.ts';

/** The parts of the simulated CLI. A new one is a file and a name here. */
const MODULES: readonly AzCommandModule[] = [
  accountTokenCommands,
  accountCommands,
  adAppCommands,
  adGroupCommands,
  adUserCommands,
  adCommands,
  appFederatedCredentialCommands,
  appserviceCommands,
  cloudServiceCommands,
  federatedCredentialCommands,
  groupCommands,
  identityCommands,
  keyvaultSecretCommands,
  keyvaultCommands,
  loginCommands,
  resourceChangeCommands,
  policyAssignmentCommands,
  policyDefinitionCommands,
  resourceCommands,
  restCommands,
  roleAssignmentCommands,
  roleDefinitionCommands,
  storageAccountCommands,
  storageBlobCommands,
  storageContainerCommands,
  versionCommands,
  vmCreateCommands,
  vmAddressCommands,
  vmIdentityCommands,
  vmPowerCommands,
  vmUpdateCommands,
  vmCommands,
  webappIdentityCommands,
  webappCommands,
];

/** Every group; the first is `az` itself. */
export const GROUPS: readonly AzGroup[] = [{ path: '', summary: '' }, ...MODULES.flatMap(({ groups }) => groups)];

/** Every command. */
export const COMMANDS: readonly AzCommand[] = MODULES.flatMap(({ commands }) => commands);
