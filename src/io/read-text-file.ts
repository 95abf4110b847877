import { readFileSync } from 'node:fs';
import { UsageError } from './usage-error.ts';

const WHY_UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'it is closed to you',
};

/** A file that a person named, as UTF-8. Throws a usage error that says why it can't be read, and `advice`. */
export function readTextFile(file: string, advice: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new UsageError(`cannot read ${file}: ${WHY_UNREADABLE[code] ?? message}. ${advice}`);
  }
}
