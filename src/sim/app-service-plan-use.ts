import { type ArmId, keyOf } from './arm-id.ts';
import type { Denial } from './authorization.ts';
import type { AppServicePlan, Resource, WebApp } from './resource.ts';
import { resourceOfType } from './resource-queries.ts';
import type { Tracer } from './trace.ts';
import type { World } from './world.ts';

const PLAN = 'Microsoft.Web/serverFarms';

/** The web apps that run on a plan, in the order of their creation. */
export function appsOn(world: World, planId: ArmId): readonly WebApp[] {
  const key = keyOf(planId);
  return [...world.resources.values()].flatMap((one) =>
    one.type === 'Microsoft.Web/sites' && keyOf(one.properties.serverFarmId) === key ? [one] : [],
  );
}

const OCCUPIED = "Server farm '{0}' cannot be deleted because it has web app(s) {1} assigned to it.";

/**
 * 409 for deleting a plan with apps on it, in the shape of App Service: its errors stand in no `error`.
 * https://github.com/hashicorp/terraform-provider-azurerm/issues/13377
 */
export function refuseOccupiedPlan(world: World, resource: Resource, trace: Tracer): Denial | undefined {
  const apps = resource.type === PLAN ? appsOn(world, resource.id) : [];
  if (apps.length === 0) return undefined;
  const parameters = [resource.name, apps.map(({ name }) => name).join(', ')] as const;
  const message = OCCUPIED.replace('{0}', parameters[0]).replace('{1}', parameters[1]);
  trace.failed('target', `${parameters[1]} runs on ${resource.name}: delete or move what runs there first`);
  const named = { Code: 'Conflict', Message: message };
  const entity = { ExtendedCode: '11003', MessageTemplate: OCCUPIED, Parameters: parameters, ...named };
  const details = [{ Message: message }, { Code: 'Conflict' }, { ErrorEntity: entity }];
  const body = { ...named, Target: null, Details: details, Innererror: null };
  return { reply: { service: 'arm', status: 409, body }, events: [] };
}

/** The plan that is left without an app when this one goes: it goes too, unless the request keeps it. */
export function emptiedPlan(world: World, resource: Resource): AppServicePlan | undefined {
  if (resource.type !== 'Microsoft.Web/sites') return undefined;
  const plan = resourceOfType(world, resource.properties.serverFarmId, PLAN);
  return plan && appsOn(world, plan.id).length === 1 ? plan : undefined;
}
