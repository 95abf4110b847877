import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { courseJsonSchema } from '../../src/catalog/json-schema.ts';
import { readYaml } from '../../src/catalog/yaml-source.ts';
import { readCourseFiles } from '../../src/io/course-files.ts';
import { changed, FACTS, MINIATURE, OFFICE, PACK, SCENARIO } from './miniature-course.ts';
import { KINDS_LESSON } from './new-kinds.ts';

const schema = courseJsonSchema();
const validate = new Ajv({ formats: { uri: true, date: true, 'date-time': true } }).compile(schema);

/** What the schema says of a file; an empty list where it is content. */
function complaints(text: string | Uint8Array): readonly string[] {
  // Plain objects, as an editor has them: the reader's are without a prototype.
  const value = JSON.parse(JSON.stringify(readYaml('file.yaml', text).source?.value ?? null));
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

test('every file of the shipped course, and one of each kind of question, keeps to it', () => {
  const shipped = readCourseFiles(new URL('../..', import.meta.url).pathname).files;
  expect(shipped.length).toBeGreaterThan(30);
  for (const { path, bytes } of shipped) expect([path, ...complaints(bytes)]).toEqual([path]);
  for (const text of [...Object.values(MINIATURE), KINDS_LESSON]) expect(complaints(text)).toEqual([]);
});

const BADGE = 'lessons/10-badge.yaml';

test.each([
  ['an unknown kind of file', PACK, 'kind: pack', 'kind: package', /kind|allowed values/],
  ['a misspelt key', BADGE, 'minutes: 5', 'minuts: 5', /required property 'minutes'|additional/],
  ['a key left out', BADGE, 'title: A badge is not a key\n', '', /required property 'title'/],
  ['a number that is none', BADGE, 'minutes: 5', 'minutes: soon', /\/minutes must be integer/],
  ['an id with capitals', BADGE, 'id: badge', 'id: Badge', /\/id must match pattern/],
  [
    'an option without a reason',
    BADGE,
    '            why: The first needs no role at all.\n',
    '',
    /required property 'why'/,
  ],
  ['two hints', SCENARIO, '      - Look at what IMDS says.\n', '', /\/hints must NOT have fewer than 3/],
  ['an unknown goal', SCENARIO, 'kind: token-issued', 'kind: token-isued', /\/goals\/0/],
  ['an address that is none', FACTS, 'url: https://learn', 'url: http://learn', /\/url must match pattern/],
  ['a date that is none', OFFICE, 'start: 2026-03-02T09:00:00Z', 'start: monday', /\/start must match/],
])('%s is refused', (_name, file, search, replacement, said) => {
  expect(complaints(changed([file, search, replacement])[file] ?? '').join('\n')).toMatch(said);
});

/** Every key of every map in the schema, by where it is, with what is said of it. */
function described(node: unknown, at: string): readonly (readonly [string, unknown])[] {
  if (typeof node !== 'object' || node === null) return [];
  const entries = Object.entries(node as Record<string, unknown>);
  const { properties } = node as { readonly properties?: Readonly<Record<string, { readonly description?: string }>> };
  const own = Object.entries(properties ?? {}).map(([key, value]) => [`${at}.${key}`, value.description] as const);
  return [...own, ...entries.flatMap(([key, value]) => described(value, key === 'properties' ? at : `${at}.${key}`))];
}

test('where there is a choice that is not closed, an editor can offer it', () => {
  const text = JSON.stringify(schema.definitions);
  const offered = [...text.matchAll(/"examples":(\[[^\]]*\])/g)].flatMap(([, list = '[]']) => JSON.parse(list));
  const words = ['read blobs', 'grant roles', 'Storage Blob Data Reader', 'Key Vault Secrets User', 'system'];
  expect(offered).toEqual(expect.arrayContaining([...words, 'https://storage.azure.com/']));
});

test('every key says what it is for, so that an editor can show it', () => {
  const keys = described(schema.definitions, '');
  expect(keys.length).toBeGreaterThan(100);
  expect(keys.filter(([, description]) => description === undefined).map(([at]) => at)).toEqual([]);
});
