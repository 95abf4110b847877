import { MINUTE } from '../sim/duration.ts';
import { durationText } from '../sim/duration-text.ts';
import { foreseenEvents, type PendingEvent, pendingEvents, scheduledEvents } from '../sim/pending.ts';
import type { World } from '../sim/world.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import type { Run } from './run.ts';
import { whenText } from './when-text.ts';

/** Something that time will bring: how long from now, at what time of which day, and what. */
export interface TimeRow {
  readonly when: SafeText;
  readonly at: SafeText;
  readonly what: SafeText;
  readonly minutesLeft: number;
}

const rounded = (left: number): number => (left < MINUTE ? left : Math.ceil(left / MINUTE) * MINUTE);

/** What is pending on the simulated clock, soonest first. */
export function timeRows({ sandbox: { world } }: Pick<Run, 'sandbox'>): readonly TimeRow[] {
  return foreseenEvents(world).map(({ at, text }) => ({
    when: sanitizeLine(`in ${durationText(rounded(at - world.now))}`),
    at: sanitizeLine(whenText(at, world.now)),
    what: sanitizeLine(text),
    minutesLeft: (at - world.now) / MINUTE,
  }));
}

/** What a person does not wait for: it is of interest on the clock, and no news when it has happened. */
const QUIET: readonly PendingEvent['kind'][] = ['replication', 'roll', 'certificate'];

/** What time brought between two worlds and is not taken back since, and when. */
export function broughtBy(before: World, now: World): readonly { readonly at: string; readonly text: string }[] {
  const known = scheduledEvents(now);
  const isSo = ({ at, text }: PendingEvent): boolean => known.some((one) => one.at === at && one.text === text);
  return pendingEvents(before)
    .filter((one) => one.at <= now.now && !QUIET.includes(one.kind) && isSo(one))
    .map(({ at, text }) => ({ at: whenText(at, now.now), text }));
}
