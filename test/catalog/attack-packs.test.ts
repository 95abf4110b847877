import { describe, expect, test } from 'vitest';
import { issueText } from '../../src/catalog/issue.ts';
import { type CourseFile, readCourse } from '../../src/catalog/read-course.ts';
import { BADGE, changed, FACTS, IMDS, MINIATURE, PACK, SCENARIO } from './miniature-course.ts';

// What somebody hostile puts into a pack, beside the broken packs of test/e2e/broken-packs.test.ts, which need real files.

const NEW = 'lessons/30-new.yaml';
type Files = Readonly<Record<string, string | Uint8Array>>;

const withFile = (text: string | Uint8Array): Files => ({ ...MINIATURE, [NEW]: text });
const many = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('');

const HEAD = 'kind: lesson\nid: new\ntitle: New\nsummary: New.\nmodule: imds\nminutes: 5\n';
const page = (text: string): string => `${HEAD}sections:\n  - id: one\n    title: One\n    text: ${text}\n`;
const pageOf = (rows: string): string => page(`|\n${rows.replaceAll(/^/gm, '      ')}`);
const bytes = (text: string, ...ends: readonly number[]): Uint8Array =>
  new Uint8Array([...Buffer.from(text), ...ends, 10]);

/** What it is, the pack, and where it has to be refused: `file:line:column`, or a part of that. */
const ATTACKS: readonly (readonly [name: string, files: Files, place: string])[] = [
  // Memory and time
  [
    'aliases of aliases of aliases',
    withFile(many(9, (at) => `a${at}: &a${at} [${at === 0 ? 'x' : `*a${at - 1}, *a${at - 1}`}]\n`)),
    `${NEW}:1:5`,
  ],
  ['a merge key', withFile(`${HEAD}<<: *base\n`), `${NEW}:7:5`],
  ['sequences in sequences', withFile(`kind: lesson\nid: ${'[1,'.repeat(500)}\n`), `${NEW}:2:`],
  ['maps in maps', withFile(many(300, (at) => `${' '.repeat(at)}a:\n`)), `${NEW}:6`],
  ['dashes on dashes', withFile(`${'- '.repeat(3_000)}x\n`), `${NEW}:1:`],
  ['question marks on question marks', withFile(`${'? '.repeat(3_000)}x\n`), `${NEW}:1:`],
  ['twenty thousand list entries', withFile(`facts:\n${many(21_000, () => '- F02\n')}`), `${NEW}:20001:1`],
  ['a line without an end', withFile(`kind: ${'x'.repeat(20_000)}\n`), `${NEW}:1:1`],
  ['a text of 200 KiB', withFile(page(`|\n${many(4_000, () => `      ${'word '.repeat(9)}\n`)}`)), `${NEW}:`],
  [
    'ten thousand dead references',
    withFile(`${HEAD}facts: [${many(900, (at) => `X${at}, `)}F02]\nsections: []\n`),
    `${NEW}:`,
  ],
  ['a thousand unknown keys', withFile(`${HEAD}${many(1_000, (at) => `key${at}: 1\n`)}`), `${NEW}:7:1`],
  ['a key that is a map', withFile(`${HEAD}{a: b}: c\n`), `${NEW}:7:1`],
  [
    'brackets that look like links',
    withFile(pageOf(`${many(150, () => `${'['.repeat(40)}\n`)}[x](javascript:alert)\n`)),
    `${NEW}:10:11`,
  ],
  // Objects
  ['a prototype', withFile(`${HEAD}__proto__:\n  polluted: true\n`), `${NEW}:7:1`],
  ['a constructor', withFile(`${HEAD}constructor: { prototype: { polluted: true } }\n`), `${NEW}:7:1`],
  ['a key twice, the second to be taken', withFile(`${HEAD}id: newer\n`), `${NEW}:7:1`],
  // Types and dialects
  ['binary by a tag', withFile(`${HEAD}text: !!binary aGk=\n`), `${NEW}:7:7`],
  ['a tag of its own', withFile(`%TAG ! tag:evil,2026:\n---\n${HEAD}`), `${NEW}:1:1`],
  [
    'a second document with another pack',
    { ...MINIATURE, [PACK]: `${MINIATURE[PACK]}---\nkind: pack\nid: other\n` },
    `${PACK}:`,
  ],
  ['a number that is infinite', changed([BADGE, 'minutes: 5', 'minutes: .inf']), `${BADGE}:6:10`],
  ['a number that is none', changed([BADGE, 'minutes: 5', 'minutes: .nan']), `${BADGE}:6:10`],
  ['a number beyond all', changed([BADGE, 'minutes: 5', 'minutes: 1e999']), `${BADGE}:6:10`],
  // Text
  ['half a surrogate, as UTF-8', withFile(bytes(`${HEAD}note: `, 0xed, 0xa0, 0x80)), `${NEW}:7:7`],
  ['half a surrogate, escaped', changed([BADGE, 'title: A badge is', 'title: "\\ud800 A badge" #']), `${BADGE}:3:8`],
  ['an overlong slash', withFile(bytes(`${HEAD}note: `, 0xc0, 0xaf)), `${NEW}:7:7`],
  ['a terminal control of one byte', changed([BADGE, 'A badge is', 'A \u009b2Jbadge is']), `${BADGE}:3:10`],
  [
    'an operating system command, escaped',
    changed([BADGE, 'title: A badge is', 'title: "\\x1b]52;c;aGk=\\x07" #']),
    `${BADGE}:3:8`,
  ],
  ['text turned round, escaped', changed([FACTS, 'note: The older', 'note: "\\u202eThe older" #']), `${FACTS}:17:11`],
  ['letters that nobody sees', changed([BADGE, 'A badge is', 'A \u{e0041}badge is']), `${BADGE}:3:10`],
  ['a space that nobody sees in an id', changed([BADGE, 'id: badge', 'id: bad\u200bge']), `${BADGE}:2:8`],
  ['a letter that looks like another in an id', changed([BADGE, 'id: badge', 'id: b\u0430dge']), `${BADGE}:2:5`],
  ['a carriage return that hides a line', changed([BADGE, 'A badge is', 'A badge\r is']), `${BADGE}:3:15`],
  // Ways out
  ['a link that runs code', withFile(pageOf('[x](javascript:alert(1))\n')), `${NEW}:10:11`],
  ['a link with data', withFile(pageOf('![x](data:text/html;base64,aGk=)\n')), `${NEW}:10:11`],
  ['a link to a file', withFile(pageOf('<file:///etc/passwd>\n')), `${NEW}:10:11`],
  [
    'an address with a password',
    changed([FACTS, 'url: https://learn', 'url: ftp://user:secret@learn']),
    `${FACTS}:8:12`,
  ],
  ['a path for an id', changed([IMDS, 'scenario: two-identities', 'scenario: ../../etc/passwd']), `${IMDS}:`],
  ['the id of another pack', changed([SCENARIO, 'id: two-identities', 'id: other/two-identities']), `${SCENARIO}:2:5`],
];

const filesOf = (files: Files): readonly CourseFile[] =>
  Object.entries(files).map(([path, content]) =>
    typeof content === 'string' ? { path, text: content } : { path, bytes: content },
  );

const LONGEST = 500;

function timed<Result>(work: () => Result): readonly [Result, number] {
  const start = performance.now();
  const result = work();
  return [result, performance.now() - start];
}

describe('an attack is refused at its place, at once, and reaches no terminal', () => {
  test.each(ATTACKS)('%s', (_name, files, place) => {
    const read = () => readCourse(filesOf(files));
    const [{ course, issues }, took] = timed(read);
    if (took > LONGEST) expect(Math.min(...[1, 2, 3].map(() => timed(read)[1]))).toBeLessThan(LONGEST);
    expect(course).toBeUndefined();
    const said = issues.map(issueText);
    expect(said.join('\n')).toContain(place);
    for (const row of said) expect(row).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}\u200b\u{e0000}-\u{e007f}]/u);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});
