import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Made, makeNew, type NewOptions } from './author/new-item.ts';
import { SCHEMA_FILE } from './author/template.ts';
import { shownPath } from './author/write-files.ts';
import { courseJsonSchema } from './catalog/json-schema.ts';
import type { GlobalOptions } from './global-options.ts';
import { packFolderOf } from './io/pack-folder.ts';
import { sanitize } from './text/safe-text.ts';

const print = (text: string): void => void process.stdout.write(text);
/** What is for the person, where the output itself is for a file. */
const tell = (text: string): void => void process.stderr.write(sanitize(text));

/** `mi-lab author new`. */
export function newItem(options: GlobalOptions, what: string, id: string, asked: NewOptions): void {
  const { course } = options;
  const { written, text, next }: Made = makeNew(what, id, { ...asked, ...(course === undefined ? {} : { course }) });
  if (text !== undefined) {
    print(text);
    tell(`${next}\n`);
    return;
  }
  print(sanitize(`${written.map((path) => `wrote ${path}\n`).join('')}${next}\n`));
}

/** `mi-lab author schema`: to standard output, or into the pack, where it replaces an older one. */
export function writeSchema(options: GlobalOptions, isToOutput: boolean): void {
  const text = `${JSON.stringify(courseJsonSchema(), undefined, 2)}\n`;
  if (isToOutput) {
    print(text);
    return;
  }
  const place = join(packFolderOf(options.course ?? '.'), SCHEMA_FILE);
  writeFileSync(place, text);
  print(
    sanitize(
      `wrote ${shownPath(place)}\nFiles that begin with "# yaml-language-server: $schema=" and the way to it are completed by editors.\n`,
    ),
  );
}
