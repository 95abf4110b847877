import type { Sandbox } from '../shell/sandbox.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';

/** `~` for the home folder, `~/x` below it, the path elsewhere. */
function shortPath(path: string, home: string): string {
  if (path === home) return '~';
  return path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path;
}

/**
 * The prompt in front of the next line: `operator@contoso $` on the operator's own machine, `azureuser@vm-web $` on a host.
 * The working directory is shown where it is not the home folder: `azureuser@vm-web ~/notes $`.
 */
export function promptText({ world, shell }: Sandbox): SafeText {
  const environment = shell.environments.get(shell.entered.at(-1) ?? shell.entered[0]);
  if (!environment) return sanitizeLine('$');
  const { host, hostName, userName, workingDirectory, variables } = environment;
  const place = host === undefined ? (world.tenants.get(world.homeTenantId)?.displayName ?? hostName) : hostName;
  const path = shortPath(workingDirectory, variables.HOME ?? `/home/${userName}`);
  return sanitizeLine(`${userName}@${place} ${path === '~' ? '' : `${path} `}$`);
}
