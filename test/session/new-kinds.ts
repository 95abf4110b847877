import type { Lesson } from '../../src/catalog/lesson.ts';
import type { Question } from '../../src/catalog/question.ts';
import type { Session } from '../../src/session/session.ts';
import { sanitize as safe } from '../../src/text/safe-text.ts';
import { miniature, newcomer } from './miniature.ts';

const item = (id: string) => ({ id, revision: 1, aliases: [], facts: [] });

const predict: Question = {
  kind: 'predict',
  ...item('q-predict'),
  stem: safe('What is printed?'),
  fixture: 'one-group',
  lines: ['NAME=lab', 'echo "the $NAME"'],
  shows: 'the lab',
  choices: [
    { text: safe('the lab'), correct: true, why: safe('The variable is set.') },
    { text: safe('nothing'), correct: false, why: safe('echo prints.') },
  ],
};

const command: Question = {
  kind: 'command',
  ...item('q-command'),
  stem: safe('Make id-new in rg-lab.'),
  fixture: 'one-group',
  goals: [{ kind: 'identity-exists', id: 'there', identity: safe('id-new'), not: false }],
  solution: ['GROUP=rg-lab', 'az identity create -g $GROUP -n id-new'],
  why: safe('An identity is made in a group.'),
};

const match: Question = {
  kind: 'match',
  ...item('q-match'),
  stem: safe('What belongs together?'),
  pairs: [
    { left: safe('one'), right: safe('eins'), why: safe('So it is.') },
    { left: safe('two'), right: safe('zwei'), why: safe('So it is.') },
    { left: safe('three'), right: safe('drei'), why: safe('So it is.') },
  ],
  distractors: [{ text: safe('vier'), why: safe('That is four.') }],
};

const number: Question = {
  kind: 'number',
  ...item('q-number'),
  stem: safe('How long does IMDS keep a token?'),
  answer: safe('24 hours'),
  why: safe('A day.'),
  commonErrors: [],
};

const words: Question = {
  kind: 'words',
  ...item('q-words'),
  stem: safe('Which parameter names the identity?'),
  answers: [safe('client_id')],
  patterns: [],
  why: safe('By its client id.'),
  commonErrors: [],
};

const lesson: Lesson = {
  kind: 'lesson',
  ...item('kinds'),
  title: safe('Kinds'),
  summary: safe('One of each.'),
  module: 'first-module',
  minutes: 5,
  sections: [{ id: 'all', title: safe('All'), text: safe('A page.'), questions: [predict, command, match] }],
};

/** Somebody new at the home screen of a course whose lesson predicts, types and matches, in this order. */
export const newcomerToKinds: Session = { ...newcomer, course: { ...miniature, lessons: [lesson] } };

/** The same at the home screen of a course that asks for a number and for words only. */
export const newcomerToEntries: Session = {
  ...newcomer,
  course: {
    ...miniature,
    lessons: [
      {
        ...lesson,
        ...item('entries'),
        sections: [{ id: 'all', title: safe('All'), text: safe('A page.'), questions: [number, words] }],
      },
    ],
  },
};
