import { checkAnswers } from './check-answers.ts';
import { checkCitations } from './check-coverage.ts';
import { checkGoals } from './check-goals.ts';
import { checkIds } from './check-ids.ts';
import { checkReferences } from './check-references.ts';
import { checkStems } from './check-stems.ts';
import { checkWording } from './check-wording.ts';
import type { Course } from './course.ts';
import { MOST_BYTES, MOST_FILES } from './course-limits.ts';
import type { Contents, CourseParts, FileKind, Part } from './course-parts.ts';
import { FILE_KINDS, FILE_SCHEMAS } from './file-schemas.ts';
import { type Issue, inReadingOrder } from './issue.ts';
import { PACK_FORMAT } from './scenario.ts';
import { schemaIssues } from './schema-issues.ts';
import { memberOf } from './schema-keys.ts';
import { alternatives, quoted, suggestion } from './suggestion.ts';
import { readYaml, type YamlSource } from './yaml-source.ts';

/** A file of a course as it was found; the path is only a name here, shown in issues. */
export type CourseFile = { readonly path: string } & ({ readonly text: string } | { readonly bytes: Uint8Array });

/** The course, where no file has an error, and everything that is wrong or doubtful. */
export interface CourseReading {
  readonly course?: Course;
  readonly issues: readonly Issue[];
  /** What could be read, with the place of everything: for what only playing it, or the course as a whole, shows. */
  readonly parts: CourseParts;
}

/** How many issues of one file are told; who mends these sees the rest. */
const MOST_TOLD = 50;

/** One file: its content where it keeps to its schema, else what it seems to hold. */
interface FileReading {
  readonly part?: { readonly kind: FileKind } & Part<Contents[FileKind]>;
  readonly issues: readonly Issue[];
  readonly text: string;
  /** Whether it says that the course is for a later mi-lab. */
  readonly isNewer?: true;
}

/** The kind that a file says it is, or what is wrong with that. */
function kindOf({ file, value, positionOf, writtenAt }: YamlSource): FileKind | Issue {
  const issue = (message: string): Issue => ({ file, ...positionOf(['kind']), severity: 'error', message });
  const example = `Begin it with kind: ${alternatives(FILE_KINDS)}.`;
  if (value === null) return issue(`the file is empty. ${example}`);
  if (typeof value !== 'object' || Array.isArray(value)) return issue(`the file is no map of keys. ${example}`);
  const kind = memberOf(value, 'kind');
  if (kind === undefined || kind === null) return issue(`the file has no kind. ${example}`);
  const found = FILE_KINDS.find((one) => one === kind);
  return (
    found ??
    issue(
      `the kind of a file cannot be ${quoted(writtenAt(['kind']) ?? kind)}. ${suggestion(String(kind), FILE_KINDS)}`,
    )
  );
}

/** What is said of a pack that is written for a later mi-lab than this: nothing else about it is sure. */
function newerFormat({ file, value, positionOf }: YamlSource): Issue | undefined {
  const format = memberOf(value, 'format');
  if (typeof format !== 'number' || format <= PACK_FORMAT) return undefined;
  const message = `this pack is written for format ${format}, and this mi-lab reads format ${PACK_FORMAT}. Update mi-lab: npx mi-lab@latest`;
  return { file, ...positionOf(['format']), severity: 'error', message };
}

function readFile(file: CourseFile): FileReading {
  const { source, issues, text } = readYaml(file.path, 'text' in file ? file.text : file.bytes);
  if (!source) return { issues, text };
  const kind = kindOf(source);
  if (typeof kind !== 'string') return { issues: [...issues, kind], text };
  const newer = kind === 'pack' ? newerFormat(source) : undefined;
  if (newer) return { issues: [newer], text, isNewer: true };
  const schema = FILE_SCHEMAS[kind];
  const result = schema.safeParse(source.value);
  if (result.success) return { part: { kind, content: result.data, source }, issues, text };
  return { issues: [...issues, ...schemaIssues({ source, kind, schema }, result.error.issues)], text };
}

/** What a file with errors seems to define, read off its lines, so that one mistake does not make ten. */
function mentioned(texts: readonly string[], pattern: RegExp): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? '')));
}

function partsOf(readings: readonly FileReading[]): CourseParts {
  const ofKind = <Kind extends FileKind>(kind: Kind): readonly Part<Contents[Kind]>[] =>
    readings.flatMap(({ part }) => (part?.kind === kind ? [part as unknown as Part<Contents[Kind]>] : []));
  const unread = readings.filter(({ part }) => !part).map(({ text }) => text);
  return {
    byKind: {
      lesson: ofKind('lesson'),
      scenario: ofKind('scenario'),
      fixture: ofKind('fixture'),
      facts: ofKind('facts'),
      misconceptions: ofKind('misconceptions'),
      glossary: ofKind('glossary'),
      pack: ofKind('pack'),
    },
    unreadIds: mentioned(unread, /^[ -]*id: *["']?([\w.-]+)/gm),
    unreadKinds: mentioned(unread, /^kind: *["']?(\w+)/gm),
  };
}

/** A course has exactly one file of kind pack. */
function packIssues({ byKind, unreadKinds }: CourseParts): readonly Issue[] {
  const [first, ...others] = byKind.pack;
  if (!first && !unreadKinds.has('pack')) {
    const message = 'there is no file with kind: pack. Write one: it names the course and lists its modules.';
    return [{ file: 'pack.yaml', line: 1, column: 1, severity: 'error', message }];
  }
  return others.map(({ source }) => {
    const message = `a course has one file with kind: pack, and ${first?.source.file} is one already. Delete one of them.`;
    return { file: source.file, ...source.positionOf(['kind']), severity: 'error', message };
  });
}

/** Drops warnings where an error says more, and what goes beyond the first issues of a file. */
function told(issues: readonly Issue[]): readonly Issue[] {
  const place = ({ file, line, column }: Issue): string => `${file}:${line}:${column}`;
  const wrong = new Set(issues.filter((one) => one.severity === 'error').map(place));
  const counts = new Map<string, number>();
  return inReadingOrder(issues).flatMap((one): Issue[] => {
    if (one.severity === 'warning' && wrong.has(place(one))) return [];
    const count = (counts.get(one.file) ?? 0) + 1;
    counts.set(one.file, count);
    if (count <= MOST_TOLD) return [one];
    return count === MOST_TOLD + 1
      ? [{ ...one, message: 'there is more from here on. Mend what is above first.' }]
      : [];
  });
}

function courseOf({ byKind }: CourseParts, pack: Contents['pack']): Course {
  const places = new Map(pack.modules.map(({ id }, place) => [id, place]));
  const placeOf = ({ module }: { readonly module?: string | undefined }): number => places.get(module ?? '') ?? -1;
  const inModules = <Item extends { readonly module?: string | undefined }>(parts: readonly Part<Item>[]) =>
    parts.map((part) => part.content).sort((one, other) => placeOf(one) - placeOf(other));
  const named = new Map(pack.modules.flatMap(({ lessons: ids }) => ids.map((id, place) => [id, place])));
  const turnOf = ({ id }: Contents['lesson']): number => named.get(id) ?? named.size;
  const inTurn = [...byKind.lesson].sort((one, other) => turnOf(one.content) - turnOf(other.content));
  const lessons = inModules(inTurn);
  const ledTo = new Map<string, number>();
  for (const { scenario } of lessons.flatMap((lesson) => lesson.sections)) {
    if (scenario !== undefined && !ledTo.has(scenario)) ledTo.set(scenario, ledTo.size);
  }
  const stepOf = ({ id }: Contents['scenario']): number => ledTo.get(id) ?? ledTo.size;
  const inSteps = [...byKind.scenario].sort((one, other) => stepOf(one.content) - stepOf(other.content));
  return {
    pack,
    lessons,
    scenarios: inModules(inSteps),
    fixtures: byKind.fixture.map((part) => part.content),
    facts: byKind.facts.flatMap((part) => part.content.facts),
    misconceptions: byKind.misconceptions.flatMap((part) => part.content.misconceptions),
    glossary: byKind.glossary.flatMap((part) => part.content.terms),
  };
}

/** What can be read of a course in which something is wrong; what others refer to may be missing from it. */
export function readableCourse(parts: CourseParts): Course | undefined {
  const [pack] = parts.byKind.pack;
  return pack && courseOf(parts, pack.content);
}

const sizeOf = (file: CourseFile): number => ('text' in file ? file.text.length : file.bytes.byteLength);

/** The first file that goes beyond what a course may be; nothing is read then. */
function excess(files: readonly CourseFile[]): Issue | undefined {
  let size = 0;
  for (const [index, file] of files.entries()) {
    size += sizeOf(file);
    if (index < MOST_FILES && size <= MOST_BYTES) continue;
    const message = `a course has at most ${MOST_FILES} files of together ${MOST_BYTES / 1024 / 1024} MiB; this one goes beyond. Split the course.`;
    return { file: file.path, line: 1, column: 1, severity: 'error', message };
  }
  return undefined;
}

/**
 * Reads and checks the files of one course, in the order of their paths. Never throws for what they hold: everything that is
 * wrong comes back at once, by file and line. There is a course only where nothing is an error.
 */
export function readCourse(files: readonly CourseFile[]): CourseReading {
  const sorted = [...files].sort((one, other) => Number(one.path > other.path) - Number(one.path < other.path));
  const beyond = excess(sorted);
  if (beyond) return { issues: [beyond], parts: partsOf([]) };
  const readings = sorted.map(readFile);
  const parts = partsOf(readings);
  const newer = readings.find((reading) => reading.isNewer);
  if (newer) return { issues: newer.issues, parts };
  const issues = told([
    ...readings.flatMap((reading) => reading.issues),
    ...packIssues(parts),
    ...checkIds(parts),
    ...checkReferences(parts),
    ...checkGoals(parts),
    ...checkCitations(parts),
    ...checkWording(parts),
    ...checkAnswers(parts),
    ...checkStems(parts),
  ]);
  const pack = parts.byKind.pack[0]?.content;
  const isSound = pack !== undefined && issues.every((issue) => issue.severity === 'warning');
  return isSound ? { course: courseOf(parts, pack), issues, parts } : { issues, parts };
}
