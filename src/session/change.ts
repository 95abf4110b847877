import type { ScenarioState } from '../catalog/scenario-state.ts';
import type { Sandbox } from '../shell/sandbox.ts';
import { changesTenant } from '../sim/changing-event.ts';
import { SECOND } from '../sim/duration.ts';
import { entriesOf } from '../sim/event-log.ts';
import type { Event } from '../sim/tenant.ts';
import type { World } from '../sim/world.ts';
import type { Moment } from './run.ts';

/** A line that takes longer than its requests ever do has moved the clock. */
const LONGEST = 5 * SECOND;

function isTenantChanged(before: World, { log, now, lineStartedAt = now }: World): boolean {
  const events = entriesOf(log, before.log?.length ?? 0).map(({ event }) => event as Event);
  return events.some(changesTenant) || now - lineStartedAt >= LONGEST;
}

/** What the machines hold, as text: variables, files, functions, folder, who is signed in; not how the last command ended. */
const machinesOf = ({ shell: { environments, entered } }: Sandbox): string =>
  JSON.stringify([entered, [...environments]], (key, value) => {
    if (key === 'exitCode' || key === 'modifiedAt') return undefined;
    return value instanceof Map ? [...value] : value;
  });

const metIn = (goals: ScenarioState | undefined): string =>
  JSON.stringify(goals?.tasks.flatMap((task) => task.goals.map(({ isMet }) => isMet)));

/** Whether one moment follows the other by a line that was typed, and not by going back to the start. */
export const isContinued = (before: Moment, { entries }: Moment): boolean =>
  before.entries.every((entry, index) => entry === entries[index]);

/**
 * Whether anything is different in the second of two moments that follow each other: the tenant, its clock moved on purpose, a
 * machine, or a goal. What only looks, or fails, changes nothing.
 */
export function isChange(before: Moment, after: Moment): boolean {
  if (!isContinued(before, after)) return true;
  if (before.sandbox === after.sandbox) return false;
  return (
    isTenantChanged(before.sandbox.world, after.sandbox.world) ||
    metIn(before.goals) !== metIn(after.goals) ||
    machinesOf(before.sandbox) !== machinesOf(after.sandbox)
  );
}
