import { join } from 'node:path';
import type { Progress } from '../session/progress.ts';
import { crc32cHex } from './crc32c.ts';
import type { FileSystem } from './file-system.ts';
import type { Covered } from './journal-reader.ts';
import { replaceFile } from './replace-file.ts';

/** Raised whenever events are counted in another way than before: older snapshots are then made anew. */
const FOLD = 5;

/** What the journals added up to at some time. It can always be made again from them. */
export interface Snapshot {
  /** Sound files only: what is wrong with one is told at every start. */
  readonly files: ReadonlyMap<string, Covered>;
  /** Real time, epoch ms, up to which it holds every event of its files. */
  readonly until: number;
  /** The items that had other ids before, as the course had them: counted under another name they would be counted twice. */
  readonly renamed: string;
  readonly progress: Progress;
}

const SNAPSHOT = 'snapshot.json';

const isMap = (value: unknown): value is ReadonlyMap<unknown, unknown> => value instanceof Map;

const withoutMaps = (_: string, value: unknown): unknown => (isMap(value) ? { map: [...value] } : value);

const withMaps = (_: string, value: unknown): unknown => {
  const { map } = (value ?? {}) as { readonly map?: unknown };
  return Array.isArray(map) ? new Map(map as [unknown, unknown][]) : value;
};

/** The snapshot in `home`; undefined where there is none, or none that this version may use. Never throws: it is only a help. */
export function readSnapshot(home: string, files: FileSystem): Snapshot | undefined {
  try {
    const text = Buffer.from(files.readFile(join(home, SNAPSHOT)).bytes).toString();
    const json = text.slice(9);
    if (text.slice(0, 8) !== crc32cHex(Buffer.from(json))) return undefined;
    const { fold, ...snapshot } = JSON.parse(json, withMaps) as Snapshot & { readonly fold: number };
    return fold === FOLD ? snapshot : undefined;
  } catch {
    return undefined;
  }
}

/** Puts a snapshot in the place of the one before, whole or not at all. Never throws: the journals hold everything. */
export function writeSnapshot(home: string, snapshot: Snapshot, files: FileSystem): void {
  const json = Buffer.from(JSON.stringify({ fold: FOLD, ...snapshot }, withoutMaps));
  const bytes = Buffer.concat([Buffer.from(`${crc32cHex(json)} `), json]);
  try {
    replaceFile(home, SNAPSHOT, bytes, files);
  } catch {
    // It is only a help: the next start reads the journals.
  }
}
