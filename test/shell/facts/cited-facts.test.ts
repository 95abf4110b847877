import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const PROJECT = join(import.meta.dirname, '..', '..', '..');

/** The id of a fact as a literal of its own: so steps of a decision cite it. In a comment an id stands in brackets. */
const CITED = /'([A-Z](?:\d\d|[-.]\d{1,2}))'/g;

const textsIn = (folder: string, ending: string): readonly string[] =>
  readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => readFileSync(join(PROJECT, folder, name), 'utf8'));

const idsBy = (pattern: RegExp, texts: readonly string[]): readonly string[] => [
  ...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, id]) => id ?? ''))),
];

test('whatever a step of why cites can be opened: it is a fact of the course', () => {
  const facts = textsIn('lessons', '.yaml').filter((text) => /^kind: facts$/m.test(text));
  const known = idsBy(/^ {2}- id: (\S+)$/gm, facts);
  const cited = idsBy(CITED, [...textsIn('src/sim', '.ts'), ...textsIn('src/shell', '.ts')]);
  expect(cited.length).toBeGreaterThan(30);
  expect(cited.filter((id) => !known.includes(id)).sort()).toEqual([]);
});
