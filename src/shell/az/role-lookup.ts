import type { JsonObject } from '../../sim/json.ts';
import { AzFailure } from './az-failure.ts';
import type { AzRequest } from './az-request.ts';
import { flattened, itemsOf } from './az-shape.ts';

const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

export const isGuid = (text: string): boolean => GUID.test(text);

/** The role definitions that can be assigned at a scope, flattened. */
export function roleDefinitionsAt(az: AzRequest, scope: string): readonly JsonObject[] {
  return itemsOf(az.send({ type: 'roleDefinition.list', scope })).map(flattened);
}

/** The full id of a role given by name, GUID or id; a name is looked up at the scope. [F.3] */
export function roleIdFor(az: AzRequest, role: string, scope: string): string {
  if (/^\/subscriptions\/.+\/providers\/Microsoft\.Authorization\/roleDefinitions\//i.test(role)) return role;
  if (isGuid(role)) return `${az.subscription}/providers/Microsoft.Authorization/roleDefinitions/${role}`;
  const found = roleDefinitionsAt(az, scope).find(
    ({ roleName }) => String(roleName).toLowerCase() === role.toLowerCase(),
  );
  if (!found) throw new AzFailure(`Role '${role}' doesn't exist.`);
  return String(found.id);
}
