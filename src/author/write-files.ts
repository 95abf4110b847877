import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { shownPath } from '../io/shown-path.ts';
import { unwritable, writeTextFile } from '../io/text-file.ts';
import { UsageError } from '../io/usage-error.ts';

/** A file to write, by its path below a folder. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** A pack is to be read by others, as the user's own mask has it. */
const FOR_OTHERS = 0o666;

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
    const shown = shownPath(join(folder, path));
    try {
      mkdirSync(dirname(shown), { recursive: true });
    } catch (error) {
      throw unwritable(shown, error);
    }
    writeTextFile(shown, text, FOR_OTHERS);
    return shown;
  });
}
