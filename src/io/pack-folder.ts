import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError } from './usage-error.ts';

const isPack = (folder: string): boolean =>
  existsSync(join(folder, 'pack.yaml')) || existsSync(join(folder, 'lessons', 'pack.yaml'));

/** A pack.yaml may lie beside `lessons/` or in it. */
const rootOf = (folder: string): string =>
  basename(folder) === 'lessons' && !existsSync(join(folder, 'lessons')) ? dirname(folder) : folder;

/** The folder of the pack that a place belongs to: itself, or the nearest one above that has a pack.yaml; undefined if none has. */
export function packAround(place: string): string | undefined {
  for (let folder = resolve(place); ; folder = dirname(folder)) {
    if (isPack(folder)) return rootOf(folder);
    if (folder === dirname(folder)) return undefined;
  }
}

/** As `packAround`. Throws a usage error where there is none. */
export function packFolderOf(place: string): string {
  const folder = packAround(place);
  if (folder !== undefined) return folder;
  const what = place === '.' ? 'this folder' : place;
  throw new UsageError(
    `${what} belongs to no pack: there is no pack.yaml here or above. Make one: mi-lab author new pack FOLDER`,
  );
}
