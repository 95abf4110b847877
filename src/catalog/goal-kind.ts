import type { World } from '../sim/world.ts';

/** What a goal looks at: the world, and its audit log from where the learner began (`since`: the log's length then). */
export interface Seen {
  readonly world: World;
  readonly since: number;
}

/** How a goal's own property stands, before `not` is applied: whether it holds, and in words what is there. */
export interface Finding {
  readonly isMet: boolean;
  readonly detail: string;
}

/**
 * A kind of goal: a property of the world and its audit log, never of text on a screen. Its schema, and with it how an
 * author writes it, stands in the same file; `id`, `text` and `not` are added in goal.ts for all kinds.
 */
export interface GoalKind<Goal> {
  evaluate(goal: Goal, seen: Seen): Finding;
  /** What is wanted, in plain words, as a learner reads it where the author wrote no text of their own. */
  describe(goal: Goal, isNegated: boolean): string;
}
