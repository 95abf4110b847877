import { type ArmId, isWithin, keyOf, parseArmId } from './arm-id.ts';
import { type AuthorizationEvents, type Caller, denyUnlessAllowed } from './authorization.ts';
import { POLICY_DELAY } from './duration.ts';
import { isoTime } from './iso-time.ts';
import type { JsonObject } from './json.ts';
import type { PolicyAssignment, PolicyDefinition } from './policy.ts';
import { missingParameters, undefinedParameters, valueNotAllowed } from './policy-parameters.ts';
import { failed, type Reply, succeeded } from './reply.ts';
import { requestTracer } from './request-trace.ts';
import { resolveScope } from './resource-queries.ts';
import { describeScope } from './scope-text.ts';
import type { Decision, Slice, Tagged } from './slice.ts';
import type { Tracer } from './trace.ts';
import type { World } from './world.ts';

interface Named extends Caller {
  readonly scope: ArmId;
  readonly name: string;
}

export interface PolicyAssignmentCommands {
  /** `policyDefinitionId` is a full id; `parameters` are values by name: `{ value }`. */
  readonly 'policyAssignment.create': Named & {
    readonly displayName?: string;
    readonly description?: string;
    readonly policyDefinitionId: ArmId;
    readonly notScopes: readonly ArmId[];
    readonly enforcementMode: PolicyAssignment['enforcementMode'];
    readonly parameters: JsonObject;
  };
  readonly 'policyAssignment.get': Named;
  /** Those that work at the scope: made there or above; with `isBelowIncluded` those made below as well. */
  readonly 'policyAssignment.list': Caller & { readonly scope: ArmId; readonly isBelowIncluded: boolean };
  readonly 'policyAssignment.delete': Named;
}

export interface PolicyAssignmentEvents {
  readonly PolicyAssigned: { readonly assignment: PolicyAssignment; readonly caller: string };
  readonly PolicyUnassigned: { readonly id: ArmId; readonly caller: string };
}

type CreateCommand = PolicyAssignmentCommands['policyAssignment.create'];
type Emitted = PolicyAssignmentEvents & AuthorizationEvents;
type Decided = Decision<Tagged<Emitted>>;

const TYPE = 'Microsoft.Authorization/policyAssignments';

const idOf = (scope: ArmId, name: string): ArmId => `${scope.replace(/\/+$/, '')}/providers/${TYPE}/${name}`;

function body(assignment: PolicyAssignment): JsonObject {
  const { id, name, scope, displayName, description, notScopes, enforcementMode, parameters } = assignment;
  const { policyDefinitionId, createdAt, createdBy } = assignment;
  return {
    id,
    name,
    properties: {
      description,
      displayName,
      enforcementMode,
      metadata: { createdBy, createdOn: isoTime(createdAt), updatedBy: null, updatedOn: null },
      nonComplianceMessages: null,
      notScopes,
      parameters,
      policyDefinitionId,
      scope,
    },
    type: TYPE,
  };
}

/** 404 with ARM's text. */
function notFound(name: string): Reply {
  const message = `The policy assignment '${name}' is not found.`;
  return failed('arm', { status: 404, code: 'PolicyAssignmentNotFound', message });
}

/** 400 for values that the definition does not want, wants and does not get, or does not allow; all three are ARM's texts. */
function refuseParameters(
  definition: PolicyDefinition,
  { name, given }: { readonly name: string; readonly given: JsonObject },
  trace: Tracer,
): Reply | undefined {
  const refused = (code: string, because: string, message: string): Reply => {
    trace.failed('target', because);
    return failed('arm', { status: 400, code, message });
  };
  const strangers = undefinedParameters(definition, given).join(',');
  if (strangers !== '') {
    const message = `The policy assignment '${name}' has the parameter(s) '${strangers}' which are not defined in the policy definition '${definition.name}'.`;
    return refused('UndefinedPolicyParameter', `the definition knows no ${strangers}`, message);
  }
  const missing = missingParameters(definition, given).join(',');
  if (missing !== '') {
    const message = `The policy assignment '${name}' is missing the parameter(s) '${missing}' as defined in the policy definition '${definition.name}'.`;
    return refused('MissingPolicyParameter', `the definition wants values for ${missing}`, message);
  }
  const barred = valueNotAllowed(definition, given);
  if (!barred) return undefined;
  const values = barred.allowed.join(', ');
  const message = `The value '${barred.value}' is not allowed for policy parameter '${barred.name}' in policy definition '${definition.name}'. The allowed values are '${values}'.`;
  return refused('PolicyParameterValueNotAllowed', `the definition allows ${values} for ${barred.name}`, message);
}

/** 400 for an excluded scope that is no id, or lies outside the scope that the assignment is for. The lab's own: no source gives ARM's. */
function refuseNotScopes({ scope, notScopes }: CreateCommand, trace: Tracer): Reply | undefined {
  const bad = notScopes.find((one) => !parseArmId(one) || !isWithin(scope, one));
  if (bad === undefined) return undefined;
  const because = parseArmId(bad)
    ? `it is not within '${scope}', where the policy is assigned`
    : 'it is not the id of a scope';
  const form = '/subscriptions/{id}, /subscriptions/{id}/resourceGroups/{name} or the id of a resource';
  trace.failed('target', `what is left out: '${bad}' is refused, ${because}; simulated wording`);
  const message = `The not scope '${bad}' is invalid: ${because}. Each not scope should be like ${form}. (simulated wording)`;
  return failed('arm', { status: 400, code: 'InvalidPolicyAssignmentNotScopes', message });
}

function refuseAssignment(world: World, command: CreateCommand, trace: Tracer): Reply | undefined {
  const { policyDefinitionId, parameters } = command;
  const definition = world.policyDefinitions.get(keyOf(policyDefinitionId));
  if (!definition) {
    trace.failed('target', `there is no policy definition ${policyDefinitionId}`);
    const message = `The policy definition specified in policy assignment '${command.name}' is out of scope. Policy definitions should be specified only at or above the policy assignment scope. (simulated wording)`;
    return failed('arm', { status: 404, code: 'PolicyDefinitionNotFound', message });
  }
  return (
    refuseNotScopes(command, trace) ?? refuseParameters(definition, { name: command.name, given: parameters }, trace)
  );
}

function assignmentFrom(world: World, command: CreateCommand, scope: ArmId): PolicyAssignment {
  const { caller, name, displayName = null, description = null, notScopes, enforcementMode, parameters } = command;
  const { policyDefinitionId } = command;
  const id = idOf(scope, name);
  const existing = world.policyAssignments.get(keyOf(id));
  const delay = world.propagation === 'instant' ? 0 : POLICY_DELAY;
  const times = { createdAt: existing?.createdAt ?? world.now, effectiveAt: world.now + delay };
  const what = { policyDefinitionId, notScopes, enforcementMode, parameters };
  return { id, name, scope, displayName, description, ...what, createdBy: caller, ...times };
}

function decideCreate(world: World, command: CreateCommand): Decided {
  const { caller, name } = command;
  const trace = requestTracer(world, caller);
  const action = `${TYPE}/write`;
  const denial = denyUnlessAllowed(world, { caller, action, scope: idOf(command.scope, name) }, trace);
  if (denial) return { ...denial, trace: trace.finish() };
  const resolved = resolveScope(world, command.scope);
  if ('reply' in resolved) {
    trace.failed('target', `there is no ${describeScope(world, command.scope)}`);
    return { reply: resolved.reply, events: [], trace: trace.finish() };
  }
  const refusal = refuseAssignment(world, command, trace);
  if (refusal) return { reply: refusal, events: [], trace: trace.finish() };
  const assignment = assignmentFrom(world, command, resolved.scope);
  const when = assignment.effectiveAt > world.now ? 'in 5 min' : 'at once';
  const where = describeScope(world, resolved.scope);
  trace.passed(
    'target',
    `${name} is applied to what is created or changed in ${where} ${when}; what exists stays`,
    'F22',
    'F23',
  );
  return {
    reply: succeeded('arm', body(assignment), 201),
    events: [{ type: 'PolicyAssigned', assignment, caller }],
    trace: trace.finish(),
  };
}

function decideGet(world: World, { caller, scope, name }: Named): Decided {
  const trace = requestTracer(world, caller);
  const id = idOf(scope, name);
  const denial = denyUnlessAllowed(world, { caller, action: `${TYPE}/read`, scope: id }, trace);
  if (denial) return { ...denial, trace: trace.finish() };
  const assignment = world.policyAssignments.get(keyOf(id));
  if (!assignment) trace.failed('target', `there is no policy assignment ${name} at ${describeScope(world, scope)}`);
  return { reply: assignment ? succeeded('arm', body(assignment)) : notFound(name), events: [], trace: trace.finish() };
}

function decideList(world: World, command: PolicyAssignmentCommands['policyAssignment.list']): Decided {
  const { caller, scope, isBelowIncluded } = command;
  const trace = requestTracer(world, caller);
  const denial = denyUnlessAllowed(world, { caller, action: `${TYPE}/read`, scope }, trace);
  if (denial) return { ...denial, trace: trace.finish() };
  const listed = [...world.policyAssignments.values()].filter(
    (one) => isWithin(one.scope, scope) || (isBelowIncluded && isWithin(scope, one.scope)),
  );
  return { reply: succeeded('arm', { value: listed.map(body) }), events: [], trace: trace.finish() };
}

function decideDelete(world: World, { caller, scope, name }: Named): Decided {
  const trace = requestTracer(world, caller);
  const id = idOf(scope, name);
  const denial = denyUnlessAllowed(world, { caller, action: `${TYPE}/delete`, scope: id }, trace);
  if (denial) return { ...denial, trace: trace.finish() };
  const assignment = world.policyAssignments.get(keyOf(id));
  if (!assignment) return { reply: succeeded('arm', null, 204), events: [], trace: trace.finish() };
  return {
    reply: succeeded('arm', body(assignment)),
    events: [{ type: 'PolicyUnassigned', id: assignment.id, caller }],
    trace: trace.finish(),
  };
}

/** Azure Policy's assignments: from 5 minutes after they are made they stand before every write below their scope. [F23] */
export const policyAssignmentSlice: Slice<PolicyAssignmentCommands, PolicyAssignmentEvents, Emitted> = {
  decide: {
    'policyAssignment.create': decideCreate,
    'policyAssignment.get': decideGet,
    'policyAssignment.list': decideList,
    'policyAssignment.delete': decideDelete,
  },
  evolve: {
    PolicyAssigned: (draft, { assignment }) => {
      draft.policyAssignments.set(keyOf(assignment.id), assignment);
    },
    PolicyUnassigned: (draft, { id }) => {
      draft.policyAssignments.delete(keyOf(id));
    },
  },
};
