import { directoryForm } from './arm-id.ts';
import { isoTime } from './iso-time.ts';
import type { JsonObject } from './json.ts';
import type { KeyCredential, Principal, ServicePrincipal, User } from './principal.ts';
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
export function servicePrincipalBody(principal: ServicePrincipal): JsonObject {
  return {
    accountEnabled: true,
    alternativeNames: alternativeNames(principal),
    appDisplayName: null,
    appId: principal.appId,
    appOwnerOrganizationId: null,
    appRoles: [],
    createdDateTime: isoTime(principal.createdAt),
    deletedDateTime: principal.deletedAt === undefined ? null : isoTime(principal.deletedAt),
    displayName: principal.displayName,
    id: principal.objectId,
    keyCredentials: principal.keyCredentials.map(keyCredentialBody),
    passwordCredentials: [],
    replyUrls: [],
    servicePrincipalNames: servicePrincipalNames(principal),
    servicePrincipalType: principal.servicePrincipalType,
    signInAudience: null,
    tags: [],
  };
}

/** A user as Graph v1.0 answers it by default. */
export function userBody(user: User): JsonObject {
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

/** One directory object with the `@odata.context` that Graph puts in front of it. */
export function principalBody(principal: Principal): JsonObject {
  return principal.kind === 'user'
    ? { '@odata.context': `${CONTEXT}users/$entity`, ...userBody(principal) }
    : { '@odata.context': `${CONTEXT}servicePrincipals/$entity`, ...servicePrincipalBody(principal) };
}

/** A page of service principals. */
export function servicePrincipalsBody(principals: readonly ServicePrincipal[]): JsonObject {
  return { '@odata.context': `${CONTEXT}servicePrincipals`, value: principals.map(servicePrincipalBody) };
}
