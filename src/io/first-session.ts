import type { Course } from '../catalog/course.ts';
import { renamedItems } from '../catalog/renamed-items.ts';
import { itemOf } from '../session/lookup.ts';
import { NO_PROGRESS, type Progress, type Recorded } from '../session/progress.ts';
import { recorded } from '../session/recorded.ts';
import type { Session } from '../session/session.ts';
import { type JournalReading, readJournals } from './journal-reader.ts';

const KNOWN_EVENTS: ReadonlySet<string> = new Set(['answered', 'withdrawn', 'reached', 'completed', 'solved']);

/**
 * What the journals say of the learner. Events of a kind that this version does not know are passed over; what was done under
 * an item's earlier id counts for the item.
 */
export function progressOf({ events }: JournalReading, course: Course): Progress {
  const renamed = new Map(
    [...renamedItems(course)].map(([before, now]) => [itemOf(course, before), itemOf(course, now)] as const),
  );
  const known = events.flatMap(({ event }): Recorded[] => {
    if (!KNOWN_EVENTS.has(event.type)) return [];
    const one = event as unknown as Recorded;
    return [{ ...one, item: renamed.get(one.item) ?? one.item }];
  });
  return recorded(NO_PROGRESS, known);
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
