import { expect, test } from 'vitest';
import { progressHtml } from '../../src/report/progress-html.ts';
import type { LearnerReport } from '../../src/session/learner-report.ts';

const mastery = { id: 'F29', title: 'Several, no default', questions: 4, asked: 3, right: 2, share: 0.48 };

const report: LearnerReport = {
  weak: 0,
  due: { questions: 3, scenarios: 0, today: 3 },
  modules: [{ ...mastery, id: 'imds', level: 'attempted' }],
  facts: [{ ...mastery, level: 'familiar' }],
  misconceptions: [
    { id: 'a', belief: 'The first one <wins>.', correction: 'None does & never did.', isCleared: false, lastAt: 1 },
    { id: 'b', belief: 'Roles travel.', correction: 'They do not.', isCleared: true, lastAt: 1 },
  ],
  changed: [],
  streak: 4,
  days: [{ date: '2026-11-28', weekday: 5, answered: 16, correct: 12, reviewed: 3 }],
};

const page = (more: object = {}): string =>
  progressHtml({ course: 'Azure managed identities', date: '2026-11-28', report, ...more });

test('says how the learner stands, in words as well as in pictures', () => {
  const text = page({ name: 'Robin' });
  for (const said of [
    'Robin, 2026-11-28. 3 questions answered, 2 of them right the last time. 3 due for review.',
    'begun',
    '48 %',
    '2 of 3 right, 4 in all',
    '<li class="cleared">Cleared: Roles travel.</li>',
    'aria-label="16 answers on 1 of 1 days"',
  ]) {
    expect(text).toContain(said);
  }
});

test('nothing that a course or a name says becomes markup', () => {
  const text = page({ name: '<img src=x onerror=alert(1)>', course: '"><script>' });
  expect(text).toContain('The first one &lt;wins&gt;.');
  expect(text).toContain('None does &amp; never did.');
  expect(text).not.toMatch(/<script|<img|onerror=alert\(1\)>/);
});

test('it loads nothing and runs nothing', () => {
  expect(page()).not.toMatch(/(src|href)=|https?:/);
  expect(page()).toContain("default-src 'none'");
});
