import { type ArmId, isWithin, keyOf } from './arm-id.ts';
import { type AuthorizationEvents, type Caller, denyUnlessAllowed } from './authorization.ts';
import { MINUTE, ROLE_PROPAGATION_MINUTES, SECOND } from './duration.ts';
import { groupsOf } from './group-membership.ts';
import type { Mint } from './random.ts';
import { failed, succeeded } from './reply.ts';
import { requestTracer } from './request-trace.ts';
import { resolveScope } from './resource-queries.ts';
import { isInEffect, type RoleAssignment } from './role-assignment.ts';
import { roleAssignmentBody, roleAssignmentId, scopeOfAssignment } from './role-assignment-body.ts';
import { refuseGrant } from './role-assignment-rules.ts';
import { roleNameOf } from './role-definition.ts';
import { describeScope } from './scope-text.ts';
import type { Decision, Slice, Tagged } from './slice.ts';
import type { Draft, World } from './world.ts';

export interface RoleAssignmentCommands {
  /** `roleDefinitionId` is a GUID, a full id or a role's name; without `assignmentName` a GUID is drawn. */
  readonly 'roleAssignment.create': Caller & {
    readonly scope: ArmId;
    readonly roleDefinitionId: string;
    readonly principalId: string;
    readonly principalType?: RoleAssignment['principalType'];
    readonly assignmentName?: string;
  };
  /** Made exactly at the scope; at it and below; at it and above; or all of these. */
  readonly 'roleAssignment.list': Caller & {
    readonly scope: ArmId;
    readonly at: 'exactly' | 'below' | 'above' | 'around';
    readonly principalId?: string;
    /** Those of the principal's groups, too. */
    readonly areGroupsIncluded?: boolean;
  };
  readonly 'roleAssignment.get': Caller & { readonly id: ArmId };
  readonly 'roleAssignment.delete': Caller & { readonly id: ArmId };
}

export interface RoleAssignmentEvents {
  readonly RoleAssignmentCreated: { readonly assignment: RoleAssignment };
  readonly RoleAssignmentDeleted: {
    readonly id: ArmId;
    readonly caller: string;
    readonly removedAt: number;
    /** Targets honour it until then. */
    readonly lapsesAt: number;
  };
}

type CreateCommand = RoleAssignmentCommands['roleAssignment.create'];
type ListCommand = RoleAssignmentCommands['roleAssignment.list'];
type DeleteCommand = RoleAssignmentCommands['roleAssignment.delete'];
type Emitted = RoleAssignmentEvents & AuthorizationEvents;
type Decided = Decision<Tagged<Emitted>>;

const ACTION = 'Microsoft.Authorization/roleAssignments';

/** When a change made now has reached the targets: 1 to 10 minutes, in whole seconds. [F38, G-09] */
function arrival(world: World, mint: Mint): number {
  const { least, most } = ROLE_PROPAGATION_MINUTES;
  const delay = mint.between((least * MINUTE) / SECOND, (most * MINUTE) / SECOND) * SECOND;
  return world.propagation === 'instant' ? world.now : world.now + delay;
}

const minutesFrom = (now: number, at: number): string => `in ${Math.ceil((at - now) / MINUTE)} min`;

function decideCreate(world: World, command: CreateCommand, mint: Mint): Decided {
  const trace = requestTracer(world, command.caller);
  const name = command.assignmentName ?? mint.guid();
  const asked = roleAssignmentId(command.scope, name);
  const denial = denyUnlessAllowed(world, { caller: command.caller, action: `${ACTION}/write`, scope: asked }, trace);
  if (denial) return { ...denial, trace: trace.finish() };
  const resolved = resolveScope(world, command.scope);
  if ('reply' in resolved) {
    trace.failed('target', `there is no ${describeScope(world, command.scope)}`);
    return { reply: resolved.reply, events: [], trace: trace.finish() };
  }
  const { scope } = resolved;
  const grant = refuseGrant(world, { ...command, scope, id: roleAssignmentId(scope, name) }, trace);
  if ('reply' in grant) return { ...grant, trace: trace.finish() };
  const effectiveAt = arrival(world, mint);
  const assignment: RoleAssignment = {
    ...grant,
    name,
    createdAt: world.now,
    createdBy: command.caller,
    effectiveAt,
  };
  const when = effectiveAt > world.now ? minutesFrom(world.now, effectiveAt) : 'at once';
  trace.passed(
    'target',
    `${roleNameOf(grant.roleDefinitionId)} at ${describeScope(world, scope)} reaches its targets ${when}`,
    'F38',
  );
  trace.about(assignment.id);
  return {
    reply: succeeded('arm', roleAssignmentBody(assignment), 201),
    events: [{ type: 'RoleAssignmentCreated', assignment }],
    trace: trace.finish(),
  };
}

function isAt(assignment: RoleAssignment, { scope, at }: ListCommand): boolean {
  const [isBelow, isAbove] = [isWithin(scope, assignment.scope), isWithin(assignment.scope, scope)];
  switch (at) {
    case 'exactly':
      return isBelow && isAbove;
    case 'below':
      return isBelow;
    case 'above':
      return isAbove;
    case 'around':
      return isBelow || isAbove;
  }
}

/** The principals whose assignments are asked for; undefined where everybody's are. */
function principalsIn(world: World, { principalId, areGroupsIncluded }: ListCommand): ReadonlySet<string> | undefined {
  if (principalId === undefined) return undefined;
  const key = keyOf(principalId);
  return new Set([key, ...(areGroupsIncluded ? groupsOf(world, key) : [])]);
}

function decideList(world: World, command: ListCommand): Decided {
  const trace = requestTracer(world, command.caller);
  const { caller, scope } = command;
  const denial = denyUnlessAllowed(world, { caller, action: `${ACTION}/read`, scope }, trace);
  if (denial) return { ...denial, trace: trace.finish() };
  const wanted = principalsIn(world, command);
  const listed = [...world.roleAssignments.values()].filter(
    (one) => one.removedAt === undefined && isAt(one, command) && (wanted?.has(one.principalId) ?? true),
  );
  return { reply: succeeded('arm', { value: listed.map(roleAssignmentBody) }), events: [], trace: trace.finish() };
}

/** The text for one that is not there is the lab's. */
function decideGet(world: World, { caller, id }: RoleAssignmentCommands['roleAssignment.get']): Decided {
  const trace = requestTracer(world, caller);
  const denial = denyUnlessAllowed(world, { caller, action: `${ACTION}/read`, scope: id }, trace);
  if (denial) return { ...denial, trace: trace.finish() };
  const assignment = world.roleAssignments.get(keyOf(id));
  if (assignment && assignment.removedAt === undefined) {
    return { reply: succeeded('arm', roleAssignmentBody(assignment)), events: [], trace: trace.finish() };
  }
  trace.failed('target', `there is no such assignment at ${describeScope(world, scopeOfAssignment(id))}`);
  const message = `The role assignment '${id.slice(id.lastIndexOf('/') + 1)}' is not found.`;
  const reply = failed('arm', { status: 404, code: 'RoleAssignmentNotFound', message });
  return { reply, events: [], trace: trace.finish() };
}

function decideDelete(world: World, command: DeleteCommand, mint: Mint): Decided {
  const trace = requestTracer(world, command.caller);
  const { caller, id } = command;
  const denial = denyUnlessAllowed(world, { caller, action: `${ACTION}/delete`, scope: id }, trace);
  if (denial) return { ...denial, trace: trace.finish() };
  const assignment = world.roleAssignments.get(keyOf(id));
  if (!assignment || assignment.removedAt !== undefined) {
    trace.noted('target', `there is no such assignment at ${describeScope(world, id)}`);
    return { reply: succeeded('arm', null, 204), events: [], trace: trace.finish() };
  }
  const lapsesAt = isInEffect(assignment, world.now) ? arrival(world, mint) : world.now;
  const when = lapsesAt > world.now ? minutesFrom(world.now, lapsesAt) : 'at once';
  trace.passed('target', `${roleNameOf(assignment.roleDefinitionId)} is no longer listed, and lapses ${when}`, 'F38');
  trace.about(assignment.id);
  return {
    reply: succeeded('arm', roleAssignmentBody(assignment)),
    events: [{ type: 'RoleAssignmentDeleted', id: assignment.id, caller, removedAt: world.now, lapsesAt }],
    trace: trace.finish(),
  };
}

function unlink(draft: Draft, assignment: RoleAssignment): void {
  const key = keyOf(assignment.id);
  const others = (draft.roleAssignmentsByPrincipal.get(assignment.principalId) ?? []).filter((one) => one !== key);
  if (others.length > 0) draft.roleAssignmentsByPrincipal.set(assignment.principalId, others);
  else draft.roleAssignmentsByPrincipal.delete(assignment.principalId);
  draft.roleAssignments.delete(key);
}

function forgetLapsed(draft: Draft): void {
  for (const one of [...draft.roleAssignments.values()]) {
    if (one.lapsesAt !== undefined && one.lapsesAt <= draft.now) unlink(draft, one);
  }
}

export const roleAssignmentSlice: Slice<RoleAssignmentCommands, RoleAssignmentEvents, Emitted> = {
  decide: {
    'roleAssignment.create': decideCreate,
    'roleAssignment.get': decideGet,
    'roleAssignment.list': decideList,
    'roleAssignment.delete': decideDelete,
  },
  evolve: {
    RoleAssignmentCreated: (draft, { assignment }) => {
      const key = keyOf(assignment.id);
      const earlier = draft.roleAssignments.get(key);
      if (earlier) unlink(draft, earlier);
      const others = draft.roleAssignmentsByPrincipal.get(assignment.principalId) ?? [];
      draft.roleAssignments.set(key, assignment);
      draft.roleAssignmentsByPrincipal.set(assignment.principalId, [...others, key]);
    },
    RoleAssignmentDeleted: (draft, { id, removedAt, lapsesAt }) => {
      const assignment = draft.roleAssignments.get(keyOf(id));
      if (assignment) draft.roleAssignments.set(keyOf(id), { ...assignment, removedAt, lapsesAt });
      forgetLapsed(draft);
    },
  },
};
