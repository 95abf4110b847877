import { join } from 'node:path';
import type { Course } from '../catalog/course.ts';
import { renamedItems } from '../catalog/renamed-items.ts';
import { itemOf } from '../session/lookup.ts';
import { NO_PROGRESS, type Progress, type Recorded } from '../session/progress.ts';
import { COUNTED_EVENTS, recorded } from '../session/recorded.ts';
import type { SafeText } from '../text/safe-text.ts';
import { type FileSystem, realFileSystem } from './file-system.ts';
import { journalFolder } from './home.ts';
import { readJournals, type StoredEvent } from './journal-reader.ts';
import { readSnapshot, type Snapshot, writeSnapshot } from './snapshot.ts';

type Renamed = ReadonlyMap<string, string>;

/** Items that had another id before, `pack/id` each. */
const renamedIn = (course: Course): Renamed =>
  new Map([...renamedItems(course)].map(([before, now]) => [itemOf(course, before), itemOf(course, now)] as const));

/** Events of a kind that this version does not know are passed over; what was done under an earlier id counts for the item. */
function knownEvents(events: readonly StoredEvent[], renamed: Renamed): readonly Recorded[] {
  const known = events.map(({ event }) => event as unknown as Recorded).filter(({ type }) => COUNTED_EVENTS.has(type));
  if (renamed.size === 0) return known;
  const nameOf = (item: string): string => renamed.get(item) ?? item;
  return known.map((event) => {
    if (event.type === 'quiz-begun') return { ...event, items: event.items.map(nameOf) };
    if (event.type === 'reached' && event.question !== undefined)
      return { ...event, item: nameOf(event.item), question: nameOf(event.question) };
    return 'item' in event && renamed.has(event.item) ? { ...event, item: nameOf(event.item) } : event;
  });
}

/** Whether every file that the snapshot holds is still there, and no shorter. */
function isStillTrue({ files: covered }: Snapshot, home: string, files: FileSystem): boolean {
  return [...covered].every(([file, { size }]) => (files.sizeOf(join(journalFolder(home), file)) ?? -1) >= size);
}

function snapshotOf(home: string, key: string, files: FileSystem): Snapshot | undefined {
  const snapshot = readSnapshot(home, files);
  return snapshot?.renamed === key && isStillTrue(snapshot, home, files) ? snapshot : undefined;
}

/** From so many events on that no snapshot held, a new one is worth its writing. */
const WORTH_A_SNAPSHOT = 1_000;

/** What the journals say of a learner, and what is to be told of the journals. */
export interface KnownProgress {
  readonly progress: Progress;
  readonly notices: readonly SafeText[];
}

interface Place {
  readonly home: string;
  readonly files: FileSystem;
  readonly renamed: Renamed;
}

const keyOf = (renamed: Renamed): string => JSON.stringify([...renamed]);

/** An event that belongs before the snapshot's end (a clock was set back, a journal was brought along) makes it void. */
function counted(place: Place, snapshot: Snapshot | undefined): KnownProgress {
  const { home, files, renamed } = place;
  const reading = readJournals(home, files, snapshot?.files);
  const news = reading.events.filter(({ file, sequence }) => sequence > (snapshot?.files.get(file)?.sequence ?? 0));
  const [first] = news;
  if (snapshot && first && first.orderedAt < snapshot.until) return counted(place, undefined);
  const progress = recorded(snapshot?.progress ?? NO_PROGRESS, knownEvents(news, renamed));
  const covered = new Map([...(snapshot?.files ?? []), ...reading.covered]);
  const isWhole = news.every(({ file }) => covered.has(file));
  if (isWhole && news.length >= WORTH_A_SNAPSHOT) {
    const until = news.at(-1)?.orderedAt ?? 0;
    writeSnapshot(home, { files: covered, until, renamed: keyOf(renamed), progress }, files);
  }
  return { progress, notices: reading.notices };
}

/** The progress saved in `home`: the snapshot and what came after it; where there is none that holds, all journals. */
export function knownProgress(home: string, course: Course, files: FileSystem = realFileSystem): KnownProgress {
  const renamed = renamedIn(course);
  return counted({ home, files, renamed }, snapshotOf(home, keyOf(renamed), files));
}
