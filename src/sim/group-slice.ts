import type { AuthorizationEvents, Caller, Denial } from './authorization.ts';
import { findGroup, groupsIn, isLive } from './directory.ts';
import { badDirectoryRequest, directoryObjectNotFound } from './directory-errors.ts';
import { denyUnlessMayChange, denyUnlessMayRead, READ_GROUPS, WRITE_GROUPS } from './directory-permission.ts';
import { refuseByQuota } from './directory-quota.ts';
import { directoryObjectsBody, groupsBody, principalBody } from './graph-body.ts';
import { groupsOf } from './group-membership.ts';
import type { Group, Principal } from './principal.ts';
import type { Mint } from './random.ts';
import { type Reply, succeeded } from './reply.ts';
import { describePrincipal, requestTracer } from './request-trace.ts';
import type { Decision, Slice, Tagged } from './slice.ts';
import type { Tracer } from './trace.ts';
import type { Draft, World } from './world.ts';

/** A group and somebody who is in it or not, by object ids. */
interface Membership extends Caller {
  readonly groupId: string;
  readonly memberId: string;
}

export interface GroupCommands {
  /** A security group; whoever makes it owns it. */
  readonly 'directoryGroup.create': Caller & {
    readonly displayName: string;
    readonly mailNickname: string;
    readonly description?: string;
  };
  readonly 'directoryGroup.get': Caller & { readonly id: string };
  readonly 'directoryGroup.list': Caller;
  readonly 'directoryGroup.delete': Caller & { readonly id: string };
  readonly 'groupMember.add': Membership;
  readonly 'groupMember.remove': Membership;
  /** Which of these groups somebody is in, directly or through another one. */
  readonly 'groupMember.check': Membership;
  readonly 'groupMember.list': Caller & { readonly groupId: string };
}

export interface GroupEvents {
  readonly GroupCreated: { readonly group: Group; readonly caller: string };
  readonly GroupDeleted: { readonly objectId: string; readonly caller: string };
  /** Tokens that are out do not learn of it. [B-09] */
  readonly GroupMemberAdded: { readonly groupId: string; readonly memberId: string; readonly caller: string };
  readonly GroupMemberRemoved: { readonly groupId: string; readonly memberId: string; readonly caller: string };
}

type Emitted = GroupEvents & AuthorizationEvents;
type Decided = Decision<Tagged<Emitted>>;
type Found = { readonly group: Group };

function groupNamed(world: World, id: string, trace: Tracer): Found | Denial {
  const group = findGroup(world, id);
  if (group) return { group };
  trace.failed('target', `the directory has no group ${id}`);
  return { reply: directoryObjectNotFound(id), events: [] };
}

/** Everybody of the tenant may make a security group, as directories allow by default; software needs an app role. */
function decideCreate(world: World, command: GroupCommands['directoryGroup.create'], mint: Mint): Decided {
  const { caller, displayName, mailNickname, description = null } = command;
  const trace = requestTracer(world, caller);
  const isUser = world.principals.get(caller)?.kind === 'user';
  const question = { caller, appRoles: WRITE_GROUPS, ...(isUser ? { ownerId: caller } : {}) };
  const denial = denyUnlessMayChange(world, question, trace);
  if (denial) return { ...denial, trace: trace.finish('simplified') };
  const full = refuseByQuota(world, { service: 'graph', more: 1 }, trace);
  if (full) return { reply: full, events: [], trace: trace.finish('simplified') };
  const group: Group = {
    kind: 'group',
    objectId: mint.guid(),
    tenantId: world.homeTenantId,
    displayName,
    mailNickname,
    description,
    ownerId: caller,
    createdAt: world.now,
  };
  const reply = succeeded('graph', principalBody(group, world.now), 201);
  return { reply, events: [{ type: 'GroupCreated', group, caller }], trace: trace.finish('simplified') };
}

function membersOf(world: World, { objectId }: Group): readonly Principal[] {
  return (world.groupMembers.get(objectId) ?? []).flatMap((id) => {
    const principal = world.principals.get(id);
    return principal && isLive(principal) ? [principal] : [];
  });
}

function decideRead(world: World, request: Caller & { readonly id: string }, of: 'group' | 'members'): Decided {
  const trace = requestTracer(world, request.caller);
  const denial = denyUnlessMayRead(world, { caller: request.caller, appRoles: READ_GROUPS }, trace);
  if (denial) return { ...denial, trace: trace.finish() };
  const found = groupNamed(world, request.id, trace);
  if ('reply' in found) return { ...found, trace: trace.finish() };
  trace.passed('target', `found ${describePrincipal(found.group)}`);
  const body =
    of === 'group'
      ? principalBody(found.group, world.now)
      : directoryObjectsBody(membersOf(world, found.group), world.now);
  return { reply: succeeded('graph', body), events: [], trace: trace.finish() };
}

/** The group, once the caller may change it: its owner, the administrator, or software with the app role. */
function changeable(world: World, caller: string, { id, trace }: { readonly id: string; readonly trace: Tracer }) {
  const ownerId = findGroup(world, id)?.ownerId;
  const owned = ownerId === undefined ? {} : { ownerId };
  const denial = denyUnlessMayChange(world, { caller, appRoles: WRITE_GROUPS, ...owned }, trace);
  return denial ?? groupNamed(world, id, trace);
}

function refuseMember(world: World, { groupId, memberId }: Membership, trace: Tracer): Reply | undefined {
  const member = world.principals.get(memberId.toLowerCase());
  if (!member || !isLive(member)) {
    trace.failed('identity', `the directory has no live object with id ${memberId}; a group takes object ids`, 'B-03');
    return directoryObjectNotFound(memberId);
  }
  if (!world.groupMembers.get(groupId)?.includes(member.objectId)) return undefined;
  trace.failed('target', `${describePrincipal(member)}, is a member already`);
  return badDirectoryRequest(
    "One or more added object references already exist for the following modified properties: 'members'.",
  );
}

/** A member's claims change with its next token only. [B-09, G-09] */
const LATE = 'tokens that are out stay as they are; the change shows in the next token';

function decideAdd(world: World, command: GroupCommands['groupMember.add']): Decided {
  const { caller } = command;
  const trace = requestTracer(world, caller);
  const found = changeable(world, caller, { id: command.groupId, trace });
  if ('reply' in found) return { ...found, trace: trace.finish() };
  const groupId = found.group.objectId;
  const refusal = refuseMember(world, { ...command, groupId }, trace);
  if (refusal) return { reply: refusal, events: [], trace: trace.finish('simplified') };
  trace.noted('token', LATE, 'F38', 'B-09');
  const memberId = command.memberId.toLowerCase();
  const events = [{ type: 'GroupMemberAdded', groupId, memberId, caller } as const];
  return { reply: succeeded('graph', null, 204), events, trace: trace.finish() };
}

function decideRemove(world: World, command: GroupCommands['groupMember.remove']): Decided {
  const { caller } = command;
  const trace = requestTracer(world, caller);
  const found = changeable(world, caller, { id: command.groupId, trace });
  if ('reply' in found) return { ...found, trace: trace.finish() };
  const groupId = found.group.objectId;
  const memberId = command.memberId.toLowerCase();
  if (!world.groupMembers.get(groupId)?.includes(memberId)) {
    trace.failed('target', `${memberId} is not a member of ${found.group.displayName}`);
    return { reply: directoryObjectNotFound(memberId), events: [], trace: trace.finish() };
  }
  trace.noted('token', LATE, 'F38', 'B-09');
  const events = [{ type: 'GroupMemberRemoved', groupId, memberId, caller } as const];
  return { reply: succeeded('graph', null, 204), events, trace: trace.finish() };
}

function decideCheck(world: World, { caller, groupId, memberId }: GroupCommands['groupMember.check']): Decided {
  const trace = requestTracer(world, caller);
  const denial = denyUnlessMayRead(world, { caller, appRoles: READ_GROUPS }, trace);
  if (denial) return { ...denial, trace: trace.finish() };
  const member = world.principals.get(memberId.toLowerCase());
  if (!member) {
    trace.failed('target', `the directory has no object with id ${memberId}`);
    return { reply: directoryObjectNotFound(memberId), events: [], trace: trace.finish() };
  }
  const isIn = groupsOf(world, member.objectId).includes(groupId);
  trace.noted('target', `${describePrincipal(member)}, is ${isIn ? '' : 'not '}in the group`, 'B-09');
  return { reply: succeeded('graph', { value: isIn ? [groupId] : [] }), events: [], trace: trace.finish() };
}

function decideDelete(world: World, { caller, id }: GroupCommands['directoryGroup.delete']): Decided {
  const trace = requestTracer(world, caller);
  const found = changeable(world, caller, { id, trace });
  if ('reply' in found) return { ...found, trace: trace.finish('simplified') };
  trace.noted('target', 'what the group was granted stays, as orphans', 'B-08');
  const { objectId } = found.group;
  const events = [{ type: 'GroupDeleted', objectId, caller } as const];
  return { reply: succeeded('graph', null, 204), events, trace: trace.finish('simplified') };
}

/** Adds to, or takes from, a list in a map; an empty list is not kept. */
function change(map: Map<string, readonly string[]>, key: string, { add, remove }: { add?: string; remove?: string }) {
  const kept = (map.get(key) ?? []).filter((one) => one !== remove && one !== add);
  const list = add === undefined ? kept : [...kept, add];
  if (list.length > 0) map.set(key, list);
  else map.delete(key);
}

function removeMember(draft: Draft, groupId: string, memberId: string): void {
  change(draft.groupMembers, groupId, { remove: memberId });
  change(draft.groupIdsByMember, memberId, { remove: groupId });
}

/** Security groups and who is in them. A role given to a group counts for everybody in it. [B-09] */
export const groupSlice: Slice<GroupCommands, GroupEvents, Emitted> = {
  decide: {
    'directoryGroup.create': decideCreate,
    'directoryGroup.get': (world, command) => decideRead(world, command, 'group'),
    'directoryGroup.list': (world, { caller }): Decided => {
      const trace = requestTracer(world, caller);
      const denial = denyUnlessMayRead(world, { caller, appRoles: READ_GROUPS }, trace);
      if (denial) return { ...denial, trace: trace.finish() };
      return { reply: succeeded('graph', groupsBody(groupsIn(world))), events: [], trace: trace.finish() };
    },
    'directoryGroup.delete': decideDelete,
    'groupMember.add': decideAdd,
    'groupMember.remove': decideRemove,
    'groupMember.check': decideCheck,
    'groupMember.list': (world, { caller, groupId }) => decideRead(world, { caller, id: groupId }, 'members'),
  },
  evolve: {
    GroupCreated: (draft, { group }) => {
      draft.principals.set(group.objectId, group);
    },
    GroupDeleted: (draft, { objectId }) => {
      for (const memberId of draft.groupMembers.get(objectId) ?? []) removeMember(draft, objectId, memberId);
      for (const outer of draft.groupIdsByMember.get(objectId) ?? []) removeMember(draft, outer, objectId);
      draft.principals.delete(objectId);
    },
    GroupMemberAdded: (draft, { groupId, memberId }) => {
      change(draft.groupMembers, groupId, { add: memberId });
      change(draft.groupIdsByMember, memberId, { add: groupId });
    },
    GroupMemberRemoved: (draft, { groupId, memberId }) => removeMember(draft, groupId, memberId),
  },
};
