import {
  closeSync,
  constants,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** The few file operations that progress needs, so that tests can make each of them fail. All throw Node's errors. */
export type FileSystem = {
  /** The user's number, or `undefined` where the system has none (Windows). */
  currentUser(): number | undefined;
  /** Owner of a file or folder, after links; `undefined` when it does not exist. */
  ownerOf(path: string): number | undefined;
  /** Makes the folder and its parents, for the owner only. */
  makeFolder(path: string): void;
  /** Makes a new file for appending, for the owner only; never opens one that exists. */
  createFile(path: string): number;
  /** Returns how many bytes were taken, which may be fewer. */
  write(descriptor: number, bytes: Uint8Array): number;
  /** Returns once the file's data is on disk. */
  sync(descriptor: number): void;
  /** Returns once the folder's list of names is on disk, where the system can promise that. */
  syncFolder(path: string): void;
  truncate(path: string, length: number): void;
  close(descriptor: number): void;
  /** Names in a folder; none when it does not exist. */
  listFolder(path: string): readonly string[];
  /** A plain file's length in bytes; `undefined` where there is none, or something else than a plain file. */
  sizeOf(path: string): number | undefined;
  /** Gives a file the name of another, which is gone then: nobody ever sees half of either. */
  rename(from: string, to: string): void;
  /** Removes a file, where it is there. */
  remove(path: string): void;
  /** A plain file's bytes and time of change (epoch ms). Throws on a link (ELOOP) or anything that is not a file. */
  readFile(path: string): { readonly bytes: Uint8Array; readonly changedAt: number };
};

const hasCode = (error: unknown, code: string): boolean => (error as NodeJS.ErrnoException).code === code;

function ownerOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.uid;
}

/** Not Node's own `recursive`: it never returns where a parent exists and still takes no folder (under /proc, say). */
function makeFolder(path: string): void {
  try {
    mkdirSync(path, 0o700);
  } catch (error) {
    if (hasCode(error, 'EEXIST') && statSync(path).isDirectory()) return;
    if (!hasCode(error, 'ENOENT') || dirname(path) === path) throw error;
    makeFolder(dirname(path));
    mkdirSync(path, 0o700);
  }
}

function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function sizeOf(path: string): number | undefined {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats?.isFile() ? stats.size : undefined;
}

function listFolder(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}

function readFile(path: string): { readonly bytes: Uint8Array; readonly changedAt: number } {
  const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) throw Object.assign(new Error(`${path} is not a file`), { code: 'ENOTSUP' });
    return { bytes: readFileSync(descriptor), changedAt: stats.mtimeMs };
  } finally {
    closeSync(descriptor);
  }
}

export const realFileSystem: FileSystem = {
  currentUser: () => process.getuid?.(),
  ownerOf,
  makeFolder,
  createFile: (path) => openSync(path, 'ax', 0o600),
  write: (descriptor, bytes) => writeSync(descriptor, bytes),
  sync: fdatasyncSync,
  syncFolder,
  truncate: truncateSync,
  close: closeSync,
  listFolder,
  sizeOf,
  rename: renameSync,
  remove: (path) => rmSync(path, { force: true }),
  readFile,
};
