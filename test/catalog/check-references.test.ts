import { describe, expect, test } from 'vitest';
import { BADGE, type Broken, IMDS, outcomeOf, PACK, SCENARIO } from './miniature-course.ts';

const DANGLING: readonly Broken[] = [
  [
    'an unknown module',
    BADGE,
    'module: badges',
    'module: bagdes',
    '5:9 there is no module "bagdes". Did you mean badges?',
  ],
  [
    'an unknown tour',
    PACK,
    'title: A miniature course',
    'title: A miniature course\ntour: imds-defalt',
    '4:7 there is no lesson "imds-defalt". Did you mean imds-default?',
  ],
  [
    'a lesson that no module lists, and that is not the tour',
    BADGE,
    'module: badges\n',
    '',
    '1:1 nothing leads to this lesson: it has no module. Name the module that it belongs to.',
  ],
  [
    'an unknown fixture',
    SCENARIO,
    'fixture: office',
    'fixture: ofice',
    '8:10 there is no fixture "ofice". Did you mean office?',
  ],
  [
    'an unknown scenario',
    IMDS,
    'scenario: two-identities',
    'scenario: two-identites',
    '22:15 there is no scenario "two-identites". Did you mean two-identities?',
  ],
  [
    'an unknown fact',
    BADGE,
    'facts: [F02]\nsections',
    'facts: [F77]\nsections',
    '7:9 there is no fact "F77". It can be F02 or F29.',
  ],
  [
    'an unknown fact of a module',
    PACK,
    'covers: [F02, F29]',
    'covers: [F02, F88]',
    '8:19 there is no fact "F88". It can be F02 or F29.',
  ],
  [
    'an unknown lesson of a module',
    PACK,
    'covers: [F02, F29]',
    'lessons: [bagde]',
    '8:15 there is no lesson "bagde". Did you mean badge?',
  ],
  [
    'a lesson that its module names twice',
    PACK,
    'covers: [F02, F29]',
    'lessons: [badge, badge]',
    '8:22 the lesson badge is named above already. Name it once.',
  ],
  [
    'a lesson of another module',
    PACK,
    'covers: [F02, F29]',
    'lessons: [badge, imds-default]',
    '8:22 the lesson imds-default belongs to the module imds. Take it out here, or write module: badges in its file.',
  ],
  [
    'an unknown role',
    SCENARIO,
    'role: Reader\n',
    'role: Raeder\n',
    '34:15 there is no built-in role "Raeder" here. Did you mean Reader?',
  ],
  [
    'an unknown role that may be held',
    SCENARIO,
    '{ role: Reader, scope: rg-app }',
    '{ role: Storage Blob Reader, scope: rg-app }',
    '41:21 there is no built-in role "Storage Blob Reader" here. Did you mean Storage Blob Data Reader?',
  ],
  [
    'a host that no line makes',
    SCENARIO,
    'host: vm-web',
    'host: vm-wbe',
    '17:15 no line of the fixture or of a solution speaks of "vm-wbe". Did you mean vm-web?',
  ],
  [
    'a part of a name that no line makes',
    SCENARIO,
    'role: Reader\n        scope: rg-app',
    'role: Reader\n        scope: st1/rg-app',
    '35:16 no line of the fixture or of a solution speaks of "st1". Name something that one of these lines makes.',
  ],
  [
    'a power that nobody can have',
    SCENARIO,
    'kind: identity-attached\n        host: vm-web\n        identity: id-reports\n    hints',
    'kind: can-access\n        principal: vm-web\n        may: read blob\n        scope: rg-app\n    hints',
    '23:14 nobody can be allowed to "read blob". Did you mean read blobs?',
  ],
  [
    'an event that the log never holds',
    SCENARIO,
    'kind: identity-attached\n        host: vm-web\n        identity: id-reports\n    hints',
    'kind: event-seen\n        type: AccesDenied\n        target: vm-web\n    hints',
    '22:15 there is no event "AccesDenied". Did you mean AccessDenied?',
  ],
  [
    'a claim that no token carries',
    SCENARIO,
    'kind: identity-attached\n        host: vm-web\n        identity: id-reports\n    hints',
    'kind: token-claim\n        principal: vm-web\n        claim: role\n    hints',
    '23:16 a token here has no claim "role". Did you mean roles?',
  ],
  [
    'a power that least privilege does not know',
    SCENARIO,
    'kind: no-other-role\n        principal: id-reports\n        roles:\n          - { role: Reader, scope: rg-app }',
    'kind: least-privilege\n        principal: id-reports\n        needs:\n          - { may: read blob, scope: rg-app }',
    '41:20 the may of need 1 cannot be "read blob". Did you mean read blobs?',
  ],
];

describe('references to nothing', () => {
  test.each(DANGLING)('%s', (...broken) => {
    const { found, wanted, others } = outcomeOf(broken);
    expect(found).toContain(wanted);
    expect(others).toEqual([]);
  });
});
