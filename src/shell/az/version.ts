import type { AzCommand, AzCommandModule } from './az-command.ts';

/** The release whose behaviour the lab follows where releases differ: the first with `--client-id` and its like at sign-in. [F.3, G-17] */
const VERSION = '2.73.0';

const version: AzCommand = {
  path: 'version',
  summary: 'Show the version of the Azure CLI that the lab follows.',
  arguments: [],
  examples: [{ does: 'Show the version.', line: 'az version' }],
  isOpenToAll: true,
  run: () => ({ 'azure-cli': VERSION, 'azure-cli-core': VERSION, 'azure-cli-telemetry': '1.1.0', extensions: {} }),
};

/** What `az --version` prints. */
export const versionText = `azure-cli                         ${VERSION}

core                              ${VERSION}
telemetry                          1.1.0

This is the simulated Azure CLI of mi-lab: 'az --help' lists what it models.
`;

export const versionCommands: AzCommandModule = {
  groups: [],
  commands: [version],
};
