import { relative } from 'node:path';
import type { Course } from '../catalog/course.ts';
import { issueText } from '../catalog/issue.ts';
import { checkedCourse } from '../io/checked-course.ts';
import { readCourseFiles } from '../io/course-files.ts';
import { UsageError } from '../io/usage-error.ts';
import type { Action } from '../session/action.ts';
import type { EditedPlace } from '../session/edited-place.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { changedLine, placeAt } from './edited-step.ts';

/** How many of the errors are shown at once: who mends these sees the rest. */
const MOST_SHOWN = 20;

type Texts = ReadonlyMap<string, string>;

const decoder = new TextDecoder();

/** A pack as it is written: each look at it tells what the screen should show. */
export class PreviewedPack {
  readonly #folder: string;
  readonly #file: string;
  #line: number;
  /** The files when the pack could last be shown. */
  #shown: Texts | undefined;
  #seen: Texts = new Map();
  #place: EditedPlace = { kind: 'screen', destination: { to: 'home' } };

  /** `file` is named relative to the folder, with `/`; `line` is where its author writes. */
  constructor(folder: string, file: string, line: number) {
    this.#folder = folder;
    this.#file = file;
    this.#line = line;
  }

  /** What there is to show now; undefined where no file changed since the last look. */
  look(): (Action & { readonly type: 'show-edited' | 'show-broken' }) | undefined {
    const found = this.#read();
    if ('refused' in found) return { type: 'show-broken', issues: [found.refused] };
    const { files, texts } = found;
    if (!texts.has(this.#file)) {
      this.#seen = new Map();
      const name = this.#named(this.#file);
      return { type: 'show-broken', issues: [sanitizeLine(`${name}:1:1 there is no such file at the moment.`)] };
    }
    const isSame = texts.size === this.#seen.size && [...texts].every(([path, text]) => this.#seen.get(path) === text);
    if (isSame) return undefined;
    this.#seen = texts;
    const { course, issues, parts } = checkedCourse(files);
    const errors = issues.filter(({ severity }) => severity === 'error');
    if (!course || errors.length > 0) {
      const own = errors.filter(({ file }) => file === this.#file);
      const others = errors.filter(({ file }) => file !== this.#file);
      const shown = [...own, ...others].slice(0, MOST_SHOWN);
      return {
        type: 'show-broken',
        issues: shown.map((issue) => issueText({ ...issue, file: this.#named(issue.file) })),
      };
    }
    const edited = this.#edited(texts);
    if (edited) this.#place = placeAt(parts, edited.file, edited.line);
    this.#shown = texts;
    return { type: 'show-edited', course, place: this.#place };
  }

  #read():
    | { readonly files: ReturnType<typeof readCourseFiles>; readonly texts: Texts }
    | { readonly refused: SafeText } {
    try {
      const files = readCourseFiles(this.#folder);
      return { files, texts: new Map(files.files.map(({ path, bytes }) => [path, decoder.decode(bytes)])) };
    } catch (error) {
      // Between two steps of an editor there may be no file at all.
      if (error instanceof UsageError) return { refused: sanitizeLine(error.message) };
      throw error;
    }
  }

  #named(path: string): string {
    return relative(process.cwd(), `${this.#folder}/${path}`) || path;
  }

  /** Where the author wrote since the pack could last be shown; at first where they say that they are. */
  #edited(texts: Texts): { readonly file: string; readonly line: number } | undefined {
    const before = this.#shown;
    if (!before) return { file: this.#file, line: this.#line };
    const paths = [this.#file, ...[...texts.keys()].filter((path) => path !== this.#file)];
    for (const file of paths) {
      const line = changedLine(before.get(file) ?? '', texts.get(file) ?? '');
      if (line !== undefined) return { file, line };
    }
    return undefined;
  }
}

/** A course with nothing in it, to begin with where the pack is broken. */
export const NO_COURSE: Course = {
  pack: { kind: 'pack', id: 'preview', title: sanitizeLine('Preview'), format: 1, modules: [] },
  lessons: [],
  scenarios: [],
  fixtures: [],
  facts: [],
  misconceptions: [],
  glossary: [],
};
