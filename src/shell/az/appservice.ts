import { type ArmId, resourceId } from '../../sim/arm-id.ts';
import {
  byNameOrIds,
  location,
  name,
  noWait,
  required,
  resourceGroup,
  tags,
  toggle,
  value,
  withoutEffect,
  yes,
} from './az-arguments.ts';
import type { AzCommand, AzCommandModule, AzGroup } from './az-command.ts';
import type { AzRequest } from './az-request.ts';
import { flattened, itemsOf } from './az-shape.ts';
import { locationOrGroups } from './default-location.ts';

const appservice: AzGroup = { path: 'appservice', summary: 'Manage App Service plans.' };
const appservicePlan: AzGroup = { path: 'appservice plan', summary: 'Manage app service plans.' };

const planId = ({ target }: AzRequest): ArmId => resourceId({ ...target, type: 'Microsoft.Web/serverFarms' });

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

const plan = byNameOrIds('The name of the app service plan.');

const appservicePlanShow: AzCommand = {
  path: 'appservice plan show',
  summary: 'Get the app service plans for a resource group or a set of resource groups.',
  arguments: plan,
  examples: [{ does: 'Show a plan.', line: 'az appservice plan show -g rg-app -n plan-app' }],
  run: (az) => flattened(az.send({ type: 'resource.get', id: planId(az) })),
};

const appservicePlanDelete: AzCommand = {
  path: 'appservice plan delete',
  summary: 'Delete an app service plan. One with web apps on it stays.',
  arguments: [...plan, yes],
  examples: [{ does: 'Delete a plan.', line: 'az appservice plan delete -g rg-app -n plan-app --yes' }],
  isDestructive: true,
  run: (az) => {
    az.send({ type: 'resource.delete', id: planId(az) });
    return undefined;
  },
};

export const appserviceCommands: AzCommandModule = {
  groups: [appservice, appservicePlan],
  commands: [appservicePlanCreate, appservicePlanDelete, appservicePlanList, appservicePlanShow],
};
