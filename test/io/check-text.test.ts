import { expect, test } from 'vitest';
import type { Issue } from '../../src/catalog/issue.ts';
import type { CheckResult } from '../../src/io/check.ts';
import { checkText } from '../../src/io/check-text.ts';

const counts = { modules: 1, lessons: 1, sections: 1, questions: 1, scenarios: 1, fixtures: 1, facts: 1 };
const issue = (message: string, severity: Issue['severity']): Issue => ({
  file: 'lessons/a.yaml',
  line: 3,
  column: 7,
  severity,
  message,
});
const result: CheckResult = {
  isSound: false,
  issues: [issue('fields 1:2 and 3:4 warning: \u001B[31mred', 'error'), issue('look here', 'warning')],
  counts,
};
const paint = (part: string, text: string): string => `<${part}>${text}</${part}>`;

test('a terminal gets the place, the word for a warning and the outcome apart; the words are the same', () => {
  const painted = checkText(result, paint);
  expect(painted.split('\n')).toEqual([
    '<place>lessons/a.yaml:3:7</place> fields 1:2 and 3:4 warning: ␛[31mred',
    '<place>lessons/a.yaml:3:7</place><warning> warning:</warning> look here',
    '<unsound>1 problem to mend</unsound>, 1 warning to look at.',
    '',
  ]);
  expect(painted.replaceAll(/<\/?\w+>/g, '')).toBe(checkText(result));
  expect(checkText({ ...result, isSound: true, issues: [] }, paint)).toContain(
    '1 fixture: <sound>sound</sound>. Every',
  );
});

test('a row of figures ends with the last of them: in 80 columns nothing is wrapped', () => {
  const guess = { choice: 'the longest option', questions: 30, right: 0.4, chance: 0.4, deviation: 0.1, hits: [] };
  const rows = checkText({ ...result, form: [[guess]] }).split('\n');
  expect(rows.filter((row) => /\s$/.test(row))).toEqual([]);
  expect(rows.find((row) => row.includes('the longest option'))).toMatch(/ 40 %$/);
});
