import type { JsonObject } from '../../sim/json.ts';
import {
  byNameOrIds,
  name,
  required,
  resourceGroup,
  tags,
  toggle,
  value,
  values,
  withoutEffect,
} from './az-arguments.ts';
import type { AzCommand, AzCommandModule, AzGroup } from './az-command.ts';
import { flattened, itemsOf, withNulls } from './az-shape.ts';
import { namedIdentities } from './identity-arguments.ts';
import { identityShape } from './vm-shape.ts';

const webapp: AzGroup = { path: 'webapp', summary: 'Manage web apps.' };

const app = byNameOrIds('Name of the web app.');

const COLUMNS =
  "{name: name, state: state, location: location, resourceGroup: resourceGroup, defaultHostName: defaultHostName, appServicePlan: split(appServicePlanId, '/')[-1]}";

/** A web app as az prints it, of the members that the lab models; the plan under the name that az gives it. */
function appShape(body: JsonObject): JsonObject {
  const { serverFarmId, ...flat } = flattened(body);
  const identity = identityShape(body.identity);
  return { ...withNulls(flat, 'extendedLocation'), appServicePlanId: serverFarmId ?? null, identity };
}

const webappCreate: AzCommand = {
  path: 'webapp create',
  summary: 'Create a web app.',
  description: "The web app's name must be able to produce a unique FQDN as AppName.azurewebsites.net.",
  arguments: [
    required(resourceGroup),
    required(name('Name of the new web app.')),
    required(value(['--plan', '-p'], 'Name or resource id of the App Service plan.')),
    {
      ...values(
        ['--assign-identity'],
        "Accept system or user assigned identities separated by spaces. Use '[system]' to refer system assigned identity, or a resource id or name to refer user assigned identity.",
      ),
      takes: 'maybe values',
    },
    tags,
    ...[
      value(['--runtime', '-r'], 'Canonicalized web runtime.'),
      toggle(['--https-only'], 'Redirect all traffic made to an app using HTTP to HTTPS.'),
    ].map(withoutEffect),
  ],
  examples: [
    {
      does: 'Create a web app with a system-assigned identity.',
      line: 'az webapp create -g rg-app -p plan-app -n app-web --assign-identity [system]',
    },
  ],
  run: (az) => {
    const asked = az.list('--assign-identity');
    const identity = asked ? namedIdentities(az, asked) : { systemAssigned: false, userAssigned: [] };
    const wanted = { ...az.target, plan: az.text('--plan'), tags: az.tags, identity };
    return appShape(az.send({ type: 'webApp.create', ...wanted }));
  },
};

const webappShow: AzCommand = {
  path: 'webapp show',
  summary: 'Get the details of a web app.',
  arguments: app,
  examples: [{ does: 'Show a web app.', line: 'az webapp show -g rg-app -n app-web' }],
  table: COLUMNS,
  run: (az) => appShape(az.send({ type: 'webApp.get', ...az.target })),
};

const webappList: AzCommand = {
  path: 'webapp list',
  summary: 'List web apps.',
  arguments: [resourceGroup],
  examples: [{ does: 'List the web apps of a resource group.', line: 'az webapp list -g rg-app -o table' }],
  table: `[].${COLUMNS}`,
  run: (az) => itemsOf(az.send({ type: 'webApp.list', ...az.within })).map(appShape),
};

const webappDelete: AzCommand = {
  path: 'webapp delete',
  summary: 'Delete a web app, and with it its system-assigned identity.',
  arguments: [
    ...app,
    toggle(['--keep-empty-plan'], 'Keep empty app service plan.'),
    withoutEffect(toggle(['--keep-metrics'], 'Keep app metrics.')),
  ],
  examples: [{ does: 'Delete a web app.', line: 'az webapp delete -g rg-app -n app-web' }],
  run: (az) => {
    az.send({ type: 'webApp.delete', ...az.target, keepEmptyPlan: az.has('--keep-empty-plan') });
    return undefined;
  },
};

export const webappCommands: AzCommandModule = {
  groups: [webapp],
  commands: [webappCreate, webappDelete, webappList, webappShow],
};
