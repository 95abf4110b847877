import { join } from 'node:path';
import { z } from '../catalog/zod-subset.ts';
import { type FileSystem, realFileSystem } from './file-system.ts';
import { homeProblem, journalFolder } from './home.ts';
import { decodeAll } from './journal-record.ts';
import { replaceFile } from './replace-file.ts';
import { UsageError } from './usage-error.ts';

/** Progress as one file that another machine takes in: the journals' own lines, so that every record keeps its checksum. */
interface Export {
  readonly version: 1;
  readonly kind: 'mi-lab progress';
  readonly journals: Readonly<Record<string, readonly string[]>>;
}

const exportSchema = z.object({
  version: z.number().int(),
  kind: z.literal('mi-lab progress'),
  journals: z.record(z.string(), z.array(z.string().max(100_000))),
});

/** The name of a process's own file; nothing else is ever written into the journal's folder. */
const JOURNAL_NAME = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.jsonl$/;

const isSound = (line: string): boolean => {
  const { records, damaged, newer } = decodeAll(Buffer.from(`${line}\n`));
  return damaged === 0 && records.length + newer === 1;
};

function soundLines(path: string, files: FileSystem): readonly string[] {
  return Buffer.from(files.readFile(path).bytes).toString().split('\n').filter(isSound);
}

/** Everything saved in `home` as the text of one file. Damaged records stay behind. */
export function exportedProgress(home: string, files: FileSystem = realFileSystem): string {
  const folder = journalFolder(home);
  const names = files.listFolder(folder).filter((name) => JOURNAL_NAME.test(name));
  const journals = Object.fromEntries(names.map((name) => [name, soundLines(join(folder, name), files)]));
  const whole: Export = { version: 1, kind: 'mi-lab progress', journals };
  return `${JSON.stringify(whole, undefined, 1)}\n`;
}

function parsed(text: string, name: string): Export {
  const reason = (why: string): UsageError =>
    new UsageError(`cannot import ${name}: ${why}. Name a file that mi-lab progress export wrote.`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw reason('it is no JSON');
  }
  const { data, success } = exportSchema.safeParse(value);
  if (!success) throw reason('it holds no progress of mi-lab');
  if (data.version !== 1) {
    throw new UsageError(`cannot import ${name}: a newer mi-lab wrote it. Update mi-lab and import it again.`);
  }
  for (const [journal, lines] of Object.entries(data.journals)) {
    if (!JOURNAL_NAME.test(journal)) throw reason(`"${journal}" is no name of a journal`);
    const broken = lines.findIndex((line) => !isSound(line));
    if (broken >= 0) throw reason(`record ${broken + 1} of ${journal} was changed since it was written`);
  }
  return data as Export;
}

/** What an import brought. */
export interface Imported {
  readonly records: number;
  /** Records that were there already. */
  readonly known: number;
}

/** Puts a journal into its place, whole or not at all. */
function put(home: string, name: string, lines: readonly string[], files: FileSystem): void {
  const folder = journalFolder(home);
  files.makeFolder(folder);
  replaceFile(folder, name, Buffer.from(lines.map((line) => `${line}\n`).join('')), files);
}

/**
 * Takes in what another machine exported: journals that are not here, and longer versions of ones that were imported before.
 * Importing twice changes nothing. Throws a usage error on a text that is no export, with the file named `name`.
 */
export function importProgress(
  home: string,
  { text, name }: { readonly text: string; readonly name: string },
  files: FileSystem = realFileSystem,
): Imported {
  const { journals } = parsed(text, name);
  const problem = homeProblem(home, files);
  if (problem) throw new UsageError(problem);
  const here = new Set(files.listFolder(journalFolder(home)));
  let [records, known] = [0, 0];
  for (const [journal, lines] of Object.entries(journals)) {
    const own = here.has(journal) ? soundLines(join(journalFolder(home), journal), files) : [];
    const isLonger = lines.length > own.length && own.every((line, index) => line === lines[index]);
    if (isLonger) put(home, journal, lines, files);
    records += isLonger ? lines.length - own.length : 0;
    known += isLonger ? own.length : lines.length;
  }
  return { records, known };
}
