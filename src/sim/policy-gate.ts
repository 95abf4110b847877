import { type ArmId, isWithin, keyOf } from './arm-id.ts';
import type { Json, JsonObject } from './json.ts';
import type { PolicyAssignment, PolicyDefinition } from './policy.ts';
import { type EvaluatedExpression, evaluate } from './policy-condition.ts';
import { fieldsOf } from './policy-field.ts';
import { effectOf, ruleOf } from './policy-parameters.ts';
import { failed, type Reply } from './reply.ts';
import { describeScope } from './scope-text.ts';
import type { Tracer } from './trace.ts';
import type { World } from './world.ts';

/** What is about to be written, as ARM would answer it: at least id, name and type. */
export interface PolicyTarget {
  readonly id: ArmId;
  readonly name: string;
  readonly body: JsonObject;
}

interface Violation {
  readonly assignment: PolicyAssignment;
  readonly definition: PolicyDefinition;
  readonly expressions: readonly EvaluatedExpression[];
}

const GROUP = 'microsoft.resources/resourcegroups';

/** Mode Indexed leaves out what has no tags and no location of its own, as resource groups. */
function isLookedAt({ mode }: PolicyDefinition, { body }: PolicyTarget): boolean {
  return mode.toLowerCase() !== 'indexed' || String(body.type).toLowerCase() !== GROUP;
}

/** Whether an assignment reaches the target: its scope, without what it leaves out. */
function reaches({ scope, notScopes }: PolicyAssignment, { id }: PolicyTarget): boolean {
  return isWithin(scope, id) && !notScopes.some((one) => isWithin(one, id));
}

function violationOf(world: World, assignment: PolicyAssignment, target: PolicyTarget): Violation | undefined {
  const definition = world.policyDefinitions.get(keyOf(assignment.policyDefinitionId));
  if (!definition || !isLookedAt(definition, target)) return undefined;
  const rule = ruleOf(definition, assignment);
  if (effectOf(rule) !== 'deny') return undefined;
  const group = { ...target.body, type: 'Microsoft.Resources/subscriptions/resourceGroups' };
  const body = String(target.body.type).toLowerCase() === GROUP ? group : target.body;
  const { isTrue, expressions } = evaluate(rule.if ?? null, fieldsOf(body));
  return isTrue ? { assignment, definition, expressions } : undefined;
}

function expressionBody({ isTrue, field, value, target, operator }: EvaluatedExpression): JsonObject {
  return {
    result: isTrue ? 'True' : 'False',
    expressionKind: 'Field',
    expression: field,
    path: field,
    expressionValue: value,
    targetValue: target,
    operator,
  };
}

/** The keys behind evaluationDetails are known from memory. [E.8] */
function violationBody({ assignment, definition, expressions }: Violation): JsonObject {
  return {
    type: 'PolicyViolation',
    info: {
      evaluationDetails: { evaluatedExpressions: expressions.map(expressionBody) },
      policyDefinitionId: definition.id,
      policyDefinitionName: definition.name,
      policyDefinitionEffect: 'deny',
      policyAssignmentId: assignment.id,
      policyAssignmentName: assignment.name,
      policyAssignmentScope: assignment.scope,
      policyAssignmentParameters: assignment.parameters,
    },
  };
}

function identifiers({ assignment, definition }: Violation): Json {
  return {
    policyAssignment: { name: assignment.displayName ?? assignment.name, id: assignment.id },
    policyDefinition: { name: definition.displayName ?? definition.name, id: definition.id, version: '1.0.0' },
  };
}

/** 403 with ARM's text. [E.8, F.1] */
function disallowed(name: string, violations: readonly Violation[]): Reply {
  return failed('arm', {
    status: 403,
    code: 'RequestDisallowedByPolicy',
    target: name,
    message: `Resource '${name}' was disallowed by policy. Policy identifiers: '${JSON.stringify(violations.map(identifiers))}'.`,
    additionalInfo: violations.map(violationBody),
  });
}

function explain(world: World, assignment: PolicyAssignment, trace: Tracer): void {
  const minutes = Math.ceil((assignment.effectiveAt - world.now) / 60_000);
  const why =
    assignment.enforcementMode === 'DoNotEnforce'
      ? 'is not enforced'
      : `denies this, and is applied only in ${minutes} min: a new assignment takes about 5`;
  trace.noted(
    'decision',
    `policy assignment ${assignment.name} at ${describeScope(world, assignment.scope)} ${why}`,
    'F23',
  );
  trace.about(assignment.id);
}

/**
 * Azure Policy, after authorization and before anything is written: an assignment in effect whose rule holds for what is
 * written, with the effect deny, refuses it. What exists already keeps working. [F22, F23, E.8]
 */
export function refuseByPolicy(world: World, target: PolicyTarget, trace: Tracer): Reply | undefined {
  const violations: Violation[] = [];
  for (const assignment of world.policyAssignments.values()) {
    const violation = reaches(assignment, target) ? violationOf(world, assignment, target) : undefined;
    if (!violation) continue;
    if (assignment.effectiveAt > world.now || assignment.enforcementMode === 'DoNotEnforce') {
      explain(world, assignment, trace);
    } else {
      violations.push(violation);
    }
  }
  if (violations.length === 0) return undefined;
  for (const { assignment } of violations) {
    const where = describeScope(world, assignment.scope);
    trace.failed(
      'decision',
      `policy assignment ${assignment.name} at ${where} denies ${target.name}; roles do not help`,
      'F22',
      'F23',
    );
    trace.about(assignment.id);
  }
  return disallowed(target.name, violations);
}
