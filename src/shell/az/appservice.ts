import { location, name, noWait, required, resourceGroup, tags, toggle, value, withoutEffect } from './az-arguments.ts';
import type { AzCommand, AzCommandModule, AzGroup } from './az-command.ts';
import { flattened, itemsOf } from './az-shape.ts';
import { locationOrGroups } from './default-location.ts';

const appservice: AzGroup = { path: 'appservice', summary: 'Manage App Service plans.' };
const appservicePlan: AzGroup = { path: 'appservice plan', summary: 'Manage app service plans.' };

const appservicePlanCreate: AzCommand = {
  path: 'appservice plan create',
  summary: 'Create an app service plan.',
  arguments: [
    required(resourceGroup),
    required(name('Name of the new app service plan.')),
    value(['--sku'], 'The pricing tiers, as in F1, B1 or P1V3.', {
      default: 'B1',
      normalize: (text) => text.toUpperCase(),
    }),
    location,
    tags,
    withoutEffect(toggle(['--is-linux'], 'Host web app on Linux worker.')),
    noWait,
  ],
  examples: [{ does: 'Create a basic plan.', line: 'az appservice plan create -g rg-app -n plan-app' }],
  run: (az) => {
    const at = { ...az.target, location: locationOrGroups(az), tags: az.tags };
    return flattened(az.send({ type: 'appServicePlan.create', ...at, sku: az.text('--sku') }));
  },
};

const appservicePlanList: AzCommand = {
  path: 'appservice plan list',
  summary: 'List app service plans.',
  arguments: [resourceGroup],
  examples: [{ does: 'List the plans of a resource group.', line: 'az appservice plan list -g rg-app -o table' }],
  run: (az) => itemsOf(az.send({ type: 'appServicePlan.list', ...az.within })).map(flattened),
};

export const appserviceCommands: AzCommandModule = {
  groups: [appservice, appservicePlan],
  commands: [appservicePlanCreate, appservicePlanList],
};
