import type { Course } from '../catalog/course.ts';
import { renamedItems } from '../catalog/renamed-items.ts';
import { itemOf } from '../session/lookup.ts';
import { NO_PROGRESS, type Progress, type Recorded, recorded } from '../session/progress.ts';
import type { Session } from '../session/session.ts';
import { type JournalReading, readJournals } from './journal-reader.ts';

const KNOWN_EVENTS: ReadonlySet<string> = new Set(['answered', 'reached', 'completed', 'solved']);

/**
 * What the journals say of the learner. Events of a kind that this version does not know are passed over; what was done under
 * an item's earlier id counts for the item.
 */
export function progressOf({ events }: JournalReading, course: Course): Progress {
  const renamed = new Map(
    [...renamedItems(course)].map(([before, now]) => [itemOf(course, before), itemOf(course, now)] as const),
  );
  return events.reduce<Progress>((progress, { event }) => {
    if (!KNOWN_EVENTS.has(event.type)) return progress;
    const known = event as unknown as Recorded;
    return recorded(progress, { ...known, item: renamed.get(known.item) ?? known.item });
  }, NO_PROGRESS);
}

/** The session that the lab starts with: the home screen, and everything that was ever saved in `home`. */
export function firstSession({ course, commands }: Pick<Session, 'course' | 'commands'>, home: string): Session {
  const reading = readJournals(home);
  return {
    course,
    commands,
    progress: progressOf(reading, course),
    screen: { name: 'home' },
    save: { isSaved: true, pending: 0 },
    nextTicket: 1,
    notices: reading.notices,
  };
}
