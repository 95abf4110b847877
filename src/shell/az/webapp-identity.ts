import { byNameOrIds, value } from './az-arguments.ts';
import type { AzCommand, AzCommandModule, AzGroup } from './az-command.ts';
import type { AzRequest } from './az-request.ts';
import { grantToNewIdentity } from './grant-to-identity.ts';
import { attachIdentities, detachIdentities, identitiesTo } from './host-identity.ts';
import { identityInfo, namedIdentities } from './identity-arguments.ts';
import { roleIdFor } from './role-lookup.ts';
import { identityShape } from './vm-shape.ts';

const webappIdentity: AzGroup = { path: 'webapp identity', summary: "Manage a web app's managed identities." };

const app = byNameOrIds('Name of the web app.');

const readApp = (az: AzRequest) => az.send({ type: 'webApp.get', ...az.target });

const webappIdentityAssign: AzCommand = {
  path: 'webapp identity assign',
  summary: 'Assign managed identities to the web app.',
  arguments: [
    ...app,
    identitiesTo('assign'),
    value(['--role'], 'Role name or id the managed identity will be assigned. Default: Contributor.'),
    value(['--scope'], 'The scope the managed identity has access to.'),
  ],
  examples: [
    { does: 'Enable the system assigned identity.', line: 'az webapp identity assign -g rg-app -n app-web' },
    {
      does: 'Attach a user assigned identity.',
      line: 'az webapp identity assign -g rg-app -n app-web --identities id-reports',
    },
  ],
  run: (az) => {
    const { identity } = attachIdentities(az, readApp(az), namedIdentities(az, az.list('--identities')));
    const scope = az.maybe('--scope');
    if (scope !== undefined) {
      const { systemAssignedIdentity: principalId } = identityInfo(identity, {});
      const roleDefinitionId = roleIdFor(az, az.maybe('--role') ?? 'Contributor', scope);
      grantToNewIdentity(az, { principalId, roleDefinitionId, scope });
    }
    return identityShape(identity);
  },
};

const webappIdentityRemove: AzCommand = {
  path: 'webapp identity remove',
  summary: "Disable web app's managed identities.",
  arguments: [...app, identitiesTo('remove')],
  examples: [{ does: 'Remove the system assigned identity.', line: 'az webapp identity remove -g rg-app -n app-web' }],
  run: (az) => identityShape(detachIdentities(az, readApp(az), 3)?.identity),
};

const webappIdentityShow: AzCommand = {
  path: 'webapp identity show',
  summary: "Display web app's managed identities.",
  arguments: app,
  examples: [{ does: 'Show the identities of a web app.', line: 'az webapp identity show -g rg-app -n app-web' }],
  run: (az) => identityShape(readApp(az).identity),
};

export const webappIdentityCommands: AzCommandModule = {
  groups: [webappIdentity],
  commands: [webappIdentityAssign, webappIdentityRemove, webappIdentityShow],
};
