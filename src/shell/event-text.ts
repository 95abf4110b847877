import { nameOf } from '../sim/arm-id.ts';
import { identityType, type Resource, type ResourceIdentity } from '../sim/resource.ts';
import type { RoleAssignment } from '../sim/role-assignment.ts';
import { roleNameOf } from '../sim/role-definition.ts';
import { describeScope } from '../sim/scope-text.ts';
import type { Event } from '../sim/tenant.ts';
import type { World } from '../sim/world.ts';

/** What an event did, as words without its author: `vm-web was created`. */
type Words = {
  readonly [Type in Event['type']]?: (event: Extract<Event, { readonly type: Type }>, world: World) => string;
};

function nameOfPrincipal(world: World, objectId: string): string {
  const principal = world.principals.get(objectId);
  return principal?.kind === 'user' ? principal.userPrincipalName : (principal?.displayName ?? objectId);
}

const kindOf = ({ type }: Resource): string => type.slice(type.indexOf('/') + 1);

function identityWords(identity: ResourceIdentity): string {
  const names = identity.userAssigned.map(({ id }) => nameOf(id));
  const user = names.length > 0 ? ` (${names.join(', ')})` : '';
  return `${identityType(identity) ?? 'none'}${user}`;
}

function tagWords({ tags }: Resource): string {
  const pairs = Object.entries(tags).map(([key, value]) => `${key}=${String(value)}`);
  return pairs.length > 0 ? `; tags ${pairs.join(' ')}` : '';
}

/** An assignment by its id: as it stands, or as it was made where it is gone by now. */
function assignmentAt(world: World, id: string): RoleAssignment | undefined {
  const standing = world.roleAssignments.get(id.toLowerCase());
  if (standing) return standing;
  for (let node = world.log; node !== undefined; node = node.earlier) {
    const event = node.entry.event as Event;
    if (event.type === 'RoleAssignmentCreated' && event.assignment.id === id) return event.assignment;
  }
  return undefined;
}

function grantWords(world: World, id: string): string {
  const assignment = assignmentAt(world, id);
  if (!assignment) return `a role assignment (${nameOf(id)})`;
  const { roleDefinitionId, principalId, scope } = assignment;
  return `${roleNameOf(roleDefinitionId)} for ${nameOfPrincipal(world, principalId)} at ${describeScope(world, scope)}`;
}

const RESOURCE_WORDS: Words = {
  ResourceGroupCreated: ({ group }) => `resource group ${group.name} is there, in ${group.location}`,
  ResourceGroupDeleted: ({ group }) => `resource group ${group.name} was deleted`,
  ResourceCreated: ({ resource }) => `${resource.name} was created (${kindOf(resource)} in ${resource.resourceGroup})`,
  ResourceUpdated: ({ resource }) => `${resource.name} was updated${tagWords(resource)}`,
  ResourceDeleted: ({ resourceId }) => `${nameOf(resourceId)} was deleted`,
  ResourceMoved: ({ resource }) => `${resource.name} was moved to ${resource.resourceGroup}`,
  ResourceIdentityUpdated: ({ resourceId, identity }) =>
    `the identities of ${nameOf(resourceId)} are: ${identityWords(identity)}`,
  VirtualMachinePowerChanged: ({ machineId, powerState }) => `${nameOf(machineId)} is ${powerState}`,
  FederatedCredentialWritten: ({ identityId, credential }) =>
    `${nameOf(identityId)} trusts ${credential.subject} of ${credential.issuer}`,
  FederatedCredentialDeleted: ({ identityId, name }) => `${nameOf(identityId)} lost its federated credential ${name}`,
  SubscriptionTransferred: ({ subscriptionId, tenantId }, world) =>
    `${world.subscriptions.get(subscriptionId)?.displayName} went to the tenant ${world.tenants.get(tenantId)?.displayName}`,
};

const ACCESS_WORDS: Words = {
  RoleAssignmentCreated: ({ assignment }, world) => `granted: ${grantWords(world, assignment.id)}`,
  RoleAssignmentDeleted: ({ id }, world) => `taken away: ${grantWords(world, id)}`,
  AccessDenied: ({ principalId, action, scope }, world) =>
    `refused: ${nameOfPrincipal(world, principalId)} may not ${action} at ${describeScope(world, scope)}`,
  ServicePrincipalCreated: ({ servicePrincipal }) =>
    `service principal ${servicePrincipal.displayName} was created (${servicePrincipal.objectId})`,
  ServicePrincipalDeleted: ({ objectId }, world) =>
    `service principal ${nameOfPrincipal(world, objectId)} was soft-deleted (${objectId})`,
  IdentityRelocated: ({ objectId }, world) => `the identity of ${nameOfPrincipal(world, objectId)} got its present URI`,
  TokenIssued: ({ principalId, resource }, world) =>
    `a new token of ${nameOfPrincipal(world, principalId)} for ${resource}`,
  TokenServed: ({ principalId, resource }, world) =>
    `the cached token of ${nameOfPrincipal(world, principalId)} for ${resource}`,
  TokenExchanged: ({ principalId, resource }, world) =>
    `a token of ${nameOfPrincipal(world, principalId)} for ${resource}, in exchange for another issuer's`,
};

const DATA_WORDS: Words = {
  BlobUploaded: ({ accountId, container, blob }) => `blob ${nameOf(accountId)}/${container}/${blob.name} was written`,
  BlobDownloaded: ({ accountId, container, name }) => `blob ${nameOf(accountId)}/${container}/${name} was read`,
  BlobsListed: ({ accountId, container }) => `the blobs of ${nameOf(accountId)}/${container} were listed`,
  BlobDeleted: ({ accountId, container, name }) => `blob ${nameOf(accountId)}/${container}/${name} was deleted`,
  SecretSet: ({ vaultId, secret }) => `secret ${nameOf(vaultId)}/${secret.name} was set`,
  SecretRead: ({ vaultId, name }) => `secret ${nameOf(vaultId)}/${name} was read`,
  StorageAccountKeysListed: ({ accountId }) => `the keys of ${nameOf(accountId)} were listed`,
  ImdsRequested: ({ host, category }) => `${nameOf(host)} asked IMDS (${category})`,
  ImdsThrottled: ({ host, category }) => `IMDS of ${nameOf(host)} answered 429 (${category})`,
  ImdsFaultSet: ({ host, kind }) => `fault: IMDS of ${nameOf(host)}, ${kind}`,
  ImdsFaultCleared: ({ host }) => `fault cleared: IMDS of ${nameOf(host)}`,
  RegionWentDown: ({ region }) => `fault: the region ${region} is down`,
  RegionCameBack: ({ region }) => `fault cleared: the region ${region} is up`,
  TargetFaultSet: ({ target, kind }) => `fault: ${nameOf(target)} is ${kind}`,
  TargetFaultCleared: ({ target }) => `fault cleared: ${nameOf(target)}`,
};

const WORDS: Words = { ...RESOURCE_WORDS, ...ACCESS_WORDS, ...DATA_WORDS };

const NAME_MEMBERS = ['userPrincipalName', 'displayName', 'name', 'objectId', 'id'];

/** The first name in an event that has no words of its own. */
function nameWithin(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const record = value as { readonly [member: string]: unknown };
  const own = NAME_MEMBERS.map((member) => record[member]).find((one) => typeof one === 'string');
  if (own !== undefined) return own as string;
  return Object.values(record)
    .map(nameWithin)
    .find((one) => one !== undefined);
}

/** `GroupMemberAdded` as `group member added`. */
const spelledOut = (type: string): string => type.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();

/** An event of the audit log in words, from what the world knows now. */
export function eventText(event: Event, world: World): string {
  const words = WORDS[event.type] as ((event: Event, world: World) => string) | undefined;
  if (words) return words(event, world);
  const name = nameWithin(event);
  return `${spelledOut(event.type)}${name === undefined ? '' : `: ${name}`}`;
}

/** Who did it, as people know them; undefined where the event does not say. */
export function authorOf(event: Event, world: World): string | undefined {
  return 'caller' in event && typeof event.caller === 'string' ? nameOfPrincipal(world, event.caller) : undefined;
}
