import { closeSync, openSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';

/** Where a file was kept, or why it was not. `reason` says what to do, and is given beside `path` where it went elsewhere. */
export type Kept = { readonly path: SafeText; readonly reason?: SafeText } | { readonly reason: SafeText };

/** A file is never written over: after so many of its name somebody has to tidy up. */
const MOST_NAMESAKES = 99;

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);

/** `mi-lab-x.md`, `mi-lab-x-2.md`, … */
const numbered = (name: string, number: number): string =>
  number === 1 ? name : name.replace(/(\.[^.]*)?$/, (extension) => `-${number}${extension}`);

function created(folder: string, name: string): { readonly path: string; readonly descriptor: number } {
  for (let number = 1; number <= MOST_NAMESAKES; number += 1) {
    const path = join(folder, numbered(name, number));
    try {
      return { path, descriptor: openSync(path, 'wx', 0o644) };
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
  throw Object.assign(new Error('too many'), { code: `${MOST_NAMESAKES} files of that name are there already` });
}

/** Writes all of it into a new file; what could not be written whole is taken away again. */
function writtenTo(folder: string, name: string, text: string): string {
  const { path, descriptor } = created(folder, name);
  try {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
  } catch (error) {
    closeSync(descriptor);
    unlinkSync(path);
    throw error;
  }
  closeSync(descriptor);
  return path;
}

/**
 * Keeps a text in a new file: in the first of the folders that takes it. An existing file is never touched; the new one gets
 * a number.
 */
export function keepFile(folders: readonly string[], name: string, text: string): Kept {
  const refused: string[] = [];
  for (const folder of folders) {
    try {
      const path = sanitizeLine(writtenTo(folder, name, text));
      return refused.length === 0 ? { path } : { path, reason: sanitizeLine(`${refused.join('; ')}.`) };
    } catch (error) {
      refused.push(`${folder} takes no file (${codeOf(error)})`);
    }
  }
  return { reason: sanitizeLine(`${refused.join('; ')}. Start mi-lab in a folder that you may write to.`) };
}
