import { describe, expect, test } from 'vitest';
import { BADGE, type Broken, IMDS, outcomeOf, PACK, SCENARIO } from './miniature-course.ts';

const TWICE: readonly Broken[] = [
  [
    'an id that is given twice',
    IMDS,
    'id: why-400',
    'id: token-way',
    '12:13 the id token-way is already that of the question at lessons/10-badge.yaml:34:13. Give one of them another.',
  ],
  [
    'a lesson with the id of a question',
    BADGE,
    'id: badge\n',
    'id: token-way\n',
    '34:13 the id token-way is already that of the lesson at lessons/10-badge.yaml:2:5. Give one of them another.',
  ],
  [
    'an id that another item had before',
    IMDS,
    'id: why-400',
    'id: token-proof',
    '12:13 the id token-proof is already that of the question of old at lessons/10-badge.yaml:47:19. Give one of them another.',
  ],
  [
    'two sections with one id',
    BADGE,
    'id: the-way-of-a-token',
    'id: two-questions',
    '30:9 the id two-questions is already that of the section at lessons/10-badge.yaml:9:9. Give one of them another.',
  ],
  [
    'two goals with one id',
    SCENARIO,
    'id: no-more',
    'id: has-token',
    '37:13 the id has-token is already that of the goal at lessons/20-two-identities.yaml:15:13. Give one of them another.',
  ],
  [
    'two modules with one id',
    PACK,
    'id: imds',
    'id: badges',
    '9:9 the id badges is already that of the module at pack.yaml:5:9. Give one of them another.',
  ],
];

describe('ids given twice', () => {
  test.each(TWICE)('%s', (...broken) => {
    const { found, wanted, others } = outcomeOf(broken);
    expect(found).toContain(wanted);
    expect(others).toEqual([]);
  });
});
