import { expect, test } from 'vitest';
import { issueText } from '../../src/catalog/issue.ts';
import { readCourse } from '../../src/catalog/read-course.ts';
import { MINIATURE } from './miniature-course.ts';

const MISCONCEPTIONS = `kind: misconceptions
misconceptions:
  - id: badge-opens-doors
    belief: An identity may do something as soon as it exists.
    correction: It may do nothing until a role is granted to it.
    facts: [F02]
    assumed: true
`;

function issuesOf(misconceptions: string, pointsTo: string, isCorrect = false): readonly string[] {
  const lesson = MINIATURE['lessons/10-badge.yaml']?.replace(
    'why: A token says who you are; it needs no role.',
    `why: A token says who you are; it needs no role.\n            misconception: ${pointsTo}${isCorrect ? '\n            correct: true' : ''}`,
  );
  const files = { ...MINIATURE, 'lessons/10-badge.yaml': lesson ?? '', 'lessons/misconceptions.yaml': misconceptions };
  return readCourse(Object.entries(files).map(([path, text]) => ({ path, text }))).issues.map(issueText);
}

test('a wrong option points to a misconception by id', () => {
  expect(issuesOf(MISCONCEPTIONS, 'badge-opens-doors')).toEqual([]);
});

test('an unknown misconception is named, with what was probably meant', () => {
  expect(issuesOf(MISCONCEPTIONS, 'badge-opens-door').join()).toContain(
    'there is no misconception "badge-opens-door". Did you mean badge-opens-doors?',
  );
});

test('a correct option rests on none', () => {
  expect(issuesOf(MISCONCEPTIONS, 'badge-opens-doors', true).join()).toContain('only wrong ones point to one');
});

test('a misconception has a source or says that it is assumed', () => {
  expect(issuesOf(MISCONCEPTIONS.replace('    assumed: true\n', ''), 'badge-opens-doors').join()).toContain(
    'has a source, or says assumed: true',
  );
});
