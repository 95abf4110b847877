import type { Condition } from '../catalog/goal.ts';
import { isSameName, principalIdNamed } from '../catalog/goal-names.ts';
import { type Need, overGrantsOf, overGrantText } from '../catalog/over-grant.ts';
import { grantedAt, POWER_WORDS, type PowerWord } from '../catalog/power.ts';
import type { Scenario } from '../catalog/scenario.ts';
import { findRoleDefinition } from '../sim/role-definition.ts';
import type { World } from '../sim/world.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';

interface Needed {
  readonly principal: string;
  readonly needs: readonly Need[];
}

const isPowerWord = (may: string): may is PowerWord => (POWER_WORDS as readonly string[]).includes(may);

/** `st1/reports/june.csv` is read in `st1/reports`, `kv-app/db-password` in itself. */
function readNeed(item: string): Need {
  const parts = item.split('/');
  if (parts.length < 3) return { may: 'read secrets', scope: item };
  return { may: 'read blobs', scope: parts.slice(0, 2).join('/') };
}

/** Everything that a role allows is needed where a goal asks for the role by name. */
function roleNeeds(roleName: string, scope: string): readonly Need[] {
  const role = findRoleDefinition(roleName);
  if (!role) return [];
  return POWER_WORDS.filter((may) => grantedAt(may, role, '').granted.length > 0).map((may) => ({ may, scope }));
}

/** What a goal asks that somebody may do; undefined where it asks for nothing of the kind. */
function neededBy(goal: Condition): Needed | undefined {
  if (goal.not) return undefined;
  switch (goal.kind) {
    case 'least-privilege':
      return { principal: goal.principal, needs: goal.needs };
    case 'can-access':
      return isPowerWord(goal.may)
        ? { principal: goal.principal, needs: [{ may: goal.may, scope: goal.scope }] }
        : undefined;
    case 'data-read':
      return { principal: goal.principal, needs: [readNeed(goal.item)] };
    case 'role-at-scope':
      return { principal: goal.principal, needs: roleNeeds(goal.role, goal.scope) };
    default:
      return undefined;
  }
}

/** The identities that the goals speak of, each with all that they ask for it. */
function neededIn({ tasks }: Pick<Scenario, 'tasks'>): readonly Needed[] {
  const found: Needed[] = [];
  for (const goal of tasks.flatMap((task) => task.goals)) {
    const one = neededBy(goal);
    const at = found.findIndex(({ principal }) => one && isSameName(principal, one.principal));
    const before = found[at];
    if (one && before) found[at] = { ...before, needs: [...before.needs, ...one.needs] };
    else if (one) found.push(one);
  }
  return found;
}

function beyond(world: World, { principal, needs }: Needed): ReturnType<typeof overGrantsOf> {
  const principalId = principalIdNamed(world, principal);
  return principalId === undefined ? [] : overGrantsOf(world, principalId, needs);
}

/**
 * What the identities that the goals speak of may do beyond what the goals ask for, each in a sentence; what they could do
 * before the learner came is left out.
 */
export function overGrantsIn(scenario: Pick<Scenario, 'tasks'>, start: World, end: World): readonly SafeText[] {
  return neededIn(scenario).flatMap((needed) => {
    const before = beyond(start, needed).map((one) => `${one.may} ${one.scope}`);
    const own = beyond(end, needed).filter((one) => !before.includes(`${one.may} ${one.scope}`));
    return own.length === 0 ? [] : [sanitizeLine(`${needed.principal} can also ${overGrantText(own)}`)];
  });
}
