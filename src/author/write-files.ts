import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { UsageError } from '../io/usage-error.ts';

/** A file to write, by its path below a folder. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

const CAUSES: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there',
  EEXIST: 'something is there already',
  ENOTDIR: 'a part of the path is a file',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
};

/** A path as somebody in the present folder would type it. */
export const shownPath = (path: string): string => relative(process.cwd(), path) || '.';

/**
 * Writes new files, and nothing where one of them is there already. Returns their paths as typed from here.
 * Throws a usage error that says what is in the way.
 */
export function writeNewFiles(folder: string, files: readonly NewFile[]): readonly string[] {
  const taken = files.find(({ path }) => existsSync(join(folder, path)));
  if (taken) {
    const path = shownPath(join(folder, taken.path));
    throw new UsageError(`${path} is there already, and nothing is written over. Choose another id, or move it away.`);
  }
  return files.map(({ path, text }) => {
    const full = join(folder, path);
    try {
      mkdirSync(dirname(full), { recursive: true });
      writeFileSync(full, text, { flag: 'wx' });
    } catch (error) {
      const { code = '', message } = error as NodeJS.ErrnoException;
      throw new UsageError(`cannot write ${shownPath(full)}: ${CAUSES[code] ?? message}.`);
    }
    return shownPath(full);
  });
}
