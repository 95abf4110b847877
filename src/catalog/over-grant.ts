import { assignmentIdsFor } from '../sim/access.ts';
import { type ArmId, isWithin } from '../sim/arm-id.ts';
import { seen } from '../sim/assignment-queries.ts';
import { type RoleDefinition, roleDefinitionById } from '../sim/role-definition.ts';
import type { World } from '../sim/world.ts';
import { enumeration, scopeName, scopeNamed } from './goal-names.ts';
import { grantedAt, objectOf, POWER_WORDS, type PowerWord } from './power.ts';

/** What an identity needs to be able to do, and where, by name. */
export interface Need {
  readonly may: PowerWord;
  readonly scope: string;
}

/** One thing that an identity may do beyond its needs. */
interface OverGrant {
  readonly may: PowerWord;
  readonly scope: ArmId;
  readonly verb: string;
  /** `blobs in st1/reports` */
  readonly object: string;
}

interface Grant {
  readonly role: RoleDefinition;
  readonly scope: ArmId;
}

/** What an identity holds, its groups included: a grant on its way counts, one that was taken away does not. [F38, G-09] */
function grantsOf(world: World, principalId: string): readonly Grant[] {
  return assignmentIdsFor(world, principalId).flatMap((id) => {
    const assignment = world.roleAssignments.get(id);
    const role = assignment && roleDefinitionById(assignment.roleDefinitionId);
    const isHeld = assignment && ['in effect', 'arriving'].includes(seen(assignment, world.now)?.state ?? '');
    return role && isHeld ? [{ role, scope: assignment.scope }] : [];
  });
}

function grantedBy(world: World, { role, scope }: Grant): readonly OverGrant[] {
  const name = scopeName(world, scope);
  return POWER_WORDS.flatMap((may) => {
    const { granted, isAll } = grantedAt(may, role, scope);
    const [first] = granted;
    if (first && isAll && granted.length > 1)
      return [{ may, scope, verb: first.verb, object: `everything in ${name}` }];
    return granted.map((power) => ({ may, scope, verb: power.verb, object: objectOf(power, scope, name) }));
  });
}

/** Whether another one says the same, or more: the same at a scope above. */
function isSaidBy(one: OverGrant, other: OverGrant): boolean {
  if (one === other || one.may !== other.may || !isWithin(other.scope, one.scope)) return false;
  const isAbove = !isWithin(one.scope, other.scope);
  return isAbove || other.object === one.object || other.object.startsWith('everything');
}

/** What an identity may do that none of its needs asks for; what follows from a wider grant is not counted twice. */
export function overGrantsOf(world: World, principalId: string, needs: readonly Need[]): readonly OverGrant[] {
  const wanted = needs.map(({ may, scope }) => ({ may, scope: scopeNamed(world, scope) }));
  const isNeeded = ({ may, scope }: OverGrant): boolean =>
    wanted.some((need) => need.may === may && need.scope !== undefined && isWithin(need.scope, scope));
  const beyond = grantsOf(world, principalId)
    .flatMap((grant) => grantedBy(world, grant))
    .filter((one) => !isNeeded(one));
  return beyond.filter(
    (one, index) => !beyond.some((other, place) => isSaidBy(one, other) && !(isSaidBy(other, one) && index < place)),
  );
}

const MOST_CLAUSES = 4;

/** `write and delete blobs in st1/reports; read everything in rg-data`: a clause for each thing that is done to, data first. */
export function overGrantText(found: readonly OverGrant[]): string {
  const beyond = [...found].sort((one, other) => POWER_WORDS.indexOf(one.may) - POWER_WORDS.indexOf(other.may));
  const objects = [...new Set(beyond.map((one) => one.object))];
  const clauses = objects.map((object) => {
    const verbs = beyond.filter((one) => one.object === object).map((one) => one.verb);
    return `${enumeration([...new Set(verbs)])} ${object}`;
  });
  return clauses.length > MOST_CLAUSES ? `${clauses.slice(0, MOST_CLAUSES).join('; ')}; and more` : clauses.join('; ');
}
