import type { AuthorizationEvents, Caller } from './authorization.ts';
import { findUser, usersOf } from './directory.ts';
import { badDirectoryRequest, directoryObjectNotFound } from './directory-errors.ts';
import { denyUnlessMayChange, denyUnlessMayRead, READ_USERS, WRITE_USERS } from './directory-permission.ts';
import { refuseByQuota } from './directory-quota.ts';
import { principalBody, usersBody } from './graph-body.ts';
import type { User } from './principal.ts';
import type { Mint } from './random.ts';
import { type Reply, succeeded } from './reply.ts';
import { describePrincipal, requestTracer } from './request-trace.ts';
import type { Decision, Slice, Tagged } from './slice.ts';
import type { Tracer } from './trace.ts';
import type { World } from './world.ts';

export interface UserCommands {
  /** The password is checked and forgotten: the lab asks nobody for one. */
  readonly 'user.create': Caller & {
    readonly displayName: string;
    readonly userPrincipalName: string;
    readonly password: string;
  };
  /** `id` is a user principal name or an object id. */
  readonly 'user.get': Caller & { readonly id: string };
  readonly 'user.list': Caller;
  readonly 'user.delete': Caller & { readonly id: string };
}

export interface UserEvents {
  readonly UserCreated: { readonly user: User; readonly caller: string };
  /** What the user was granted stays, as orphans. [B-08] */
  readonly UserDeleted: { readonly objectId: string; readonly deletedAt: number; readonly caller: string };
}

type CreateCommand = UserCommands['user.create'];
type Emitted = UserEvents & AuthorizationEvents;
type Decided = Decision<Tagged<Emitted>>;

const domainOf = (world: World): string => world.tenants.get(world.homeTenantId)?.defaultDomain ?? '';

/** Eight characters at least, of three kinds out of four. */
function isStrong(password: string): boolean {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password)).length;
  return password.length >= 8 && kinds >= 3;
}

/** What is wrong with a new user, in Graph's words, written down from memory. */
function refuseUser(world: World, { userPrincipalName, password }: CreateCommand, trace: Tracer): Reply | undefined {
  const domain = domainOf(world);
  if (userPrincipalName.split('@')[1]?.toLowerCase() !== domain) {
    trace.failed('target', `a sign-in name ends with @${domain}, the domain of this directory`);
    return badDirectoryRequest(
      'The domain portion of the userPrincipalName property is invalid. You must use one of the verified domain names in your organization.',
    );
  }
  if (findUser(world, userPrincipalName)) {
    trace.failed('target', `${userPrincipalName} is there already`);
    return badDirectoryRequest('Another object with the same value for property userPrincipalName already exists.');
  }
  if (!isStrong(password)) {
    trace.failed(
      'target',
      'a password has 8 characters or more: lower case, upper case, digits, others, three of the four',
    );
    return badDirectoryRequest(
      'The specified password does not comply with password complexity requirements. Please provide a different password.',
    );
  }
  return refuseByQuota(world, { service: 'graph', more: 1 }, trace);
}

function decideCreate(world: World, command: CreateCommand, mint: Mint): Decided {
  const { caller, displayName, userPrincipalName } = command;
  const trace = requestTracer(world, caller);
  const denial = denyUnlessMayChange(world, { caller, appRoles: WRITE_USERS }, trace);
  if (denial) return { ...denial, trace: trace.finish('simplified') };
  const refusal = refuseUser(world, command, trace);
  if (refusal) return { reply: refusal, events: [], trace: trace.finish('simplified') };
  const user: User = {
    kind: 'user',
    objectId: mint.guid(),
    tenantId: world.homeTenantId,
    displayName,
    userPrincipalName,
    createdAt: world.now,
  };
  trace.passed('target', `${userPrincipalName} may sign in, and has no role anywhere`, 'F02');
  const reply = succeeded('graph', principalBody(user, world.now), 201);
  return { reply, events: [{ type: 'UserCreated', user, caller }], trace: trace.finish('simplified') };
}

function found(world: World, id: string, trace: Tracer): User | { readonly reply: Reply } {
  const user = findUser(world, id);
  if (user) {
    trace.passed('target', `found ${describePrincipal(user)}`);
    return user;
  }
  trace.failed('target', `the directory has no user ${id}`);
  return { reply: directoryObjectNotFound(id) };
}

function decideGet(world: World, { caller, id }: UserCommands['user.get']): Decided {
  const trace = requestTracer(world, caller);
  const denial = denyUnlessMayRead(world, { caller, appRoles: READ_USERS }, trace);
  if (denial) return { ...denial, trace: trace.finish() };
  const user = found(world, id, trace);
  const reply = 'reply' in user ? user.reply : succeeded('graph', principalBody(user, world.now));
  return { reply, events: [], trace: trace.finish() };
}

function decideDelete(world: World, { caller, id }: UserCommands['user.delete']): Decided {
  const trace = requestTracer(world, caller);
  const denial = denyUnlessMayChange(world, { caller, appRoles: WRITE_USERS }, trace);
  if (denial) return { ...denial, trace: trace.finish('simplified') };
  const user = found(world, id, trace);
  if ('reply' in user) return { ...user, events: [], trace: trace.finish('simplified') };
  trace.noted('target', 'what the user was granted stays, as orphans', 'B-08');
  const { objectId } = user;
  return {
    reply: succeeded('graph', null, 204),
    events: [{ type: 'UserDeleted', objectId, deletedAt: world.now, caller }],
    trace: trace.finish('simplified'),
  };
}

/** People. Passwords, licences and profiles are not modelled. */
export const userSlice: Slice<UserCommands, UserEvents, Emitted> = {
  decide: {
    'user.create': decideCreate,
    'user.get': decideGet,
    'user.list': (world, { caller }): Decided => {
      const trace = requestTracer(world, caller);
      const denial = denyUnlessMayRead(world, { caller, appRoles: READ_USERS }, trace);
      if (denial) return { ...denial, trace: trace.finish() };
      return { reply: succeeded('graph', usersBody(usersOf(world))), events: [], trace: trace.finish() };
    },
    'user.delete': decideDelete,
  },
  evolve: {
    UserCreated: (draft, { user }) => {
      draft.principals.set(user.objectId, user);
    },
    UserDeleted: (draft, { objectId, deletedAt }) => {
      const user = draft.principals.get(objectId);
      if (user?.kind === 'user') draft.principals.set(objectId, { ...user, deletedAt });
    },
  },
};
