import { describe, expect, test } from 'vitest';
import { courseFrom, issuesOf, MINIATURE } from './miniature-course.ts';
import { KINDS, KINDS_LESSON } from './new-kinds.ts';

const withLesson = (text: string) => ({ ...MINIATURE, [KINDS]: text });

/** The issues of the miniature course with the lesson of new kinds, something in it replaced. */
function issuesAfter(search: string, replacement: string): readonly string[] {
  if (!KINDS_LESSON.includes(search)) throw new Error(`the lesson does not hold ${search}`);
  return issuesOf(withLesson(KINDS_LESSON.replace(search, () => replacement)));
}

test('a course with a question of every kind is sound', () => {
  const kinds = courseFrom(withLesson(KINDS_LESSON))
    .lessons.flatMap((lesson) => lesson.sections.flatMap((section) => section.questions))
    .map((question) => question.kind);
  expect(new Set(kinds)).toEqual(
    new Set(['single', 'multiple', 'order', 'match', 'command', 'predict', 'number', 'words']),
  );
});

const BROKEN: readonly (readonly [name: string, search: string, replacement: string, expected: string])[] = [
  [
    'a fixture that a command does not have',
    'stem: Make the identity id-new in rg-app.\n        fixture: office',
    'stem: Make the identity id-new in rg-app.\n        fixture: ofice',
    '29:18 there is no fixture "ofice". Did you mean office?',
  ],
  [
    'a fixture that a prediction does not have',
    'stem: What does this print?\n        fixture: office',
    'stem: What does this print?\n        fixture: offices',
    '46:18 there is no fixture "offices". Did you mean office?',
  ],
  [
    'an unknown role in a goal of a question',
    'role: Reader',
    'role: Raeder',
    '38:25 there is no built-in role "Raeder" here. Did you mean Reader?',
  ],
  [
    'two goals of a question with one id',
    'id: it-may-nothing',
    'id: it-is-there',
    `34:17 the id it-is-there is already that of the goal at ${KINDS}:31:17. Give one of them another.`,
  ],
  [
    'two rights that say the same',
    'text: the tenant id',
    'text: The client id',
    '24:19 right 3 says the same as right 1. Change one of them.',
  ],
  [
    'two lefts that say the same',
    'left: A role assignment',
    'left: a request for a token',
    '20:19 left 2 says the same as left 1. Change one of them.',
  ],
  [
    'a pair without a reason',
    '\n            why: Roles go to the service principal.',
    '',
    '20:13 pair 2 has no why. Every pair needs one: say why the two belong together.',
  ],
  [
    'a command without a reason',
    '\n        why: An identity is a resource, so it is made in a group.',
    '',
    '26:9 question 2 has no why. Say what makes the solution right.',
  ],
  [
    'a prediction without proof',
    '\n        shows: rg-app',
    '',
    '43:9 question 3 has no shows. Give a text that the lines print: the check looks for it.',
  ],
  [
    'a prediction with two keys',
    '\n            why: There is one group.',
    '\n            correct: true\n            why: There is one group.',
    '51:11 a prediction has exactly one option with correct: true.',
  ],
];

describe('what is wrong in a question of a new kind', () => {
  test.each(BROKEN)('%s is told at its place', (_name, search, replacement, expected) => {
    const found = issuesAfter(search, replacement).filter((one) => one.startsWith(`${KINDS}:`));
    expect(found.map((one) => one.slice(KINDS.length + 1))).toEqual([expected]);
  });
});

test('shell lines and what they print are no prose: a link in them is none', () => {
  expect(issuesAfter('shows: rg-app', 'shows: "[x](http://contoso.com) rg-app"')).toEqual([]);
});
