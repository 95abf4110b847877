import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { FileSystem } from './file-system.ts';

function written(path: string, bytes: Uint8Array, files: FileSystem): void {
  const descriptor = files.createFile(path);
  try {
    for (let taken = 0; taken < bytes.length; ) taken += files.write(descriptor, bytes.subarray(taken));
    files.sync(descriptor);
  } finally {
    files.close(descriptor);
  }
}

function sweep(path: string, files: FileSystem): void {
  try {
    files.remove(path);
  } catch {
    // The disk takes nothing, not even this; the file is named as what it is.
  }
}

/** Puts a file into the place of the one before, whole or not at all. Throws Node's error where it could not be; then no draft is left. */
export function replaceFile(folder: string, name: string, bytes: Uint8Array, files: FileSystem): void {
  const draft = join(folder, `${randomUUID()}.draft`);
  try {
    written(draft, bytes, files);
    files.rename(draft, join(folder, name));
  } catch (error) {
    sweep(draft, files);
    throw error;
  }
  files.syncFolder(folder);
}
