import { expect, test } from 'vitest';
import { coverageIssues } from '../../src/catalog/check-coverage.ts';
import { coverageOf } from '../../src/catalog/coverage.ts';
import { issueText } from '../../src/catalog/issue.ts';
import { readCourse } from '../../src/catalog/read-course.ts';
import { BADGE, changed, FACTS, IMDS, issuesOf, MINIATURE, SCENARIO } from './miniature-course.ts';

const partsOf = (files: Readonly<Record<string, string>>) =>
  readCourse(Object.entries(files).map(([path, text]) => ({ path, text }))).parts;

const holesIn = (files: Readonly<Record<string, string>>) => coverageIssues(partsOf(files)).map(issueText);

const excused = [
  FACTS,
  'checked: 2026-08-01\n',
  'checked: 2026-08-01\n    noScenario: It is a matter of words.\n',
] as const;
const taught = [IMDS, 'minutes: 8', 'minutes: 8\nfacts: [F29]'] as const;

test('what cites a fact is counted, each item once', () => {
  const twice = changed([SCENARIO, 'facts: [F29]', 'facts: [F29, F29]']);
  expect(coverageOf(partsOf(twice))).toEqual([
    {
      fact: 'F02',
      title: 'Authentication is not authorization',
      modules: ['badges'],
      taught: ['badge'],
      asked: ['fresh-identity'],
      met: [],
    },
    {
      fact: 'F29',
      title: 'Several identities, no default',
      modules: ['badges'],
      taught: [],
      asked: ['why-400'],
      met: ['two-identities'],
    },
  ]);
});

test('a hole is told at the module that claims the fact, with what to do', () => {
  expect(holesIn(MINIATURE)).toEqual([
    'pack.yaml:8:14 the module badges covers F02, but no scenario lets anybody meet it: list it under "facts" of one that does, or say at the fact under "noScenario" why none can.',
    'pack.yaml:8:19 the module badges covers F29, but no lesson teaches it: list it under "facts" of the lesson that does.',
  ]);
  expect(holesIn(changed([BADGE, 'minutes: 5\nfacts: [F02]', 'minutes: 5']))[0]).toMatch(
    /F02, but no lesson teaches it: .*; no scenario lets anybody meet it/,
  );
});

test('a reason excuses from a scenario and from nothing else', () => {
  expect(holesIn(changed(excused, taught))).toEqual([]);
  expect(holesIn(changed(excused, taught, [BADGE, '        facts: [F02]\n', '']))).toEqual([
    'pack.yaml:8:14 the module badges covers F02, but no question asks it: list it under "facts" of one that does.',
  ]);
});

test('a reason and a scenario at once contradict each other', () => {
  expect(issuesOf(changed(excused, [SCENARIO, 'facts: [F29]', 'facts: [F29, F02]']))).toEqual([
    `${SCENARIO}:7:14 F02 says under "noScenario" why no scenario can show it, and this one cites it. Delete one of the two.`,
  ]);
});

test('a fact that no module claims has no holes', () => {
  expect(holesIn(changed(['pack.yaml', '    covers: [F02, F29]\n', '']))).toEqual([]);
});
