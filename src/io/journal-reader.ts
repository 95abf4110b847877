import { join } from 'node:path';
import { counted } from '../text/counted.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { type FileSystem, realFileSystem } from './file-system.ts';
import { homeProblem, journalFolder } from './home.ts';
import { type DecodedJournal, decodeAll, type TimedEvent } from './journal-record.ts';

export type StoredEvent = {
  /** The journal's file name: with `sequence`, the event's identity. */
  readonly file: string;
  readonly sequence: number;
  /** Real time, epoch ms, that orders this event among other files'. Never less than that of an earlier one in its file. */
  readonly orderedAt: number;
  readonly event: TimedEvent;
};

export type JournalReading = {
  readonly events: readonly StoredEvent[];
  /** One plain line for each thing that the learner should know of. */
  readonly notices: readonly SafeText[];
  /** The files that were read without damage, and how much of each; a torn tail is no damage. */
  readonly covered: ReadonlyMap<string, Covered>;
};

/** How much of a journal was read: its bytes, and the number of its last record. */
export type Covered = { readonly size: number; readonly sequence: number };

export const NOTHING_COVERED: ReadonlyMap<string, Covered> = new Map();

type JournalContent = DecodedJournal & { readonly file: string; readonly changedAt: number; readonly size: number };

const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

const compareEvents = (left: StoredEvent, right: StoredEvent): number =>
  left.orderedAt - right.orderedAt || compareText(left.file, right.file) || left.sequence - right.sequence;

/** The union of both histories in one order, whichever comes first and however often: a merge of merges is the same. */
export function mergeEvents(left: readonly StoredEvent[], right: readonly StoredEvent[]): readonly StoredEvent[] {
  const byIdentity = new Map<string, StoredEvent>();
  for (const stored of [...left, ...right]) {
    const identity = `${stored.file} ${stored.sequence}`;
    const known = byIdentity.get(identity);
    if (!known || compareText(JSON.stringify(stored), JSON.stringify(known)) < 0) byIdentity.set(identity, stored);
  }
  return [...byIdentity.values()].sort(compareEvents);
}

/** A clock that is set back must not turn a file's own order round, so time only ever grows within a file. */
function storedEvents({ file, records }: JournalContent): readonly StoredEvent[] {
  let orderedAt = Number.NEGATIVE_INFINITY;
  return records.map(({ sequence, event }) => {
    orderedAt = Math.max(orderedAt, event.at);
    return { file, sequence, orderedAt, event };
  });
}

function contentNotices(path: string, content: JournalContent, isNewest: boolean): readonly string[] {
  const { damaged, newer, gaps, tornBytes } = content;
  const notices: string[] = [];
  if (damaged > 0) notices.push(`${counted(damaged, 'damaged record')} left out of ${path}; all others are kept.`);
  if (gaps > 0) notices.push(`Records are missing from ${path}; all that are there are kept.`);
  if (newer > 0) {
    notices.push(
      `A newer mi-lab wrote ${counted(newer, 'record')} in ${path}. Update mi-lab to see them; nothing is erased.`,
    );
  }
  if (tornBytes > 0 && isNewest) {
    notices.push(`The last record in ${path} was cut off before it was saved; everything before it is kept.`);
  }
  return notices;
}

function coveredBy(contents: readonly JournalContent[]): ReadonlyMap<string, Covered> {
  const sound = contents.filter(({ damaged, newer, gaps }) => damaged + newer + gaps === 0);
  return new Map(sound.map(({ file, size, records }) => [file, { size, sequence: records.at(-1)?.sequence ?? 0 }]));
}

type Place = { readonly home: string; readonly files: FileSystem };

function readEach({ home, files }: Place, known: ReadonlyMap<string, Covered>) {
  const folder = journalFolder(home);
  const contents: JournalContent[] = [];
  const failures: string[] = [];
  for (const file of files.listFolder(folder).filter((name) => name.endsWith('.jsonl'))) {
    const path = join(folder, file);
    if (known.has(file) && known.get(file)?.size === files.sizeOf(path)) continue;
    try {
      const { bytes, changedAt } = files.readFile(path);
      contents.push({ ...decodeAll(bytes), file, changedAt, size: bytes.length });
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === undefined) throw error;
      const why = code === 'ELOOP' ? 'is a link, and a link is never followed here' : `cannot be read (${code})`;
      failures.push(`${path} ${why}. Its progress is not counted.`);
    }
  }
  return { contents, failures };
}

/**
 * Everything that all processes of this user ever saved in `home`, in one order. It only reads: each process writes a
 * file of its own, so a torn tail can never be glued to a later record, and cutting it off could only harm a process
 * that is still writing. A torn record was never reported as saved, so only the last session's is worth a notice.
 * Files that have not grown since they were `known` are passed over; of those that have, all records come back.
 */
export function readJournals(
  home: string,
  files: FileSystem = realFileSystem,
  known: ReadonlyMap<string, Covered> = NOTHING_COVERED,
): JournalReading {
  try {
    const problem = homeProblem(home, files);
    if (problem) return { events: [], notices: [problem], covered: NOTHING_COVERED };
    const { contents, failures } = readEach({ home, files }, known);
    const newest = Math.max(...contents.map(({ changedAt }) => changedAt));
    const notices = contents.flatMap((content) =>
      contentNotices(join(journalFolder(home), content.file), content, content.changedAt === newest),
    );
    return {
      events: mergeEvents(contents.flatMap(storedEvents), []),
      notices: [...failures, ...notices].map(sanitizeLine),
      covered: coveredBy(contents),
    };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    const notice = sanitizeLine(`Earlier progress in ${home} cannot be read (${code}).`);
    return { events: [], notices: [notice], covered: NOTHING_COVERED };
  }
}
