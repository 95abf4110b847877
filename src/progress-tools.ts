import type { GlobalOptions } from './global-options.ts';
import { firstSession } from './io/first-session.ts';
import { homeOf } from './io/home.ts';
import { standings, standingsText } from './io/overview.ts';
import { readInput, writeTextFile } from './io/text-file.ts';
import { usableCourse } from './io/usable-course.ts';
import { learnerReport } from './session/learner-report.ts';
import { counted } from './text/counted.ts';

const print = (output: string): void => void process.stdout.write(output);

/** What `mi-lab progress` was asked for. */
export interface ProgressOptions {
  readonly json?: boolean;
  /** The file to write a page into; `-` prints it. */
  readonly html?: string;
  /** The learner's name, for the page. */
  readonly name?: string;
}

/** Local date, as in 2026-11-28. */
const today = (): string => new Date().toLocaleDateString('sv-SE');

/** `mi-lab progress`: as text, as JSON, or as one HTML file. */
export async function progress(options: GlobalOptions, { json, html, name }: ProgressOptions): Promise<void> {
  const course = await usableCourse(options.course);
  const session = firstSession({ course, commands: [] }, homeOf(options.home));
  const { notices } = session;
  const report = learnerReport(session);
  if (html !== undefined) {
    const { progressHtml } = await import('./report/progress-html.ts');
    const page = progressHtml({ course: course.pack.title, date: today(), name, report });
    if (html === '-') return print(page);
    writeTextFile(html, page);
    return print(`Written to ${html}. Open it in a browser, or send it.\n`);
  }
  const items = standings(course, session.progress);
  if (json)
    return print(
      `${JSON.stringify({ version: 1, course: course.pack.id, items, ...report, notices }, undefined, 2)}\n`,
    );
  print(standingsText(course, session.progress) + notices.map((notice) => `${notice}\n`).join(''));
}

/** `mi-lab progress export FILE`. */
export async function exportProgress(options: GlobalOptions, file: string): Promise<void> {
  const { exportedProgress } = await import('./io/progress-transfer.ts');
  const content = exportedProgress(homeOf(options.home));
  if (file === '-') return print(content);
  writeTextFile(file, content);
  print(`Written to ${file}. On the other machine: mi-lab progress import ${file}\n`);
}

/** `mi-lab progress import FILE`. */
export async function importFrom(options: GlobalOptions, file: string): Promise<void> {
  const text = await readInput(file, 'Name a file that mi-lab progress export wrote.');
  const { importProgress } = await import('./io/progress-transfer.ts');
  const { records, known } = importProgress(homeOf(options.home), { text, name: file });
  const before = known === 0 ? '' : ` ${counted(known, 'record')} of it ${known === 1 ? 'was' : 'were'} here already.`;
  print(`${records === 0 ? 'Nothing new' : counted(records, 'record')} imported from ${file}.${before}\n`);
}
