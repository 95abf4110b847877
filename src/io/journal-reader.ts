import { join } from 'node:path';
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
};

type JournalContent = DecodedJournal & { readonly file: string; readonly changedAt: number };

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

const count = (number: number, singular: string): string => `${number} ${singular}${number === 1 ? '' : 's'}`;

function contentNotices(path: string, content: JournalContent, isNewest: boolean): readonly string[] {
  const { damaged, newer, gaps, tornBytes } = content;
  const notices: string[] = [];
  if (damaged > 0) notices.push(`${count(damaged, 'damaged record')} left out of ${path}; all others are kept.`);
  if (gaps > 0) notices.push(`Records are missing from ${path}; all that are there are kept.`);
  if (newer > 0) {
    notices.push(
      `A newer mi-lab wrote ${count(newer, 'record')} in ${path}. Update mi-lab to see them; nothing is erased.`,
    );
  }
  if (tornBytes > 0 && isNewest) {
    notices.push(`The last record in ${path} was cut off before it was saved; everything before it is kept.`);
  }
  return notices;
}

function readEach(home: string, files: FileSystem): { contents: JournalContent[]; failures: string[] } {
  const folder = journalFolder(home);
  const contents: JournalContent[] = [];
  const failures: string[] = [];
  for (const file of files.listFolder(folder).filter((name) => name.endsWith('.jsonl'))) {
    const path = join(folder, file);
    try {
      const { bytes, changedAt } = files.readFile(path);
      contents.push({ ...decodeAll(bytes), file, changedAt });
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
 */
export function readJournals(home: string, files: FileSystem = realFileSystem): JournalReading {
  try {
    const problem = homeProblem(home, files);
    if (problem) return { events: [], notices: [problem] };
    const { contents, failures } = readEach(home, files);
    const newest = Math.max(...contents.map(({ changedAt }) => changedAt));
    const notices = contents.flatMap((content) =>
      contentNotices(join(journalFolder(home), content.file), content, content.changedAt === newest),
    );
    return {
      events: mergeEvents(contents.flatMap(storedEvents), []),
      notices: [...failures, ...notices].map(sanitizeLine),
    };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    return { events: [], notices: [sanitizeLine(`Earlier progress in ${home} cannot be read (${code}).`)] };
  }
}
