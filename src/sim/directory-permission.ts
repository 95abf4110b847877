import { graphRolesOf } from './app-role-queries.ts';
import type { AuthorizationEvents, Denial } from './authorization.ts';
import { isLive } from './directory.ts';
import { failed, type Reply } from './reply.ts';
import type { Tagged } from './slice.ts';
import type { Tracer } from './trace.ts';
import type { World } from './world.ts';

/** Who wants something of the directory, and the app roles in Microsoft Graph of which software needs one. */
interface DirectoryQuestion {
  readonly caller: string;
  readonly appRoles: readonly [string, ...string[]];
}

/** The app roles that suffice, the least first. */
export const READ_USERS = [
  'User.Read.All',
  'User.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
] as const;
export const READ_GROUPS = [
  'GroupMember.Read.All',
  'Group.Read.All',
  'Group.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
] as const;
export const READ_APPLICATIONS = [
  'Application.Read.All',
  'Application.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
] as const;
export const READ_DIRECTORY = ['Directory.Read.All', 'Directory.ReadWrite.All'] as const;
export const WRITE_USERS = ['User.ReadWrite.All', 'Directory.ReadWrite.All'] as const;
export const WRITE_GROUPS = ['Group.ReadWrite.All', 'Directory.ReadWrite.All'] as const;
export const WRITE_APPLICATIONS = ['Application.ReadWrite.All', 'Directory.ReadWrite.All'] as const;
export const GRANT_APP_ROLES = ['AppRoleAssignment.ReadWrite.All'] as const;

/** 403 with Graph's text. */
export function insufficientPrivileges(): Reply {
  const message = 'Insufficient privileges to complete the operation.';
  return failed('graph', { status: 403, code: 'Authorization_RequestDenied', message });
}

function denial({ caller, appRoles: [action] }: DirectoryQuestion): Denial {
  const event: Tagged<AuthorizationEvents> = {
    type: 'AccessDenied',
    principalId: caller,
    action,
    scope: 'https://graph.microsoft.com',
  };
  return { reply: insufficientPrivileges(), events: [event] };
}

/** Software: one of the app roles has to stand in its token. Azure roles do not count, not even Owner. [F25, B-10] */
function denySoftware(world: World, question: DirectoryQuestion, trace: Tracer): Denial | undefined {
  const { caller, appRoles } = question;
  const now = graphRolesOf(world, caller);
  const { presented } = world;
  const held = presented?.oid === caller ? (presented.roles ?? []) : now;
  const role = appRoles.find((one) => held.includes(one));
  if (role !== undefined) {
    trace.passed('decision', `the token carries the app role ${role}`, 'F25', 'B-10');
    trace.about(`${caller} ${role}`);
    return undefined;
  }
  const late = appRoles.find((one) => now.includes(one));
  if (late === undefined) {
    const text = `${appRoles[0]} was never granted in Microsoft Graph; Azure roles do not count there`;
    trace.failed('decision', text, 'F25');
    trace.about(caller);
  } else {
    const text = `${late} is granted, but this token was made before; the next token carries it, and a refresh cannot be forced`;
    trace.failed('token', text, 'F38', 'B-10');
    trace.about(`${caller} ${late}`);
  }
  return denial(question);
}

const isUser = (world: World, caller: string): boolean => world.principals.get(caller)?.kind === 'user';

/** Users of a tenant may read its directory; software needs an app role. Undefined means: go on. */
export function denyUnlessMayRead(world: World, question: DirectoryQuestion, trace: Tracer): Denial | undefined {
  if (!isUser(world, question.caller)) return denySoftware(world, question, trace);
  trace.passed('decision', 'users may read the directory');
  trace.about(question.caller);
  return undefined;
}

/** Whether this is the live person who may change the directory. */
function isAdministrator(world: World, caller: string): boolean {
  const principal = world.principals.get(caller);
  return principal?.kind === 'user' && isLive(principal) && principal.isDirectoryAdministrator === true;
}

/**
 * Changing the directory: its administrator, the owner of the object, or software with the app role. Being Owner of a
 * subscription does not help. The lab has one directory role only.
 */
export function denyUnlessMayChange(
  world: World,
  question: DirectoryQuestion & { readonly ownerId?: string },
  trace: Tracer,
): Denial | undefined {
  const { caller, ownerId } = question;
  if (isAdministrator(world, caller)) {
    trace.passed('decision', 'the administrator of the directory may change it');
    return undefined;
  }
  if (ownerId === caller) {
    trace.passed('decision', 'whoever owns an object may change it');
    return undefined;
  }
  if (!isUser(world, caller)) return denySoftware(world, question, trace);
  const text = 'changing this takes a directory role such as Global Administrator; Azure roles do not count there';
  trace.failed('decision', text, 'F25');
  return denial(question);
}
