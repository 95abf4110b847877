import { type ArmId, keyOf, nameOf, parseArmId, subscriptionScope, topLevelResourceId } from '../sim/arm-id.ts';
import type { SeenAssignment } from '../sim/assignment-queries.ts';
import { containerScope } from '../sim/blob-container.ts';
import { isLive, servicePrincipalsOf } from '../sim/directory.ts';
import type { IdentityHost } from '../sim/identity-host.ts';
import { attachedIdentities, hostsOf } from '../sim/identity-queries.ts';
import { findResource } from '../sim/resource-queries.ts';
import { secretScope } from '../sim/secret.ts';
import type { World } from '../sim/world.ts';
import { lineField } from './fields.ts';
import type { Zod } from './schema.ts';

/** The name of something in the simulated cloud, as its transcript gave it. */
export const nameField = (z: Zod) => lineField(z, 120);

export const principalField = (z: Zod) =>
  nameField(z).describe(
    'An identity by its name, a host by its name for the identity of its own, or a person as in oncall@contoso.com.',
  );
export const hostField = (z: Zod) => nameField(z).describe('A virtual machine or web app, by its name.');
export const identityField = (z: Zod) =>
  nameField(z)
    .describe('A user-assigned identity by its name, or system for the host’s own.')
    .meta({ examples: ['system'] });
export const scopeField = (z: Zod) =>
  nameField(z).describe('subscription, or the name of a group or resource; stshop/reports for a part of one.');

/** Names of resources compare without regard to case. */
export const isSameName = (one: string, other: string): boolean => keyOf(one) === keyOf(other);

/** The host of that name: a resource that can hold identities. */
export function hostNamed(world: World, name: string): IdentityHost | undefined {
  return hostsOf(world).find((host) => isSameName(host.name, name));
}

/** The service principal of an application in a tenant, by `TENANT/NAME`, as in `fabrikam/app-orders`. */
function applicationIdNamed(world: World, name: string): string | undefined {
  const [tenantName = '', displayName] = name.split('/');
  const tenant = [...world.tenants.values()].find((one) => isSameName(one.displayName, tenantName));
  if (displayName === undefined || !tenant) return undefined;
  const found = servicePrincipalsOf(world, displayName).find(
    (one) => one.tenantId === tenant.tenantId && isSameName(one.displayName, displayName),
  );
  return found?.objectId;
}

/** The object id of the person who signs in by that name, as in `oncall@contoso.com`. */
function personIdNamed(world: World, name: string): string | undefined {
  const found = [...world.principals.values()].find(
    (one) => one.kind === 'user' && isLive(one) && isSameName(one.userPrincipalName, name),
  );
  return found?.objectId;
}

/**
 * The object id behind an identity's name, or behind a host's name for its system-assigned identity, or behind `TENANT/NAME`
 * for an application as that tenant has it, or behind the name by which a person signs in.
 */
export function principalIdNamed(world: World, name: string): string | undefined {
  if (name.includes('@')) return personIdNamed(world, name);
  if (name.includes('/')) return applicationIdNamed(world, name);
  const identity = findResource(world, { type: 'Microsoft.ManagedIdentity/userAssignedIdentities', name });
  return identity?.properties.principalId ?? hostNamed(world, name)?.identity?.systemAssigned?.principalId;
}

/**
 * The object ids behind a name, where what may be done counts: an identity's own, or those of all identities that a host of that
 * name holds, since it may use any of them. None where nothing is called so.
 */
export function principalIdsBehind(world: World, name: string): readonly string[] {
  if (/[@/]/.test(name)) return [principalIdNamed(world, name) ?? []].flat();
  const identity = findResource(world, { type: 'Microsoft.ManagedIdentity/userAssignedIdentities', name });
  if (identity) return [identity.properties.principalId];
  const host = hostNamed(world, name);
  const held = host ? attachedIdentities(world, host.id) : [];
  return held.flatMap((one) => one.servicePrincipal?.objectId ?? []);
}

/** The scope behind a name that `scopeName` gives; undefined where nothing is called so. */
export function scopeNamed(world: World, name: string): ArmId | undefined {
  const subscription = [...world.subscriptions.values()].find((one) => isSameName(one.displayName, name));
  const [home] = world.subscriptions.values();
  if (subscription ?? isSameName(name, 'subscription'))
    return subscriptionScope((subscription ?? home)?.subscriptionId ?? '');
  const group = [...world.resourceGroups.values()].find((one) => isSameName(one.name, name));
  if (group) return group.id;
  const [top = '', part] = name.split('/');
  const resource = [...world.resources.values()].find((one) => isSameName(one.name, top));
  if (!resource || part === undefined) return resource?.id;
  return resource.type === 'Microsoft.KeyVault/vaults'
    ? secretScope(resource.id, part)
    : containerScope(resource.id, part);
}

/** What a person calls a scope: the name of the subscription, group or resource; `st1/reports` for a part of one. */
export function scopeName(world: World, scope: ArmId): string {
  const parsed = parseArmId(scope);
  if (!parsed) return scope;
  if (parsed.resourceGroup === undefined) {
    return world.subscriptions.get(keyOf(parsed.subscriptionId))?.displayName ?? 'the subscription';
  }
  if (parsed.name === undefined) return parsed.resourceGroup;
  const top = topLevelResourceId(scope);
  return keyOf(top) === keyOf(scope) ? parsed.name : `${nameOf(top)}/${parsed.name}`;
}

/** Whether an author's `name` means this scope; `subscription` is any subscription. */
export function isScopeNamed(world: World, scope: ArmId, name: string): boolean {
  const isSubscription = parseArmId(scope)?.resourceGroup === undefined;
  if (isSubscription && isSameName(name, 'subscription')) return true;
  return isSameName(scopeName(world, scope), name);
}

/** `Reader at rg-app`, and how long it takes to arrive or to fade where it is not simply in effect. */
export function assignmentText(world: World, { roleName, scope, state, minutesLeft }: SeenAssignment): string {
  const text = `${roleName} at ${scopeName(world, scope)}`;
  switch (state) {
    case 'in effect':
      return text;
    case 'arriving':
      return `${text} (takes effect in up to ${minutesLeft} min)`;
    case 'lingering':
      return `${text} (removed, still honoured for up to ${minutesLeft} min)`;
  }
}

/** `a`, `a and b`, `a, b and c`; what goes beyond `most` is counted. */
export function enumeration(parts: readonly string[], most = 4): string {
  const shown = parts.length > most ? [...parts.slice(0, most - 1), `${parts.length - most + 1} more`] : parts;
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}
