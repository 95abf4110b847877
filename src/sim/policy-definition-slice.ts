import { type ArmId, keyOf, subscriptionScope } from './arm-id.ts';
import { type AuthorizationEvents, type Caller, denyUnlessAllowed } from './authorization.ts';
import type { JsonObject } from './json.ts';
import type { PolicyDefinition } from './policy.ts';
import { conditionFault } from './policy-condition.ts';
import { namedParameters } from './policy-parameters.ts';
import { failed, type Reply, succeeded } from './reply.ts';
import { requestTracer } from './request-trace.ts';
import type { Decision, Slice, Tagged } from './slice.ts';
import type { Tracer } from './trace.ts';
import type { World } from './world.ts';

interface Named extends Caller {
  readonly subscriptionId: string;
  readonly name: string;
}

export interface PolicyDefinitionCommands {
  /** `rule` is the `policyRule`, with `if` and `then`. */
  readonly 'policyDefinition.create': Named & {
    readonly displayName?: string;
    readonly description?: string;
    readonly mode: string;
    readonly rule: JsonObject;
    readonly parameters: JsonObject;
    readonly metadata: JsonObject;
  };
  readonly 'policyDefinition.get': Named;
  readonly 'policyDefinition.list': Caller & { readonly subscriptionId: string };
  readonly 'policyDefinition.delete': Named;
}

export interface PolicyDefinitionEvents {
  readonly PolicyDefinitionWritten: { readonly definition: PolicyDefinition; readonly caller: string };
  readonly PolicyDefinitionDeleted: { readonly id: ArmId; readonly caller: string };
}

type CreateCommand = PolicyDefinitionCommands['policyDefinition.create'];
type Emitted = PolicyDefinitionEvents & AuthorizationEvents;
type Decided = Decision<Tagged<Emitted>>;

const TYPE = 'Microsoft.Authorization/policyDefinitions';

/** The id of a definition in a subscription. [E.8] */
function definitionId({ subscriptionId, name }: Named): ArmId {
  return `${subscriptionScope(subscriptionId)}/providers/${TYPE}/${name}`;
}

function body(definition: PolicyDefinition): JsonObject {
  const { id, name, displayName, description, mode, rule, parameters, metadata } = definition;
  const policyRule = rule;
  const properties = { description, displayName, metadata, mode, parameters, policyRule, policyType: 'Custom' };
  return { id, name, properties, type: TYPE };
}

/** 404 with ARM's text. */
function notFound(name: string): Reply {
  const message = `The policy definition '${name}' could not be found.`;
  return failed('arm', { status: 404, code: 'PolicyDefinitionNotFound', message });
}

/** The effects that the language has; only deny does something to a request in the lab. */
const EFFECTS = [
  'deny',
  'audit',
  'disabled',
  'append',
  'modify',
  'auditifnotexists',
  'deployifnotexists',
  'denyaction',
];

/** What is wrong with a rule; the code is ARM's, the wording the lab's. */
function refuseRule({ rule }: CreateCommand, trace: Tracer): Reply | undefined {
  const then = rule.then as JsonObject | undefined;
  const effect = String(then?.effect ?? '');
  const isKnown = EFFECTS.includes(effect.toLowerCase()) || /^\[parameters\('[^']+'\)\]$/i.test(effect);
  const fault = conditionFault(rule.if) ?? (isKnown ? undefined : `'${effect}' is no effect`);
  if (fault === undefined) return undefined;
  trace.failed('target', `the rule cannot be read: ${fault}`, 'E.8');
  const message = `The policy rule is invalid: ${fault}. (simulated wording)`;
  return failed('arm', { status: 400, code: 'InvalidPolicyRule', message });
}

const differ = (these: readonly string[], those: readonly string[]): readonly string[] => {
  const known = new Set(those.map((name) => name.toLowerCase()));
  return these.filter((name) => !known.has(name.toLowerCase()));
};

/**
 * 400 for a rule and declarations that do not fit; both are ARM's texts.
 * https://github.com/Azure/Enterprise-Scale/issues/399 and https://github.com/Azure/azure-monitor-baseline-alerts/issues/311
 */
function refuseParameters({ name, rule, parameters }: CreateCommand, trace: Tracer): Reply | undefined {
  const [named, declared] = [namedParameters(rule), Object.keys(parameters)];
  const [missing] = differ(named, declared);
  if (missing !== undefined) {
    trace.failed('target', `the rule uses the parameter ${missing}, which the definition does not declare`, 'E.8');
    const message = `A function or parameter in policy '${name}' could not be validated. If using template functions, try following the tips in: https://aka.ms/policy-avoiding-template-failures. The inner exception 'The policy '${name}' has undefined parameter '${missing}' which is used in the policy rule. Please either define it in policy definition or remove the reference in policy rule.'.`;
    return failed('arm', { status: 400, code: 'InvalidPolicyParameters', message });
  }
  const unused = differ(declared, named).join(',');
  if (unused === '') return undefined;
  trace.failed('target', `the definition declares ${unused}, and its rule does not use it`, 'E.8');
  const message = `The policy '${name}' has defined parameters '${unused}' which are not used in the policy rule. Please either remove these parameters from the definition or ensure that they are used in the policy rule.`;
  return failed('arm', { status: 400, code: 'UnusedPolicyParameters', message });
}

function decideCreate(world: World, command: CreateCommand): Decided {
  const { caller, name, mode, rule, parameters, metadata, displayName = null, description = null } = command;
  const trace = requestTracer(world, caller);
  const id = definitionId(command);
  const denial = denyUnlessAllowed(world, { caller, action: `${TYPE}/write`, scope: id }, trace);
  if (denial) return { ...denial, trace: trace.finish() };
  const refusal = refuseRule(command, trace) ?? refuseParameters(command, trace);
  if (refusal) return { reply: refusal, events: [], trace: trace.finish() };
  const definition: PolicyDefinition = { id, name, displayName, description, mode, rule, parameters, metadata };
  trace.noted('target', 'a definition alone does nothing: it is assigned at a scope', 'F22', 'F23');
  return {
    reply: succeeded('arm', body(definition), 201),
    events: [{ type: 'PolicyDefinitionWritten', definition, caller }],
    trace: trace.finish(),
  };
}

function decideGet(world: World, command: Named): Decided {
  const trace = requestTracer(world, command.caller);
  const id = definitionId(command);
  const denial = denyUnlessAllowed(world, { caller: command.caller, action: `${TYPE}/read`, scope: id }, trace);
  if (denial) return { ...denial, trace: trace.finish() };
  const definition = world.policyDefinitions.get(keyOf(id));
  if (!definition) trace.failed('target', `there is no policy definition ${command.name}`);
  const reply = definition ? succeeded('arm', body(definition)) : notFound(command.name);
  return { reply, events: [], trace: trace.finish() };
}

/** A definition in use stays. */
function refuseDelete(world: World, id: ArmId, trace: Tracer): Reply | undefined {
  const used = [...world.policyAssignments.values()].find((one) => keyOf(one.policyDefinitionId) === keyOf(id));
  if (!used) return undefined;
  trace.failed('target', `${used.name} assigns it`);
  const message = `The policy definition cannot be deleted: the policy assignment '${used.id}' uses it. (simulated wording)`;
  return failed('arm', { status: 409, code: 'PolicyDefinitionInUse', message });
}

function decideDelete(world: World, command: Named): Decided {
  const { caller } = command;
  const trace = requestTracer(world, caller);
  const id = definitionId(command);
  const denial = denyUnlessAllowed(world, { caller, action: `${TYPE}/delete`, scope: id }, trace);
  if (denial) return { ...denial, trace: trace.finish() };
  if (!world.policyDefinitions.has(keyOf(id)))
    return { reply: succeeded('arm', null, 204), events: [], trace: trace.finish() };
  const refusal = refuseDelete(world, id, trace);
  if (refusal) return { reply: refusal, events: [], trace: trace.finish('simplified') };
  return {
    reply: succeeded('arm', null),
    events: [{ type: 'PolicyDefinitionDeleted', id, caller }],
    trace: trace.finish(),
  };
}

/** Azure Policy's definitions; built-in ones are not modelled. [F22] */
export const policyDefinitionSlice: Slice<PolicyDefinitionCommands, PolicyDefinitionEvents, Emitted> = {
  decide: {
    'policyDefinition.create': decideCreate,
    'policyDefinition.get': decideGet,
    'policyDefinition.list': (world, { caller, subscriptionId }): Decided => {
      const trace = requestTracer(world, caller);
      const scope = subscriptionScope(subscriptionId);
      const denial = denyUnlessAllowed(world, { caller, action: `${TYPE}/read`, scope }, trace);
      if (denial) return { ...denial, trace: trace.finish() };
      const value = [...world.policyDefinitions.values()].map(body);
      return { reply: succeeded('arm', { value }), events: [], trace: trace.finish() };
    },
    'policyDefinition.delete': decideDelete,
  },
  evolve: {
    PolicyDefinitionWritten: (draft, { definition }) => {
      draft.policyDefinitions.set(keyOf(definition.id), definition);
    },
    PolicyDefinitionDeleted: (draft, { id }) => {
      draft.policyDefinitions.delete(keyOf(id));
    },
  },
};
