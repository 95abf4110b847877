import { createHash } from 'node:crypto';
import type { GIFTQuestion } from 'gift-pegjs';
import { stringify } from 'yaml';
import { type Issue, inReadingOrder } from '../catalog/issue.ts';
import { readCourse } from '../catalog/read-course.ts';
import { type GiftBlock, giftBlocks } from './gift-blocks.ts';
import { convertedQuestion } from './gift-question.ts';
import { giftLine } from './gift-text.ts';
import { titleOf } from './template.ts';

/** A lesson made of a GIFT file, and everything that is not in it or has to be looked at, by the file's lines. */
export interface ImportedLesson {
  /** Undefined where no question could be converted. */
  readonly text?: string;
  readonly converted: number;
  readonly skipped: number;
  readonly issues: readonly Issue[];
}

interface ImportedQuestion {
  readonly id: string;
  readonly [key: string]: unknown;
}

interface Section {
  readonly title: string;
  readonly questions: ImportedQuestion[];
}

const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');

/** The same question gets the same id at every import: from its own id or title, else from its words. */
function stableId(lessonId: string, named: string | null | undefined, stem: string): string {
  const name = slug(named ?? '') || createHash('sha256').update(stem).digest('hex').slice(0, 8);
  return `${lessonId.slice(0, 20).replace(/-$/, '')}-${name}`.slice(0, 56).replace(/-+$/, '');
}

function lessonText(id: string, module: string, sections: readonly Section[]): string {
  const lesson = {
    kind: 'lesson',
    id,
    title: titleOf(id).slice(0, 70),
    summary: 'Questions that were imported from a GIFT file.',
    module,
    minutes: Math.min(60, Math.max(1, sections.flatMap((section) => section.questions).length)),
    sections: sections.map(({ title, questions }, index) => ({
      id: `part-${index + 1}`,
      title: title.slice(0, 70),
      text: 'These questions were imported. Write here what somebody has to know first.',
      questions,
    })),
  };
  return stringify(lesson, {
    lineWidth: 110,
    schema: 'core',
    compat: 'yaml-1.1',
    blockQuote: 'literal',
    aliasDuplicateObjects: false,
  });
}

/** What the reader of courses would refuse in a lesson with this question alone. */
function refusal(question: ImportedQuestion): string | undefined {
  const text = lessonText('lesson-of-one', 'one', [{ title: 'One', questions: [question] }]);
  const pack = 'kind: pack\nid: one\ntitle: One\nmodules:\n  - { id: one, title: One, summary: One. }\n';
  const { issues } = readCourse([
    { path: 'pack.yaml', text: pack },
    { path: 'lessons/one.yaml', text },
  ]);
  return issues.find(({ severity }) => severity === 'error')?.message.replace(/\bquestion 1\b/, 'the question');
}

/** At most so many sections has a lesson; later categories go into the last. */
const MOST_SECTIONS = 40;

/** One file on its way into a lesson. */
class Import {
  readonly sections: Section[] = [];
  readonly issues: Issue[] = [];
  skipped = 0;
  readonly #file: string;
  readonly #lessonId: string;
  readonly #taken: Set<string>;
  #title = 'Questions';

  constructor(file: string, lessonId: string) {
    this.#file = file;
    this.#lessonId = lessonId;
    this.#taken = new Set([lessonId]);
  }

  tell(line: number, message: string, severity: Issue['severity'] = 'warning', column = 1): void {
    this.issues.push({ file: this.#file, line, column, severity, message });
  }

  skip(line: number, why: string, column?: number): void {
    this.skipped += 1;
    this.tell(line, `not imported: ${why.replace(/\.$/, '')}.`, 'error', column);
  }

  add(block: GiftBlock): void {
    const { line } = block;
    if ('isComment' in block) this.tell(line, 'a comment is left out.');
    else if ('problem' in block) this.skip(line, block.problem, block.column);
    else if (block.question.type === 'Category') this.#begin(block.question.title);
    else this.#convert(line, block.question);
  }

  #begin(category: string): void {
    const last = category.split('/').at(-1) ?? '';
    this.#title = giftLine({ format: 'plain', text: last }).text || 'Questions';
  }

  #convert(line: number, gift: Exclude<GIFTQuestion, { type: 'Category' }>): void {
    const conversion = convertedQuestion(gift);
    if (typeof conversion === 'string') {
      this.skip(line, conversion);
      return;
    }
    const { kind, ...rest } = conversion.question;
    const base = stableId(this.#lessonId, gift.id ?? gift.title, String(rest.stem));
    let id = base;
    for (let count = 2; this.#taken.has(id); count += 1) id = `${base}-${count}`;
    const question = { kind, id, ...rest };
    const wrong = refusal(question);
    if (wrong !== undefined) {
      this.skip(line, wrong);
      return;
    }
    this.#taken.add(id);
    if (id !== base) this.tell(line, `another question has the id ${base} already; this one is ${id}.`);
    for (const note of conversion.notes) this.tell(line, `${note}.`);
    this.#put(question);
  }

  #put(question: ImportedQuestion): void {
    const last = this.sections.at(-1);
    if (last && (last.title === this.#title || this.sections.length === MOST_SECTIONS)) last.questions.push(question);
    else this.sections.push({ title: this.#title, questions: [question] });
  }
}

/** Converts a GIFT file into a lesson. Whatever does not come through is an issue at its line; nothing is left out unsaid. */
export function importedLesson(
  file: string,
  gift: string,
  { id, module }: { readonly id: string; readonly module: string },
): ImportedLesson {
  const work = new Import(file, id);
  for (const block of giftBlocks(gift)) work.add(block);
  const { sections, skipped } = work;
  const converted = sections.flatMap((section) => section.questions).length;
  const text = converted === 0 ? {} : { text: lessonText(id, module, sections) };
  return { ...text, converted, skipped, issues: inReadingOrder(work.issues) };
}
