import { describe, expect, test } from 'vitest';
import { BADGE, type Broken, FACTS, MINIATURE, OFFICE, outcomeOf, SCENARIO } from './miniature-course.ts';

const FIELDS: readonly Broken[] = [
  [
    'a missing reason',
    BADGE,
    '            why: The token is fine, but no role grants the read.\n',
    '',
    '24:13 option 2 has no why. Every option needs one: say what makes it right or wrong.',
  ],
  [
    'an empty reason',
    BADGE,
    'why: The token is fine, but no role grants the read.',
    'why:',
    '26:13 option 2 has no why. Every option needs one: say what makes it right or wrong.',
  ],
  [
    'a step without a reason',
    BADGE,
    '            why: Nothing happens before somebody asks.\n',
    '',
    '38:13 step 1 has no why. Every step needs one: say why it comes at this place.',
  ],
  [
    'a mistyped key',
    BADGE,
    'why: The token is fine',
    'wy: The token is fine',
    '26:13 option 2 has no key "wy". Did you mean why?',
  ],
  [
    'an unknown key',
    BADGE,
    '  - id: two-questions\n',
    '  - id: two-questions\n    colour: red\n',
    '10:5 section 1 has no key "colour". It takes id, title, text, questions or scenario.',
  ],
  [
    'yes for true',
    BADGE,
    'correct: true',
    'correct: yes',
    '25:22 the mark "correct" of option 2 is the text "yes". Write true or false.',
  ],
  [
    'a number for a text',
    BADGE,
    'text: Reading the file',
    'text: 1e3',
    "24:19 the text of option 2 is read as the number 1000, not as text. Put it in quotes: '1e3'.",
  ],
  [
    'true for a text',
    BADGE,
    'text: Reading the file',
    'text: true',
    "24:19 the text of option 2 is read as the boolean true, not as text. Put it in quotes: 'true'.",
  ],
  [
    'null for a text',
    BADGE,
    'text: Reading the file',
    'text: null',
    "24:19 the text of option 2 is read as nothing, not as text. Put it in quotes: 'null'.",
  ],
  [
    'a tilde for a text',
    BADGE,
    'text: Reading the file',
    'text: ~',
    "24:19 the text of option 2 is read as nothing, not as text. Put it in quotes: '~'.",
  ],
  ['an empty text', BADGE, 'text: Reading the file', 'text: " "', '24:19 the text of option 2 is empty. Write it.'],
  [
    'a colon in a list entry',
    SCENARIO,
    '- With several identities, name the one you mean.',
    '- With several: name one',
    '70:5 takeaway 1 is read as a map, because it contains ": ". Put the whole text in quotes.',
  ],
  [
    'no right option',
    BADGE,
    'correct: true',
    'correct: false',
    '22:11 a single question has exactly one option with correct: true; with several it is kind: multiple.',
  ],
  [
    'a question of an unknown kind',
    BADGE,
    'kind: single',
    'kind: sinlge',
    '17:15 the kind of question 1 cannot be "sinlge". Did you mean single?',
  ],
  [
    'a question without a kind',
    BADGE,
    '        kind: single\n',
    '',
    '16:9 question 1 has no kind. It is single, multiple, order, match, predict, command, number or words.',
  ],
  [
    'words for a number',
    BADGE,
    'minutes: 5',
    'minutes: five',
    '6:10 the number of minutes of this lesson is the text "five". Write a whole number.',
  ],
  [
    'a broken number',
    BADGE,
    'minutes: 5',
    'minutes: 0.5',
    '6:10 the number of minutes of this lesson is the number 0.5. Write a whole number.',
  ],
  [
    'too many minutes',
    BADGE,
    'minutes: 5',
    'minutes: 500',
    '6:10 the number of minutes of this lesson is 500. It is at most 60.',
  ],
  [
    'an id with capitals',
    BADGE,
    'id: badge\n',
    'id: My Badge\n',
    '2:5 the id of this lesson cannot be "My Badge": an id is lower-case words and numbers joined by hyphens, as in imds-two-identities.',
  ],
  [
    'a title that is too long',
    BADGE,
    'A badge is not a key',
    'A badge is not a key '.repeat(4),
    '3:8 the title of this lesson is 83 characters long. It is at most 70: shorten it.',
  ],
  [
    'a title of two lines',
    BADGE,
    'A badge is not a key',
    '|\n  A badge\n  A key',
    '3:8 the title of this lesson cannot be "A badge A key ": it is shown on one line: fold it with >- instead of |, without empty lines.',
  ],
  [
    'two hints',
    SCENARIO,
    '      - Add client_id to the request.\n',
    '',
    '25:7 task 1 has 2 hints. It takes exactly 3.',
  ],
  [
    'a goal without an id',
    SCENARIO,
    'id: has-token\n        kind',
    'kind',
    '15:9 goal 1 has no id. Give it one that never changes: progress hangs on it.',
  ],
  [
    'a text for a list',
    SCENARIO,
    '[az vm identity remove]',
    'az vm identity remove',
    '68:12 the lines of near miss 2 is the text "az vm identity remove", where a list is expected. Begin each entry with "- " on its own line.',
  ],
  ['an empty list', SCENARIO, '[az vm identity remove]', '[]', '68:12 near miss 2 has no lines. It takes at least 1.'],
  [
    'a key without its list',
    BADGE,
    'facts: [F02]\nsections',
    'facts:\nsections',
    '7:1 this lesson has no facts. Fill it in, or delete the key.',
  ],
  [
    'a dash without an entry',
    BADGE,
    'facts: [F02]\nsections',
    'facts:\n  -\nsections',
    '8:4 fact 1 is empty. Fill it in, or delete the dash.',
  ],
  [
    'an unknown way of propagation',
    OFFICE,
    'propagation: instant',
    'propagation: instantly',
    '7:16 the propagation of the header of this fixture cannot be "instantly". Did you mean instant?',
  ],
  [
    'a day for a time',
    OFFICE,
    'T09:00:00Z',
    '',
    '6:10 the start time of the header of this fixture is no time. Write it in UTC, as in 2026-03-02T09:00:00Z.',
  ],
  [
    'a source without https',
    FACTS,
    'url: https:',
    'url: http:',
    '8:12 the url of the source of fact 1 is no https address. Write it in full, as in https://learn.microsoft.com/entra.',
  ],
  [
    'a month for a date',
    FACTS,
    'checked: 2026-08-01',
    'checked: August',
    '9:16 the date "checked" of the source of fact 1 is no date. Write it as in 2026-03-02.',
  ],
];

const FILES: readonly Broken[] = [
  [
    'a file of an unknown kind',
    BADGE,
    'kind: lesson',
    'kind: leson',
    '1:7 the kind of a file cannot be "leson". Did you mean lesson?',
  ],
  [
    'a file without a kind',
    BADGE,
    'kind: lesson\n',
    '',
    '1:1 the file has no kind. Begin it with kind: lesson, scenario, fixture, facts, misconceptions, glossary or pack.',
  ],
  [
    'an empty file',
    OFFICE,
    MINIATURE[OFFICE] ?? '',
    '',
    '1:1 the file is empty. Begin it with kind: lesson, scenario, fixture, facts, misconceptions, glossary or pack.',
  ],
  [
    'a list for a file',
    OFFICE,
    MINIATURE[OFFICE] ?? '',
    '- id: office\n',
    '1:1 the file is no map of keys. Begin it with kind: lesson, scenario, fixture, facts, misconceptions, glossary or pack.',
  ],
];

describe('what a schema finds', () => {
  test.each([...FIELDS, ...FILES])('%s', (...broken) => {
    const { found, wanted, others } = outcomeOf(broken);
    expect(found).toContain(wanted);
    expect(others).toEqual([]);
  });
});
