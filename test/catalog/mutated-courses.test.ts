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

const PATHS = Object.keys(MINIATURE);

const course = fc
  .array(fc.tuple(fc.constantFrom(...PATHS), mutation), { minLength: 1, maxLength: 5 })
  .map((mutations) => {
    const files: Record<string, string> = { ...MINIATURE };
    for (const [path, mutate] of mutations) files[path] = mutate(files[path] ?? '');
    return files;
  });

/** The issue stands at a place that exists, and can be printed. */
function expectLocated(
  files: Readonly<Record<string, string>>,
  issue: ReturnType<typeof readCourse>['issues'][number],
) {
  const lines = (files[issue.file] ?? '').split('\n');
  expect(PATHS).toContain(issue.file);
  expect(issue.line).toBeGreaterThanOrEqual(1);
  expect(issue.line).toBeLessThanOrEqual(lines.length);
  expect(issue.column).toBeGreaterThanOrEqual(1);
  expect(issue.column).toBeLessThanOrEqual((lines[issue.line - 1]?.length ?? 0) + 1);
  expect(issue.message.length).toBeGreaterThan(10);
  expect(issue.message).not.toMatch(/undefined|\[object/);
  expect(issueText(issue)).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/u);
}

const LONGEST = 500;

type Files = Readonly<Record<string, string>>;

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

test('2,000 mutated courses: no throw, no hang, and every refusal has its place', { timeout: 180_000 }, () => {
  read(MINIATURE);
  let refused = 0;
  fc.assert(
    fc.property(course, (files) => {
      const start = performance.now();
      const { course: sound, issues } = read(files);
      expectNoHang(files, performance.now() - start);
      const errors = issues.filter((issue) => issue.severity === 'error');
      expect(sound === undefined).toBe(errors.length > 0);
      if (!sound) refused += 1;
      for (const issue of issues) expectLocated(files, issue);
    }),
    { numRuns: 2_000, seed: 20261121 },
  );
  expect(refused).toBeGreaterThan(1_500);
});
