import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { type FileSystem, realFileSystem } from './file-system.ts';
import { homeProblem, journalFolder } from './home.ts';
import { encode, firstPrevious, type JournalEvent, type TimedEvent } from './journal-record.ts';

/** `reason` goes on after "Not saved: " and tells the learner where, why, and what to do. */
export type SaveResult = { readonly saved: true } | { readonly saved: false; readonly reason: SafeText };

export type Journal = {
  /** Answers "saved" once this event and all pending ones are on disk. Throws only on an event that is no JSON. */
  append(event: JournalEvent): SaveResult;
  /** Tries the pending events again, as the next append would. */
  flush(): SaveResult;
  /** Events that are in memory only. */
  readonly pending: number;
  /** Tries the pending events a last time and lets the file go. */
  close(): SaveResult;
};

type Waiting = { readonly sequence: number; readonly event: TimedEvent };

const saved: SaveResult = { saved: true };

const advice: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full. Free some space.',
  EDQUOT: 'your disk quota is used up. Free some space.',
  EFBIG: 'the file may not grow any further. Start the lab again to begin a new one.',
  EACCES: 'that folder is closed to you. Choose another one: mi-lab --home FOLDER',
  EPERM: 'that folder is closed to you. Choose another one: mi-lab --home FOLDER',
  EROFS: 'that disk is read-only. Choose another folder: mi-lab --home FOLDER',
  ENOTDIR: 'a part of that path is a file, not a folder. Choose another folder: mi-lab --home FOLDER',
  EEXIST: 'a part of that path is a file, not a folder. Choose another folder: mi-lab --home FOLDER',
};

function notSaved(home: string, error: unknown): SaveResult {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === undefined) throw error;
  const why = advice[code] ?? `the system refused (${code}). Choose another folder: mi-lab --home FOLDER`;
  return { saved: false, reason: sanitizeLine(`nothing can be written in ${home}: ${why}`) };
}

/** One process's own file. It is made with the first append, so that looking around leaves no trace. */
class JournalFile {
  readonly #home: string;
  readonly #files: FileSystem;
  readonly #path: string;
  #descriptor: number | undefined;
  #isListed = false;
  #goodEnd = 0;
  #mayBeTorn = false;
  #previous = firstPrevious;

  constructor(home: string, files: FileSystem) {
    this.#home = home;
    this.#files = files;
    this.#path = join(journalFolder(home), `${randomUUID()}.jsonl`);
  }

  problem(): SafeText | undefined {
    return this.#descriptor === undefined ? homeProblem(this.#home, this.#files) : undefined;
  }

  #open(): number {
    const folder = journalFolder(this.#home);
    if (this.#descriptor === undefined) {
      this.#files.makeFolder(folder);
      this.#descriptor = this.#files.createFile(this.#path);
    }
    if (!this.#isListed) this.#files.syncFolder(folder);
    this.#isListed = true;
    return this.#descriptor;
  }

  /** Cuts off what a failed write may have left, so that the next record is not glued to it. */
  mend(): void {
    if (this.#mayBeTorn) this.#files.truncate(this.#path, this.#goodEnd);
    this.#mayBeTorn = false;
  }

  /** The whole record at once, as a rule. Where the disk takes only a part, asking for the rest tells why. */
  #take(descriptor: number, bytes: Uint8Array): number {
    const taken = this.#files.write(descriptor, bytes);
    if (taken === 0) throw Object.assign(new Error('nothing was written'), { code: 'ENOSPC' });
    return taken;
  }

  /** Returns once the record is on disk; throws with the file as it was, or to be mended. */
  write({ sequence, event }: Waiting): void {
    const descriptor = this.#open();
    this.mend();
    const { bytes, checksum } = encode({ sequence, previous: this.#previous, event });
    this.#mayBeTorn = true;
    for (let taken = 0; taken < bytes.length; ) taken += this.#take(descriptor, bytes.subarray(taken));
    this.#files.sync(descriptor);
    this.#mayBeTorn = false;
    this.#goodEnd += bytes.length;
    this.#previous = checksum;
  }

  close(): void {
    const descriptor = this.#descriptor;
    this.#descriptor = undefined;
    if (descriptor !== undefined) this.#files.close(descriptor);
  }
}

/**
 * This process's journal in `home`. An event that cannot be written stays in memory, in order, and is tried again with
 * the next one: the lab goes on without a disk, and says so.
 */
export function openJournal(home: string, files: FileSystem = realFileSystem, now: () => number = Date.now): Journal {
  const file = new JournalFile(home, files);
  const waiting: Waiting[] = [];
  let sequence = 0;
  let isClosed = false;

  function mendQuietly(): void {
    try {
      file.mend();
    } catch {
      // The next write mends first, and reports what stands in its way.
    }
  }

  function flush(): SaveResult {
    try {
      const reason = waiting.length > 0 ? file.problem() : undefined;
      if (reason) return { saved: false, reason };
      for (let next = waiting[0]; next; next = waiting[0]) {
        file.write(next);
        waiting.shift();
      }
      return saved;
    } catch (error) {
      mendQuietly();
      return notSaved(home, error);
    }
  }

  function append(event: JournalEvent): SaveResult {
    if (isClosed) throw new Error(`The journal is closed: ${event.type}`);
    const next: Waiting = { sequence: sequence + 1, event: { ...event, at: event.at ?? now() } };
    encode({ ...next, previous: firstPrevious });
    sequence += 1;
    waiting.push(next);
    return flush();
  }

  function close(): SaveResult {
    if (isClosed) return saved;
    isClosed = true;
    const result = flush();
    file.close();
    return result;
  }

  return {
    append,
    flush,
    close,
    get pending() {
      return waiting.length;
    },
  };
}
