import { type ArmId, parseArmId } from './arm-id.ts';
import { scopeOfAssignment } from './role-assignment-body.ts';
import type { World } from './world.ts';

/** The names in the path of a resource, without the types and without the `default` that storage puts in between. */
function namesIn(scope: ArmId): string {
  const path = scope.replace(/\/+$/, '').split(/\/providers\/[^/]+\//i)[1] ?? scope;
  return path
    .split('/')
    .filter((segment, index) => index % 2 === 1 && segment !== 'default')
    .join('/');
}

/** A scope as a person would name it: `subscription contoso-dev`, `resource group rg-app`, `vm-web`, `st1/reports`. */
export function describeScope(world: World, scope: ArmId): string {
  const parsed = parseArmId(scopeOfAssignment(scope));
  if (!parsed) return scope;
  const { subscriptionId, resourceGroup, name } = parsed;
  if (resourceGroup === undefined) {
    return `subscription ${world.subscriptions.get(subscriptionId.toLowerCase())?.displayName ?? subscriptionId}`;
  }
  return name === undefined ? `resource group ${resourceGroup}` : namesIn(scopeOfAssignment(scope));
}
