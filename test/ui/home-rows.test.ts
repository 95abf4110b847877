import { expect, test } from 'vitest';
import type { HomeEntry } from '../../src/session/home-entries.ts';
import { restRow } from '../../src/ui/home-rows.ts';
import { rowText } from '../../src/ui/row.ts';

const entry = (hotkey: string, label: string, mark: HomeEntry['mark'] = 'none'): HomeEntry => ({
  ...{ kind: 'rest', hotkey, label, detail: '', mark, destination: { to: 'sandbox' } },
});
const rest = [entry('q', 'Quiz'), entry('f', 'Free sandbox', 'started'), entry('g', 'Glossary'), entry('x', 'Leave')];

test('what stands below the course is in one row: what was begun is marked, and the chosen one', () => {
  expect(rowText(restRow(rest, rest[2], 80))).toBe('  q Quiz    f • Free sandbox  ❯ g Glossary    x Leave');
});

test('where there is little room the words are shorter, and nothing is cut', () => {
  expect(rowText(restRow(rest, undefined, 45))).toBe('  q Quiz  f • sandbox  g Glossary  x Leave');
});
