import { type AccessQuestion, decideAccess } from './access.ts';
import { groupsOf } from './group-membership.ts';
import type { Tracer } from './trace.ts';
import type { World } from './world.ts';

/** The world as it would look to a token that is made now. */
function withFreshToken(world: World, principalId: string): World {
  return { ...world, presented: { oid: principalId, groups: groupsOf(world, principalId) } };
}

/**
 * After a refusal: says so where a token made now would have been let through, because it would name a group that the one in
 * hand does not. This is the slow clock of the two: up to a day, and nobody can hurry it. [F38, B-09, G-09]
 */
export function explainStaleGroups(world: World, question: AccessQuestion, trace: Tracer): void {
  const { presented } = world;
  if (presented?.oid !== question.principalId) return;
  const { match } = decideAccess(withFreshToken(world, question.principalId), question);
  const group = match && world.principals.get(match.assignment.principalId);
  if (group?.kind !== 'group') return;
  const text = `the directory has it in the group ${group.displayName}, whose role would do; the token was made before and does not name the group`;
  trace.failed('token', text, 'F38', 'B-09');
}
