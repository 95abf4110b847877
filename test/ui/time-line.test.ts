import { expect, test } from 'vitest';
import type { TimeRow } from '../../src/session/time-rows.ts';
import { sanitizeLine as safe } from '../../src/text/safe-text.ts';
import { rowText, rowWidth } from '../../src/ui/row.ts';
import { timeLineRows } from '../../src/ui/time-line.ts';

const HOUR = 60;
const DAY = 24 * HOUR;
const pending = (...minutes: readonly number[]): readonly TimeRow[] =>
  minutes.map((minutesLeft) => ({ when: safe(''), at: safe(''), what: safe(''), minutesLeft }));
const picture = (columns: number, ...minutes: readonly number[]): readonly string[] =>
  timeLineRows(pending(...minutes), columns).map((row) => rowText(row).trimEnd());

test('now at the left, and each event by its number where it is due', () => {
  expect(picture(63, 5, 24 * HOUR + 5, 45 * DAY)).toEqual([
    '  now         10 min   1 h            1 d         10 d    90 d',
    '  ●──┴─────1──┴────────┴──────────────2───────────┴───────3──┴',
  ]);
});

test('what is near is not squeezed into now, and the line ends at the last mark that is needed', () => {
  const [scale, line] = picture(43, 0.1, 0.5);
  expect(scale).toMatch(/now .*1 min$/);
  expect(line).toMatch(/^ {2}●.*1.*2.*┴$/);
});

test('it is exactly as wide as it may be, and the tenth and further have a dot', () => {
  for (const columns of [38, 60, 120]) {
    const rows = timeLineRows(pending(...Array.from({ length: 12 }, (_, index) => 3 ** index)), columns);
    for (const row of rows) expect(rowWidth(row)).toBeLessThanOrEqual(columns);
    expect(rows.map(rowText).join('')).toContain('•');
  }
});

test('of two at one place the nearer one is seen', () => {
  expect(picture(40, 10, 10)[1]).toContain('1');
});
