import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Facts that no line at the prompt can show, and why. */
const NOT_BEHAVIOUR: Readonly<Record<string, string>> = {
  F03: 'a product has a new name',
  F05: 'where the portal lists service principals',
  F12: 'what a company may have set up',
  F41: 'when which service got support',
  'B-02': 'a recommendation',
  'B-13': 'a price',
  'B-17': 'a preview of 2026 that the lab does not model; the README says so',
  'B-18': 'what a policy with another effect than deny once did; the README says so',
};

const numbered = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `${prefix}${String(at + 1).padStart(2, '0')}`);

const FACTS = [...numbered('F', 41), ...numbered('B-', 21)];

const SHELL = join(import.meta.dirname, '..');
const HOW_TO = join(SHELL, '..', 'how-to');

/** The title of a test or of a group of tests: a text that is followed by the function that runs. */
const TITLE = /(['"`])((?:(?!\1)[^\n\\]|\\.)*)\1,\s*(?:async\s*)?\(/g;

function titlesIn(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.ts'));
  return files.flatMap((name) =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(TITLE)].map(([, , title]) => title ?? ''),
  );
}

/** The first line of a how-to names what it shows. */
function subjectsIn(folder: string): readonly string[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.sh'));
  return files.map((name) => readFileSync(join(folder, name), 'utf8').split('\n')[0] ?? '');
}

const named = [...titlesIn(SHELL), ...subjectsIn(HOW_TO)];

const isNamed = (fact: string): boolean => named.some((one) => new RegExp(`\\b${fact}\\b`).test(one));

describe('what can be seen at the prompt is tested there, under the name of its fact', () => {
  test.each(FACTS.filter((fact) => NOT_BEHAVIOUR[fact] === undefined))('%s', (fact) => {
    expect(isNamed(fact)).toBe(true);
  });

  test('and nothing else is left out: what is tested is behaviour', () => {
    expect(Object.keys(NOT_BEHAVIOUR).filter(isNamed)).toEqual([]);
    expect(Object.keys(NOT_BEHAVIOUR).filter((fact) => !FACTS.includes(fact))).toEqual([]);
  });

  test('titles are found, and a fact without a test would be missed', () => {
    expect(named.length).toBeGreaterThan(200);
    expect(isNamed('F99')).toBe(false);
  });
});
