import { basename, join } from 'node:path';
import type { Course } from '../catalog/course.ts';
import type { CourseParts } from '../catalog/course-parts.ts';
import { type Issue, issueText } from '../catalog/issue.ts';
import { checkedCourse } from '../io/checked-course.ts';
import { readCourseFiles } from '../io/course-files.ts';
import type { FixtureFailed } from '../io/fixture-failed.ts';
import { placeIn } from '../io/fixture-place.ts';
import { shownPath } from '../io/shown-path.ts';
import { UsageError } from '../io/usage-error.ts';
import type { Elsewhere, Look } from '../session/edited-place.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { changedLine, placeAt } from './edited-step.ts';
import { type SoundPack, soundWithout } from './sound-without.ts';

/** How many of the errors are shown at once: who mends these sees the rest. */
const MOST_SHOWN = 20;

type Texts = ReadonlyMap<string, string>;

const NO_TEXTS: Texts = new Map();

const decoder = new TextDecoder();

const isError = ({ severity }: Issue): boolean => severity === 'error';

/** A pack as it is written: each look at it tells what the screen should show. */
export class PreviewedPack {
  readonly #folder: string;
  readonly #file: string;
  readonly #line: number;
  /** The files as the pack could last be shown. */
  #shown: Texts | undefined;
  #seen: Texts = NO_TEXTS;
  #parts: CourseParts | undefined;

  /** `file` is named relative to the folder, with `/`; `line` is where its author writes. */
  constructor(folder: string, file: string, line: number) {
    this.#folder = folder;
    this.#file = file;
    this.#line = line;
  }

  /** What there is to show now; undefined where no file changed since the last look. */
  look(): Look | undefined {
    const found = this.#read();
    if ('refused' in found) return { type: 'show-broken', issues: [found.refused] };
    const { files, texts } = found;
    if (!texts.has(this.#file)) {
      this.#seen = NO_TEXTS;
      const name = this.#named(this.#file);
      return { type: 'show-broken', issues: [sanitizeLine(`${name}:1:1 there is no such file at the moment.`)] };
    }
    const isSame = texts.size === this.#seen.size && [...texts].every(([path, text]) => this.#seen.get(path) === text);
    if (isSame) return undefined;
    const saved = this.#savedText(texts);
    this.#seen = texts;
    const { course, issues, parts } = checkedCourse(files);
    this.#parts = parts;
    if (course) return this.#showing({ course, parts, texts }, saved);
    const errors = issues.filter(isError);
    const own = errors.filter(({ file }) => file === this.#file);
    const others = errors.filter(({ file }) => file !== this.#file);
    const elsewhere = this.#elsewhere(others);
    if (own.length > 0) return { type: 'show-broken', issues: this.#told(own), ...elsewhere };
    const without = soundWithout({ texts, shown: this.#shown ?? NO_TEXTS, file: this.#file, errors: others });
    if (!without) return { type: 'show-broken', issues: this.#told(others) };
    this.#parts = without.parts;
    return { ...this.#showing(without, saved), ...elsewhere };
  }

  /** The place where the file changed, or what is there already where only others did. */
  #showing({ course, parts, texts }: SoundPack, saved: SafeText): Look {
    const before = this.#shown;
    this.#shown = texts;
    const line = before ? changedLine(before.get(this.#file) ?? '', texts.get(this.#file) ?? '') : this.#line;
    if (line !== undefined) return { type: 'show-edited', course, place: placeAt(parts, this.#file, line) };
    return { type: 'show-reread', course, files: saved };
  }

  /** Names what was saved since the last look beside the file that is written. */
  #savedText(now: Texts): SafeText {
    const before = this.#seen;
    const files = [...new Set([...before.keys(), ...now.keys()])].filter((file) => before.get(file) !== now.get(file));
    const [only = ''] = files;
    if (files.includes(this.#file)) return sanitizeLine('mended');
    return sanitizeLine(`read again: ${files.length === 1 ? basename(only) : `${files.length} files`}`);
  }

  #told(issues: readonly Issue[]): readonly SafeText[] {
    return issues.slice(0, MOST_SHOWN).map((issue) => issueText({ ...issue, file: this.#named(issue.file) }));
  }

  #elsewhere(issues: readonly Issue[]): { readonly elsewhere?: Elsewhere } {
    const [first] = this.#told(issues);
    return first === undefined ? {} : { elsewhere: { count: issues.length, first } };
  }

  /** A line of a fixture that failed, with its place in the pack as it was last looked at. */
  located({ fixtureId, index, reason, message }: FixtureFailed): string {
    const place = this.#parts && placeIn(this.#folder, this.#parts, fixtureId, index);
    return place === undefined ? message : `${place} ${reason}`;
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
    return shownPath(join(this.#folder, path));
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
