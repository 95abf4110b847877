import { writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { type Made, makeNew, type NewOptions } from './author/new-item.ts';
import { lessonPath, openPack, type PackOptions, packFile, requireId, writeInto } from './author/open-pack.ts';
import { SCHEMA_FILE } from './author/template.ts';
import { issueText } from './catalog/issue.ts';
import { courseJsonSchema } from './catalog/json-schema.ts';
import type { GlobalOptions } from './global-options.ts';
import { EXIT, type ExitCode } from './io/exit-code.ts';
import { packFolderOf } from './io/pack-folder.ts';
import { shownPath } from './io/shown-path.ts';
import { readTextFile } from './io/text-file.ts';
import { UsageError } from './io/usage-error.ts';
import { sanitize } from './text/safe-text.ts';

const print = (text: string): void => void process.stdout.write(text);
/** What is for the person, where the output itself is for a file. */
const tell = (text: string): void => void process.stderr.write(sanitize(text));

/** The one pack that is written to. Throws a usage error where several were named. */
function packOption({ course = [] }: GlobalOptions): Pick<PackOptions, 'course'> {
  if (course.length > 1) throw new UsageError('name one pack to write to: --course FOLDER, once.');
  return course[0] === undefined ? {} : { course: course[0] };
}

/** `mi-lab author new`. */
export function newItem(options: GlobalOptions, what: string, id: string, asked: NewOptions): void {
  const { written, text, next }: Made = makeNew(what, id, { ...asked, ...packOption(options) });
  if (text !== undefined) {
    print(text);
    tell(
      process.stdout.isTTY ? `${next}\n` : 'printed the question. mi-lab check says whether it fits where it went.\n',
    );
    return;
  }
  print(sanitize(`${written.map((path) => `wrote ${path}\n`).join('')}${next}\n`));
}

/** The id that an imported lesson gets where none was asked for: the file's name as words. */
function idFromName(file: string): string {
  const words = basename(file, extname(file))
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
  return words.replaceAll(/^-+|-+$/g, '').slice(0, 60);
}

/** `mi-lab author import`. */
export async function importGift(
  options: GlobalOptions,
  file: string,
  asked: PackOptions & { readonly id?: string },
): Promise<ExitCode> {
  const { importedLesson } = await import('./author/import-gift.ts');
  const gift = readTextFile(file, 'Name a file in the GIFT format.');
  const id = requireId(asked.id ?? idFromName(file));
  const pack = openPack({ ...asked, ...packOption(options) });
  const { text, converted, skipped, issues } = importedLesson(file, gift, { id, module: pack.module });
  const written = text === undefined ? [] : writeInto(pack, [packFile(lessonPath(pack, id), text)]);
  const sum = `${converted} of ${converted + skipped} questions imported.`;
  const next = text === undefined ? [] : [`Mend what is named above, then: mi-lab check ${written[0]}`];
  print(
    sanitize(`${[...issues.map(issueText), ...written.map((path) => `wrote ${path}`), sum, ...next].join('\n')}\n`),
  );
  return skipped > 0 || converted === 0 ? EXIT.notMet : EXIT.done;
}

/** `mi-lab author schema`: to standard output, or into the pack, where it replaces an older one. */
export function writeSchema(options: GlobalOptions, isToOutput: boolean): void {
  const text = `${JSON.stringify(courseJsonSchema(), undefined, 2)}\n`;
  if (isToOutput) {
    print(text);
    return;
  }
  const place = join(packFolderOf(packOption(options).course ?? '.'), SCHEMA_FILE);
  writeFileSync(place, text);
  print(
    sanitize(
      `wrote ${shownPath(place)}\nFiles that begin with "# yaml-language-server: $schema=" and the way to it are completed by editors.\n`,
    ),
  );
}
