import type { JsonObject } from './json.ts';
import type { WebApp } from './resource.ts';

/** The `properties` of a plan as ARM answers them. */
export function appServicePlanProperties(): JsonObject {
  return { provisioningState: 'Succeeded', status: 'Ready' };
}

/** The `properties` of a web app as ARM answers them; without the secret of its token endpoint. [C.6] */
export function webAppProperties({ name, resourceGroup, properties }: WebApp): JsonObject {
  const defaultHostName = `${name.toLowerCase()}.azurewebsites.net`;
  return {
    defaultHostName,
    enabled: true,
    hostNames: [defaultHostName],
    resourceGroup,
    serverFarmId: properties.serverFarmId,
    state: properties.state,
  };
}
