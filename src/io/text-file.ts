import { readFileSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { UsageError } from './usage-error.ts';

const WHY_UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'it is closed to you',
};

/** A file that a person named, as UTF-8. Throws a usage error that says why it cannot be read, and `advice`. */
export function readTextFile(file: string, advice: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new UsageError(`cannot read ${file}: ${WHY_UNREADABLE[code] ?? message}. ${advice}`);
  }
}

/** The same, with `-` for standard input. */
export async function readInput(file: string, advice: string): Promise<string> {
  return file === '-' ? text(process.stdin) : readTextFile(file, advice);
}

const WHY_UNWRITABLE: Readonly<Record<string, string>> = {
  EEXIST: 'it is there already, and nothing is written over. Choose another name.',
  EISDIR: 'it is a folder. Name a file in it.',
  ENOENT: 'there is no such folder. Make it first.',
  ENOTDIR: 'a part of its path is a file. Choose another place.',
  EACCES: 'that place is closed to you. Choose another one.',
  EROFS: 'that disk is read-only. Choose another place.',
  ENOSPC: 'the disk is full. Free some space.',
};

/** Why a file cannot be written there, and what to do about it. */
export function unwritable(file: string, error: unknown): UsageError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return new UsageError(`cannot write ${file}: ${WHY_UNWRITABLE[code] ?? message}`);
}

/**
 * Writes a file that a person named, and never over another; for the owner's eyes unless `mode` says otherwise. Throws a usage
 * error that says what to do.
 */
export function writeTextFile(file: string, content: string, mode = 0o600): void {
  try {
    writeFileSync(file, content, { flag: 'wx', mode });
  } catch (error) {
    throw unwritable(file, error);
  }
}
