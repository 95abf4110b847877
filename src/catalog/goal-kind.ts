import type { ArmId } from '../sim/arm-id.ts';
import type { World } from '../sim/world.ts';

/** A machine that somebody typed on, as far as goals look at it: what stands in its environment and in its files, by path. */
interface Machine {
  /** Undefined for the operator's own, which is outside Azure. */
  readonly host: ArmId | undefined;
  readonly hostName: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly files: ReadonlyMap<string, { readonly kind: string; readonly content?: string }>;
}

/**
 * What a goal looks at: the world, its audit log from where the learner began (`since`: the log's length then), and the
 * machines that were opened, by name.
 */
export interface Seen {
  readonly world: World;
  readonly since: number;
  readonly machines: ReadonlyMap<string, Machine>;
}

/** What goals see of a sandbox. */
export function seenIn(
  { world, shell }: { readonly world: World; readonly shell: { readonly environments: Seen['machines'] } },
  since: number,
): Seen {
  return { world, since, machines: shell.environments };
}

/** How a goal's own property stands, before `not` is applied: whether it holds, and in words what is there. */
export interface Finding {
  readonly isMet: boolean;
  readonly detail: string;
}

/**
 * A word of a goal that has to mean something, and where it stands in the goal. `name`: something in the simulated cloud, as
 * `vm-web` or `st1/reports`; `power`: what somebody may do.
 */
export interface GoalReference {
  readonly to: 'role' | 'name' | 'power' | 'event' | 'claim';
  readonly id: string;
  readonly path: readonly (string | number)[];
}

/** References to things by their name, by the member of the goal that holds it. */
export function namesIn<Member extends string>(
  goal: { readonly [Key in Member]: string },
  ...members: readonly Member[]
): readonly GoalReference[] {
  return members.map((member) => ({ to: 'name', id: goal[member], path: [member] }));
}

/**
 * A kind of goal: a property of the world and its audit log, never of text on a screen. Its schema, and with it how an
 * author writes it, stands in the same file; `id`, `text` and `not` are added in goal.ts for all kinds.
 */
export interface GoalKind<Goal> {
  evaluate(goal: Goal, seen: Seen): Finding;
  /** What is wanted, in plain words, as a learner reads it where the author wrote no text of their own. */
  describe(goal: Goal, isNegated: boolean): string;
  /** What the check looks up: roles, names of things, and the like. */
  references(goal: Goal): readonly GoalReference[];
}
