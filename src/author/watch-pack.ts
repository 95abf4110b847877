import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';

/** Editors save in several steps: remove, write, rename. What comes within this many milliseconds is one change. */
const SETTLING = 60;
/** Not every file system tells of changes: how often, in milliseconds, one looks oneself. */
const LOOKING = 1_000;

/** The folders of a pack: changes of files are told by the folder they are in, also where an editor puts a new file in its place. */
function foldersOf(pack: string): readonly string[] {
  const below = (folder: string): readonly string[] =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name }) => [join(folder, name), ...below(join(folder, name))]);
  const parts = ['lessons', 'fixtures'].map((name) => join(pack, name));
  const there = parts.filter((folder) => statSync(folder, { throwIfNoEntry: false })?.isDirectory());
  return [pack, ...there.flatMap((folder) => [folder, ...below(folder)])];
}

function timeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Calls `onChange` some time after something in the pack was saved, `file` above all. Returns what ends the watching. */
export function watchPack(pack: string, file: string, onChange: () => void): () => void {
  let settling: NodeJS.Timeout | undefined;
  let seen = timeOf(file);
  const changed = (): void => {
    clearTimeout(settling);
    settling = setTimeout(() => {
      seen = timeOf(file);
      onChange();
    }, SETTLING);
  };
  const watchers = foldersOf(pack).flatMap((folder): readonly FSWatcher[] => {
    try {
      // A folder that is deleted, or too many watchers: one looks by oneself.
      return [watch(folder, changed).on('error', () => undefined)];
    } catch {
      return [];
    }
  });
  const looking = setInterval(() => {
    if (timeOf(file) !== seen) changed();
  }, LOOKING);
  return () => {
    clearTimeout(settling);
    clearInterval(looking);
    for (const watcher of watchers) watcher.close();
  };
}
