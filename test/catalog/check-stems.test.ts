import { expect, test } from 'vitest';
import { BADGE, changed, IMDS, issuesOf } from './miniature-course.ts';

const STEM = 'Two identities are attached and none is named. What comes back?';
const stems = (other: string) => issuesOf(changed([BADGE, 'stem: What does the token say?', `stem: ${other}`]));
const at = (said: string) => [
  `${IMDS}:15:15 warning: this question ${said} what-a-token-proves at ${BADGE}:48:15. Ask about another situation, or delete one of them.`,
];

test.each([
  ['the same', STEM, 'asks the same as'],
  [
    'the same but for marks',
    "'*Two* identities are attached and **none** is named: what comes back?'",
    'asks the same as',
  ],
  ['nearly the same', 'Two identities are attached and none is named. What comes first?', 'asks nearly the same as'],
])('a stem that says %s is named with the other one', (_name, other, said) => {
  expect(stems(other)).toEqual(at(said));
});

test.each([
  ['another situation', 'Two identities are attached and one of them is named in the request. What does IMDS answer?'],
  ['another short question', 'What comes back?'],
])('%s is another question', (_name, other) => {
  expect(stems(other)).toEqual([]);
});
