import type { PresentedToken } from '../../sim/reply.ts';
import type { Command } from '../../sim/tenant.ts';
import { objectIn, textIn, textsIn } from '../arm-call.ts';

/** A request to Graph, once it is known who sends it. */
export interface GraphCall {
  readonly method: string;
  /** Decoded. */
  readonly path: string;
  readonly body: { readonly [member: string]: unknown };
  readonly sender: { readonly caller: string; readonly token: PresentedToken };
}

/** What a call stands for; `first` and `second` are the ids in the path. */
type Served = (call: GraphCall, first: string, second: string) => Command;

const lastSegment = (text: string): string => text.slice(text.lastIndexOf('/') + 1);

const DELETED_KINDS = { application: 'application', user: 'user', serviceprincipal: 'servicePrincipal' } as const;

const userFrom = ({ body, sender }: GraphCall): Command => ({
  type: 'user.create',
  ...sender,
  displayName: textIn(body, 'displayName') ?? '',
  userPrincipalName: textIn(body, 'userPrincipalName') ?? '',
  password: textIn(objectIn(body, 'passwordProfile'), 'password') ?? '',
});

const PEOPLE: Readonly<Record<string, Served>> = {
  'GET me': ({ sender }) => ({ type: 'signedInUser.get', ...sender }),
  'GET users': ({ sender }) => ({ type: 'user.list', ...sender }),
  'POST users': userFrom,
  'GET users/*': ({ sender }, id) => ({ type: 'user.get', ...sender, id }),
  'DELETE users/*': ({ sender }, id) => ({ type: 'user.delete', ...sender, id }),
  'GET groups': ({ sender }) => ({ type: 'directoryGroup.list', ...sender }),
  'POST groups': ({ body, sender }) => ({
    type: 'directoryGroup.create',
    ...sender,
    displayName: textIn(body, 'displayName') ?? '',
    mailNickname: textIn(body, 'mailNickname') ?? '',
  }),
  'GET groups/*': ({ sender }, id) => ({ type: 'directoryGroup.get', ...sender, id }),
  'DELETE groups/*': ({ sender }, id) => ({ type: 'directoryGroup.delete', ...sender, id }),
  'GET groups/*/members': ({ sender }, groupId) => ({ type: 'groupMember.list', ...sender, groupId }),
  'POST groups/*/members/$ref': ({ body, sender }, groupId) => ({
    type: 'groupMember.add',
    ...sender,
    groupId,
    memberId: lastSegment(textIn(body, '@odata.id') ?? ''),
  }),
  'DELETE groups/*/members/*/$ref': ({ sender }, groupId, memberId) => ({
    type: 'groupMember.remove',
    ...sender,
    groupId,
    memberId,
  }),
};

const SOFTWARE: Readonly<Record<string, Served>> = {
  'GET serviceprincipals': ({ sender }) => ({ type: 'servicePrincipal.list', ...sender }),
  'POST serviceprincipals': ({ body, sender }) => ({
    type: 'servicePrincipal.create',
    ...sender,
    appId: textIn(body, 'appId') ?? '',
  }),
  'GET serviceprincipals/*': ({ sender }, id) => ({ type: 'servicePrincipal.get', ...sender, id }),
  'DELETE serviceprincipals/*': ({ sender }, id) => ({ type: 'servicePrincipal.delete', ...sender, id }),
  'GET serviceprincipals/*/approleassignments': ({ sender }, servicePrincipalId) => ({
    type: 'appRoleAssignment.list',
    ...sender,
    servicePrincipalId,
  }),
  'POST serviceprincipals/*/approleassignments': ({ body, sender }, servicePrincipalId) => ({
    type: 'appRoleAssignment.create',
    ...sender,
    servicePrincipalId,
    principalId: textIn(body, 'principalId') ?? '',
    resourceId: textIn(body, 'resourceId') ?? '',
    appRoleId: textIn(body, 'appRoleId') ?? '',
  }),
  'GET serviceprincipals/*/approleassignedto': ({ sender }, servicePrincipalId) => ({
    type: 'appRoleAssignment.listAssignedTo',
    ...sender,
    servicePrincipalId,
  }),
  'POST serviceprincipals/*/approleassignedto': ({ body, sender }, resourceId) => ({
    type: 'appRoleAssignment.create',
    ...sender,
    servicePrincipalId: textIn(body, 'principalId') ?? '',
    principalId: textIn(body, 'principalId') ?? '',
    resourceId,
    appRoleId: textIn(body, 'appRoleId') ?? '',
  }),
  'DELETE serviceprincipals/*/approleassignments/*': ({ sender }, servicePrincipalId, id) => ({
    type: 'appRoleAssignment.delete',
    ...sender,
    servicePrincipalId,
    id,
  }),
  'GET applications': ({ sender }) => ({ type: 'application.list', ...sender }),
  'POST applications': ({ body, sender }) => ({
    type: 'application.create',
    ...sender,
    displayName: textIn(body, 'displayName') ?? '',
    signInAudience: textIn(body, 'signInAudience') ?? 'AzureADMyOrg',
  }),
  'GET applications/*': ({ sender }, id) => ({ type: 'application.get', ...sender, id }),
  'DELETE applications/*': ({ sender }, id) => ({ type: 'application.delete', ...sender, id }),
  'GET applications/*/federatedidentitycredentials': ({ sender }, id) => ({
    type: 'application.listCredentials',
    ...sender,
    id,
  }),
  'POST applications/*/federatedidentitycredentials': ({ body, sender }, id) => ({
    type: 'application.createCredential',
    ...sender,
    id,
    name: textIn(body, 'name') ?? '',
    issuer: textIn(body, 'issuer') ?? '',
    subject: textIn(body, 'subject') ?? '',
    audiences: textsIn(body, 'audiences'),
  }),
  'DELETE applications/*/federatedidentitycredentials/*': ({ sender }, id, name) => ({
    type: 'application.deleteCredential',
    ...sender,
    id,
    name,
  }),
};

const DELETED: Readonly<Record<string, Served>> = {
  'GET directory/deleteditems/*': ({ sender }, id) => {
    const kind = /^microsoft\.graph\.(\w+)$/i.exec(id)?.[1]?.toLowerCase() as keyof typeof DELETED_KINDS | undefined;
    const known = kind && DELETED_KINDS[kind];
    return known ? { type: 'deletedItem.list', ...sender, kind: known } : { type: 'deletedItem.get', ...sender, id };
  },
  'POST directory/deleteditems/*/restore': ({ sender }, id) => ({ type: 'deletedItem.restore', ...sender, id }),
  'DELETE directory/deleteditems/*': ({ sender }, id) => ({ type: 'deletedItem.purge', ...sender, id }),
};

const CALLS: Readonly<Record<string, Served>> = { ...PEOPLE, ...SOFTWARE, ...DELETED };

/** `servicePrincipals(appId='…')` is another way to write `servicePrincipals/…`. */
const withIdSegments = (path: string): string => path.replace(/\(appId='([^']+)'\)/gi, '/$1');

/** What a request to Graph stands for; undefined where the lab does not serve it. Segments in place of ids are taken as they are. */
export function graphCommand(call: GraphCall): Command | undefined {
  const [, below] = /^\/(?:v1\.0|beta)\/(.+)$/i.exec(withIdSegments(call.path.replace(/\/+$/, ''))) ?? [];
  const segments = below?.split('/') ?? [];
  for (const [pattern, serve] of Object.entries(CALLS)) {
    const [method, shape = ''] = pattern.split(' ');
    const parts = shape.split('/');
    const isMatch = parts.every((part, at) => part === '*' || part === segments[at]?.toLowerCase());
    if (method !== call.method || parts.length !== segments.length || !isMatch) continue;
    const [first = '', second = ''] = segments.filter((_, at) => parts[at] === '*');
    return serve(call, first, second);
  }
  return undefined;
}
