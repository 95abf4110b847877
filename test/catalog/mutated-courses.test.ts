import fc from 'fast-check';
import { expect, test } from 'vitest';
import { issueText } from '../../src/catalog/issue.ts';
import { readCourse } from '../../src/catalog/read-course.ts';
import { MINIATURE } from './miniature-course.ts';

/** What a slip, a merge conflict or somebody hostile puts into a file. */
const FRAGMENTS = [
  ...[
    '*',
    '&a ',
    '*a',
    '!x ',
    '!!js/function ',
    '%YAML 1.1\n',
    '---\n',
    '...\n',
    '@',
    '`',
    '#',
    ' #',
    ': ',
    ':',
    '- ',
    '? ',
    '|',
    '>',
  ],
  ...[
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    ',',
    '\\',
    '\n',
    '\r',
    '\r\n',
    '\t',
    '\0',
    '\u001b[2J',
    '\u009b',
    '\uFEFF',
    '\u202e',
    '\u200b',
    '\ud800',
  ],
  ...[
    'null',
    '~',
    'yes',
    'true',
    '1e3',
    '.nan',
    '-.inf',
    '0x1F',
    '2026-03-02',
    '12345678901234567890',
    '\u{1F600}',
    '"\\e]0;x\\a"',
  ],
  ...[
    '__proto__: 1\n',
    'constructor: 1\n',
    '<<: *a\n',
    'kind: scenario\n',
    'id: badge\n',
    'facts: []\n',
    'lines:\n',
    'not: true\n',
  ],
  ...[
    '<<<<<<< HEAD\n',
    '>>>>>>> main\n',
    '('.repeat(50),
    '['.repeat(50),
    '- '.repeat(80),
    'x'.repeat(300),
    '](javascript:x)',
  ],
] as const;

type Mutation = (text: string) => string;

const at = fc.double({ min: 0, max: 1, noNaN: true });
const within = (text: string, part: number): number => Math.floor(part * text.length);

/** Works on the lines of a text; `part` says which of them. */
const onLine =
  (part: number, change: (line: string, lines: readonly string[]) => readonly string[]): Mutation =>
  (text) => {
    const lines = text.split('\n');
    const index = Math.floor(part * (lines.length - 1));
    return [...lines.slice(0, index), ...change(lines[index] ?? '', lines), ...lines.slice(index + 1)].join('\n');
  };

const fragment = fc.constantFrom(...FRAGMENTS);
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(at, fragment).map(
    ([part, what]): Mutation =>
      (text) => {
        const place = within(text, part);
        return text.slice(0, place) + what + text.slice(place);
      },
  ),
  fc.tuple(at, fc.nat(80)).map(
    ([part, length]): Mutation =>
      (text) => {
        const place = within(text, part);
        return text.slice(0, place) + text.slice(place + length);
      },
  ),
  at.map(
    (part): Mutation =>
      (text) =>
        text.slice(0, within(text, part)),
  ),
  at.map((part) => onLine(part, () => [])),
  at.map((part) => onLine(part, (line) => [line, line])),
  fc
    .tuple(at, at)
    .map(([part, other]) => onLine(part, (_, lines) => [lines[Math.floor(other * (lines.length - 1))] ?? ''])),
  fc.tuple(at, fc.nat(8)).map(([part, indent]) => onLine(part, (line) => [' '.repeat(indent) + line.trimStart()])),
  fc.tuple(at, fragment).map(([part, what]) => onLine(part, (line) => [line.replace(/: .*/, `: ${what}`)])),
  fc.tuple(at, fragment).map(([part, what]) => onLine(part, (line) => [line.replace(/[\w-]+:/, `${what}:`)])),
);

type Files = Readonly<Record<string, string>>;

/** The smallest course that has a file of every kind that most packs have: quick to read, so that many can be. */
const POCKET: Files = {
  'pack.yaml': `kind: pack
id: pocket
title: A pocket course
modules:
  - id: all
    title: All of it
    summary: One of everything.
    covers: [F02]
`,
  'lessons/facts.yaml': `kind: facts
facts:
  - id: F02
    title: A badge is not a key
    statement: An identity proves who it is.
    source: { title: Overview, url: https://learn.microsoft.com/entra, checked: 2026-08-01 }
`,
  'lessons/badge.yaml': `kind: lesson
id: badge
title: A badge
summary: Two questions.
module: all
minutes: 5
sections:
  - id: one
    title: Two questions
    text: |
      *Who are you?* See [the overview](https://learn.microsoft.com/entra).
    questions:
      - id: fresh
        kind: single
        facts: [F02]
        stem: What fails?
        choices:
          - text: Asking
            why: It needs no role.
          - text: Reading
            correct: true
            why: No role grants it.
`,
  'lessons/attach.yaml': `kind: scenario
id: attach
title: Attach it
summary: A job gets no token.
module: all
minutes: 5
fixture: office
story: The job fails.
tasks:
  - id: do
    text: Attach id-app
    goals:
      - { id: held, kind: identity-attached, host: vm-app, identity: id-app }
    hints: [Look., Notice., Type.]
solutions:
  - title: Attach
    lines: [az vm identity assign -g rg-app -n vm-app --identities id-app]
takeaways: [Name it.]
`,
  'fixtures/office.yaml': `kind: fixture
id: office
title: An office
header: { seed: office, propagation: instant }
lines:
  - az group create -n rg-app -l westeurope
`,
};

const courses = (original: Files): fc.Arbitrary<Files> =>
  fc
    .array(fc.tuple(fc.constantFrom(...Object.keys(original)), mutation), { minLength: 1, maxLength: 5 })
    .map((mutations) => {
      const files: Record<string, string> = { ...original };
      for (const [path, mutate] of mutations) files[path] = mutate(files[path] ?? '');
      return files;
    });

/** What is wrong with an issue: it stands at a place that exists, says something, and can be printed. */
function faultIn(files: Files, issue: ReturnType<typeof readCourse>['issues'][number]): string | undefined {
  const text = files[issue.file];
  if (text === undefined) return 'it names no file of the course';
  const lines = text.split('\n');
  if (issue.line < 1 || issue.line > lines.length) return 'its line is not there';
  if (issue.column < 1 || issue.column > (lines[issue.line - 1]?.length ?? 0) + 1) return 'its column is not there';
  if (issue.message.length <= 10 || /undefined|\[object/.test(issue.message)) return 'it says nothing';
  if (/[\p{Cc}\p{Cs}\p{Bidi_Control}]/u.test(issueText(issue))) return 'it cannot be printed';
  return undefined;
}

const LONGEST = 500;

const read = (files: Files) => readCourse(Object.entries(files).map(([path, text]) => ({ path, text })));

function milliseconds(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** A course that hangs does so each time; a busy machine does not. */
function expectNoHang(files: Files, took: number): void {
  if (took > LONGEST) expect(Math.min(...[1, 2, 3].map(() => milliseconds(() => read(files))))).toBeLessThan(LONGEST);
}

test.each([
  ['18,000 mutated pocket courses', POCKET, 18_000],
  ['2,000 mutated courses with one of everything', MINIATURE, 2_000],
] as const)(
  '%s: no throw, no hang, and every refusal has its place',
  { timeout: 400_000 * Number(process.env.MI_LAB_TIMES ?? 1) },
  (_name, original, numRuns) => {
    expect(read(original).issues).toEqual([]);
    let refused = 0;
    const check = fc.property(courses(original), (files) => {
      const start = performance.now();
      const { course: sound, issues } = read(files);
      expectNoHang(files, performance.now() - start);
      const isRefused = issues.some((issue) => issue.severity === 'error');
      if (isRefused === (sound !== undefined)) throw new Error('a course is there exactly where nothing is an error');
      if (isRefused) refused += 1;
      for (const issue of issues) {
        const fault = faultIn(files, issue);
        if (fault !== undefined) throw new Error(`${fault}: ${JSON.stringify(issue)}`);
      }
    });
    fc.assert(check, { numRuns, seed: 20261121 });
    expect(refused).toBeGreaterThan(numRuns * 0.7);
  },
);
