import { appRolesOf } from './app-role-queries.ts';
import type { AppRole } from './application.ts';
import { directoryForm } from './arm-id.ts';
import { credentialsAt } from './credential-roll.ts';
import { isoTime } from './iso-time.ts';
import type { JsonObject } from './json.ts';
import type { Group, KeyCredential, Principal, ServicePrincipal, User } from './principal.ts';
import { mintFrom } from './random.ts';

function keyCredentialBody(credential: KeyCredential): JsonObject {
  return {
    customKeyIdentifier: credential.thumbprint,
    displayName: null,
    endDateTime: isoTime(credential.endsAt),
    key: null,
    keyId: credential.keyId,
    startDateTime: isoTime(credential.startsAt),
    type: 'AsymmetricX509Cert',
    usage: 'Verify',
  };
}

function appRoleBody({ id, value, displayName }: AppRole): JsonObject {
  return {
    allowedMemberTypes: ['Application'],
    description: displayName,
    displayName,
    id,
    isEnabled: true,
    origin: 'Application',
    value,
  };
}

/** `isExplicit=False` and the host's id for a system-assigned identity, `True` and its own id for a user-assigned one. [E.3] */
function alternativeNames({ resourceId, isExplicit }: ServicePrincipal): readonly string[] {
  if (resourceId === undefined) return [];
  return [`isExplicit=${isExplicit ? 'True' : 'False'}`, directoryForm(resourceId)];
}

/** The second name is opaque; drawn from the object id, so that it never changes. */
function servicePrincipalNames({ appId, objectId, servicePrincipalType }: ServicePrincipal): readonly string[] {
  if (servicePrincipalType !== 'ManagedIdentity') return [appId];
  return [appId, `https://identity.azure.net/${mintFrom(objectId, 0).opaque(43)}=`];
}

/** A service principal as Graph v1.0 answers it. A managed identity has no application object behind it. [E.3, F24] */
function servicePrincipalBody(principal: ServicePrincipal, now: number): JsonObject {
  return {
    accountEnabled: true,
    alternativeNames: alternativeNames(principal),
    appDisplayName: principal.applicationTenantId === undefined ? null : principal.displayName,
    appId: principal.appId,
    appOwnerOrganizationId: principal.applicationTenantId ?? null,
    appRoles: appRolesOf(principal.appId).map(appRoleBody),
    createdDateTime: isoTime(principal.createdAt),
    deletedDateTime: principal.deletedAt === undefined ? null : isoTime(principal.deletedAt),
    displayName: principal.displayName,
    id: principal.objectId,
    keyCredentials: credentialsAt(principal, now).map(keyCredentialBody),
    passwordCredentials: [],
    replyUrls: [],
    servicePrincipalNames: servicePrincipalNames(principal),
    servicePrincipalType: principal.servicePrincipalType,
    signInAudience: null,
    tags: [],
  };
}

/** A user as Graph v1.0 answers it by default. */
function userBody(user: User): JsonObject {
  return {
    businessPhones: [],
    displayName: user.displayName,
    givenName: null,
    id: user.objectId,
    jobTitle: null,
    mail: null,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: null,
    surname: null,
    userPrincipalName: user.userPrincipalName,
  };
}

const CONTEXT = 'https://graph.microsoft.com/v1.0/$metadata#';

/** A security group as Graph v1.0 answers it. */
function groupBody(group: Group): JsonObject {
  const created = isoTime(group.createdAt);
  return {
    createdDateTime: created,
    deletedDateTime: null,
    description: group.description,
    displayName: group.displayName,
    groupTypes: [],
    id: group.objectId,
    mail: null,
    mailEnabled: false,
    mailNickname: group.mailNickname,
    renewedDateTime: created,
    securityEnabled: true,
    visibility: null,
  };
}

const COLLECTION = { user: 'users', group: 'groups', servicePrincipal: 'servicePrincipals' } as const;

function bareBody(principal: Principal, now: number): JsonObject {
  switch (principal.kind) {
    case 'user':
      return userBody(principal);
    case 'group':
      return groupBody(principal);
    case 'servicePrincipal':
      return servicePrincipalBody(principal, now);
  }
}

/** One directory object with the `@odata.context` that Graph puts in front of it. */
export function principalBody(principal: Principal, now: number): JsonObject {
  return { '@odata.context': `${CONTEXT}${COLLECTION[principal.kind]}/$entity`, ...bareBody(principal, now) };
}

/** Directory objects of several kinds, each with its `@odata.type`. */
export function directoryObjectsBody(principals: readonly Principal[], now: number): JsonObject {
  const value = principals.map((one) => ({ '@odata.type': `#microsoft.graph.${one.kind}`, ...bareBody(one, now) }));
  return { '@odata.context': `${CONTEXT}directoryObjects`, value };
}

/** A page of what was soft-deleted. [E.3, F39] */
export function deletedItemsBody(principals: readonly Principal[], now: number): JsonObject {
  return { '@odata.context': `${CONTEXT}directoryObjects`, value: principals.map((one) => bareBody(one, now)) };
}

/** A page of users or of groups. */
export function usersBody(users: readonly User[]): JsonObject {
  return { '@odata.context': `${CONTEXT}users`, value: users.map(userBody) };
}

export function groupsBody(groups: readonly Group[]): JsonObject {
  return { '@odata.context': `${CONTEXT}groups`, value: groups.map(groupBody) };
}

/** A page of service principals. */
export function servicePrincipalsBody(principals: readonly ServicePrincipal[], now: number): JsonObject {
  return {
    '@odata.context': `${CONTEXT}servicePrincipals`,
    value: principals.map((one) => servicePrincipalBody(one, now)),
  };
}
