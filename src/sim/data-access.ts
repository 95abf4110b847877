import { type AccessQuestion, type ConsideredAssignment, decideAccess } from './access.ts';
import type { AuthorizationEvents } from './authorization.ts';
import { durationText } from './duration-text.ts';
import { describeScope } from './scope-text.ts';
import type { Tagged } from './slice.ts';
import { explainStaleGroups } from './stale-groups.ts';
import type { Tracer } from './trace.ts';
import type { World } from './world.ts';

function missText(world: World, { assignment, role, miss }: ConsideredAssignment): string {
  const granted = `${role.roleName} at ${describeScope(world, assignment.scope)}`;
  switch (miss) {
    case 'not yet in effect':
      return `${granted} would, and arrives in ${durationText(assignment.effectiveAt - world.now)}`;
    case 'role does not grant the action':
      return `${granted} does not contain it`;
    default:
      return `${granted} does not reach this`;
  }
}

/**
 * Azure RBAC at a target of data, asked anew on every request: a token says who, never what. [F38, G-09]
 * Notes the outcome in the trace; an event where it is refused, otherwise undefined.
 */
export function denyUnlessDataAllowed(
  world: World,
  question: AccessQuestion,
  trace: Tracer,
): Tagged<AuthorizationEvents> | undefined {
  const { principalId, action, scope } = question;
  const { match, nearest } = decideAccess(world, question);
  if (match) {
    const { role, assignment } = match;
    const lapses = assignment.lapsesAt;
    const lingers = lapses === undefined ? '' : `; removed, and gone in ${durationText(lapses - world.now)}`;
    trace.passed(
      'decision',
      `${action} is granted by ${role.roleName} at ${describeScope(world, assignment.scope)}${lingers}`,
      'F38',
    );
    trace.about(assignment.id);
    return undefined;
  }
  const why = nearest ? `; nearest: ${missText(world, nearest)}` : '; it has no role anywhere';
  const facts = nearest?.miss === 'role does not grant the action' ? ['F02', 'B-11'] : ['F02', 'F38'];
  trace.failed('decision', `no role assignment grants ${action} at ${describeScope(world, scope)}${why}`, ...facts);
  trace.about(nearest?.assignment.id ?? scope);
  explainStaleGroups(world, question, trace);
  return { type: 'AccessDenied', principalId, action, scope };
}
