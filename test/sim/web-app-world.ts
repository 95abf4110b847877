import type { JsonObject } from '../../src/sim/json.ts';
import type { LabTenant } from './lab-tenant.ts';

export const SITE = 'Microsoft.Web/sites';

/** Creates a web app on plan-app, and the plan where it is not there; gives ARM's body. */
export function webApp(
  tenant: LabTenant,
  name: string,
  identity: { readonly systemAssigned?: boolean; readonly userAssigned?: readonly string[] } = {},
): JsonObject {
  tenant.ok({ type: 'appServicePlan.create', ...tenant.named('plan-app'), sku: 'B1', tags: {} });
  return tenant.ok({
    type: 'webApp.create',
    ...tenant.named(name),
    plan: 'plan-app',
    tags: {},
    identity: { systemAssigned: false, userAssigned: [], ...identity },
  });
}
