import type { Sandbox } from '../shell/sandbox.ts';
import type { World } from '../sim/world.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';

/** `~` for the home folder, `~/x` below it, the path elsewhere. */
function shortPath(path: string, home: string): string {
  if (path === home) return '~';
  return path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path;
}

/** The person that `az` is signed in as on the operator's own machine: `oncall@contoso` of oncall@contoso.com. */
function signedInAs({ principals }: World, objectId: string | undefined): string | undefined {
  const principal = objectId === undefined ? undefined : principals.get(objectId);
  if (principal?.kind !== 'user') return undefined;
  const [name = '', domain = ''] = principal.userPrincipalName.split('@');
  return `${name}@${domain.split('.')[0]}`;
}

/**
 * The prompt in front of the next line: `operator@contoso $` on the operator's own machine, after whom `az` is signed in as, and
 * `azureuser@vm-web $` on a host. The working directory is shown where it is not the home folder: `azureuser@vm-web ~/notes $`.
 */
export function promptText({ world, shell }: Sandbox): SafeText {
  const environment = shell.environments.get(shell.entered.at(-1) ?? shell.entered[0]);
  if (!environment) return sanitizeLine('$');
  const { host, hostName, userName, workingDirectory, variables, account } = environment;
  const tenant = world.tenants.get(world.homeTenantId)?.displayName ?? hostName;
  const who =
    host === undefined ? (signedInAs(world, account?.objectId) ?? `${userName}@${tenant}`) : `${userName}@${hostName}`;
  const path = shortPath(workingDirectory, variables.HOME ?? `/home/${userName}`);
  return sanitizeLine(`${who} ${path === '~' ? '' : `${path} `}$`);
}
