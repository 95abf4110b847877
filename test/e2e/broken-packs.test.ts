import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BADGE, changed, FACTS, IMDS, MINIATURE, OFFICE, PACK, SCENARIO } from '../catalog/miniature-course.ts';
import { courseFolder } from './course-folder.ts';
import { runCommand } from './packed-command.ts';
import { installPackedLab, type PackedLab } from './packed-lab.ts';

let packed: PackedLab;
let elsewhere: string;

beforeAll(() => {
  packed = installPackedLab();
  elsewhere = courseFolder({
    'secret.yaml': 'kind: lesson\npassword: hunter2\n',
    'folder/more.yaml': 'kind: lesson\n',
  });
});

afterAll(() => rmSync(elsewhere, { recursive: true, force: true }));

/** Breaks the miniature course in a folder of its own. */
type Break = (folder: string) => void;

const edit = (file: string, search: string, replacement: string): Break => {
  const text = changed([file, search, replacement])[file] ?? '';
  return (folder) => writeFileSync(join(folder, file), text);
};

const write =
  (file: string, content: string | Uint8Array): Break =>
  (folder) =>
    writeFileSync(join(folder, file), content);

const bytesOf = (file: string): Buffer => Buffer.from(MINIATURE[file] ?? '');
const withByte = (file: string, after: string, byte: number): Buffer => {
  const bytes = bytesOf(file);
  const at = bytes.indexOf(after) + after.length;
  return Buffer.concat([bytes.subarray(0, at), Buffer.from([byte]), bytes.subarray(at)]);
};

const NEW = 'lessons/30-new.yaml';
const nested = (depth: number): string => `kind: lesson\nid: ${'['.repeat(depth)}${']'.repeat(depth)}\n`;
const laughs =
  'kind: lesson\na: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a]\nid: [*b, *b, *b]\n';
const keys = (count: number): string => Array.from({ length: count }, (_, index) => `k${index}: 1\n`).join('');

const LINK = /is a link, and links are never followed/;

/** What is broken, how, the place that must be named, and what must be said there. */
const BROKEN: readonly (readonly [name: string, broken: Break, place: string, said: RegExp])[] = [
  // YAML
  ['a quote that is never closed', edit(BADGE, 'title: A badge is', 'title: "A badge is'), `${BADGE}:3:8`, /quote/],
  ['a tab as indentation', edit(BADGE, '  - id: two-questions', '\t- id: two-questions'), `${BADGE}:9:1`, /tab/i],
  ['a key twice', edit(BADGE, 'minutes: 5', 'minutes: 5\nminutes: 6'), `${BADGE}:7:1`, /minutes/],
  ['a second document', edit(PACK, 'modules:', '---\nmodules:'), `${PACK}:4:1`, /second document/],
  ['another dialect', edit(PACK, 'kind: pack', '%YAML 1.1\n---\nkind: pack'), `${PACK}:1:1`, /directive/],
  ['a tag', edit(BADGE, 'minutes: 5', 'minutes: !!js/function 5'), `${BADGE}:6:10`, /tag|!!/],
  ['a billion laughs', write(NEW, laughs), `${NEW}:2:4`, /anchor|alias|&/i],
  ['a hundred thousand keys', write(NEW, keys(100_000)), `${NEW}:1:1`, /KiB/],
  ['ten thousand keys', write(NEW, keys(10_000)), `${NEW}:10000:8`, /20000 keys/],
  ['nested too deeply', write(NEW, nested(2_000)), `${NEW}:2:37`, /32 brackets/],
  [
    'a key of every object',
    edit(BADGE, 'minutes: 5', 'minutes: 5\n__proto__: { isAdmin: true }'),
    `${BADGE}:7:1`,
    /__proto__/,
  ],
  // Text
  ['a byte that is no UTF-8', write(BADGE, withByte(BADGE, 'A badge ', 0xe9)), `${BADGE}:3:16`, /UTF-8/],
  ['UTF-16', write(BADGE, Buffer.from(`\uFEFF${MINIATURE[BADGE]}`, 'utf16le')), `${BADGE}:1:1`, /UTF-16/],
  ['a byte order mark', write(BADGE, `\uFEFF${MINIATURE[BADGE]}`), `${BADGE}:1:1`, /byte order mark/],
  ['a NUL', write(BADGE, withByte(BADGE, 'A badge ', 0)), `${BADGE}:3:16`, /U\+0000/],
  ['an escape sequence', write(BADGE, withByte(BADGE, 'A badge ', 0x1b)), `${BADGE}:3:16`, /U\+001B/],
  [
    'an escape that YAML makes',
    edit(BADGE, 'title: A badge is', 'title: "\\e]0;owned\\a" # '),
    `${BADGE}:3:8`,
    /U\+001B/,
  ],
  ['text turned round', edit(BADGE, 'A badge is', 'A \u202Ebadge is'), `${BADGE}:3:10`, /U\+202E/],
  ['a scalar of 10 MB', write(NEW, `kind: lesson\nid: ${'x'.repeat(10_000_000)}\n`), `${NEW}:1:1`, /MiB/],
  // Content
  ['an unknown kind', edit(BADGE, 'kind: lesson', 'kind: lessen'), `${BADGE}:1:7`, /lesson/],
  ['an empty file', write(NEW, ''), `${NEW}:1:1`, /empty/],
  ['a misspelt key', edit(BADGE, 'minutes: 5', 'minuts: 5'), `${BADGE}:6:1`, /minutes/],
  ['a number that is none', edit(BADGE, 'minutes: 5', 'minutes: soon'), `${BADGE}:6:10`, /number/],
  ['a key left out', edit(BADGE, 'title: A badge is not a key\n', ''), `${BADGE}:`, /title/],
  [
    'no right choice',
    edit(BADGE, '            correct: true\n            why: The token is fine', '            why: The token is fine'),
    `${BADGE}:22:11`,
    /right|correct/,
  ],
  ['an id twice', edit(IMDS, 'id: why-400', 'id: fresh-identity'), `${IMDS}:`, /fresh-identity/],
  ['a fact that is not there', edit(IMDS, 'facts: [F29]', 'facts: [F92]'), `${IMDS}:`, /F92/],
  [
    'a path for a fixture',
    edit(SCENARIO, 'fixture: office', 'fixture: ../../../etc/passwd'),
    `${SCENARIO}:8:10`,
    /fixture|id/,
  ],
  ['a goal of no kind', edit(SCENARIO, 'kind: token-issued', 'kind: token-isued'), `${SCENARIO}:`, /token-issued/],
  ['an address that is none', edit(FACTS, 'url: https://learn', 'url: javascript://learn'), `${FACTS}:8:12`, /https/],
  [
    'a date that is none',
    edit(OFFICE, 'start: 2026-03-02T09:00:00Z', 'start: last monday'),
    `${OFFICE}:6:10`,
    /2026|time|date/i,
  ],
  ['no pack.yaml', (folder) => rmSync(join(folder, PACK)), `${PACK}:1:1`, /kind: pack/],
  [
    'a solution that does not solve',
    () => undefined,
    `${SCENARIO}:49:9`,
    /does not solve the scenario\. Still open: .* The first line that fails: /,
  ],
  [
    'a near miss that is not recognised',
    () => undefined,
    `${SCENARIO}:60:13`,
    /after its lines this does not hold: .*in fact/,
  ],
  // Files
  [
    'a link out of the folder',
    (folder) => symlinkSync(join(elsewhere, 'secret.yaml'), join(folder, NEW)),
    `${NEW}:1:1`,
    LINK,
  ],
  [
    'a folder that is a link',
    (folder) => symlinkSync(join(elsewhere, 'folder'), join(folder, 'lessons/more')),
    'lessons/more:1:1',
    LINK,
  ],
  ['a link by ..', (folder) => symlinkSync('../../../../etc/passwd', join(folder, NEW)), `${NEW}:1:1`, LINK],
  ['a link in a circle', (folder) => symlinkSync('.', join(folder, 'lessons/again')), 'lessons/again:1:1', LINK],
  [
    'a pack.yaml that is a link',
    (folder) => {
      rmSync(join(folder, PACK));
      symlinkSync(join(elsewhere, 'secret.yaml'), join(folder, PACK));
    },
    `${PACK}:1:1`,
    LINK,
  ],
  [
    'lessons/ that is a link',
    (folder) => {
      cpSync(join(folder, 'lessons'), join(folder, 'real'), { recursive: true });
      rmSync(join(folder, 'lessons'), { recursive: true });
      symlinkSync('real', join(folder, 'lessons'));
    },
    'lessons:1:1',
    LINK,
  ],
  [
    'a pipe that nobody writes to',
    (folder) => void execFileSync('mkfifo', [join(folder, NEW)]),
    `${NEW}:1:1`,
    /no plain file/,
  ],
  ['a name for one system only', write('lessons/con.yaml', 'kind: lesson\n'), 'lessons/con.yaml:1:1', /every system/],
  [
    'a name that another one hides',
    write('lessons/Facts.yaml', MINIATURE[FACTS] ?? ''),
    'lessons/Facts.yaml:1:1',
    /every system/,
  ],
  ['a name with an escape sequence', write('lessons/a\u001b[2J.yaml', ''), 'lessons/a␛[2J.yaml:1:1', /every system/],
  [
    'a file of a gigabyte',
    (folder) => {
      writeFileSync(join(folder, NEW), '');
      truncateSync(join(folder, NEW), 2 ** 30);
    },
    `${NEW}:1:1`,
    /1024 MiB/,
  ],
  [
    'a thousand files too many',
    (folder) => {
      for (let index = 0; index < 3_500; index += 1) writeFileSync(join(folder, `lessons/x${1_000 + index}.yaml`), '');
    },
    'lessons/x349',
    /at most 2500 files/,
  ],
  [
    'folders in folders in folders',
    (folder) => mkdirSync(join(folder, 'lessons', ...'abcdefghijkl'), { recursive: true }),
    'lessons/a/b/c/d/e/f/g/h:1:1',
    /too deeply/,
  ],
];

describe('mi-lab check refuses, and names the place of', () => {
  test.concurrent.each(BROKEN)('%s', async (_name, breakIt, place, said) => {
    const folder = courseFolder(MINIATURE);
    try {
      breakIt(folder);
      const { status, stdout, stderr } = await runCommand('timeout', ['20', packed.bin, 'check', folder]);
      expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
      const rows = stdout.split('\n').filter((row) => row.includes(`/${place}`));
      expect(rows, stdout).not.toEqual([]);
      expect(rows.join('\n')).toMatch(/:[1-9]\d*:[1-9]\d* \S/);
      expect(rows.join('\n')).toMatch(said);
      expect(stdout).not.toContain('hunter2');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
