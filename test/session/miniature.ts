import type { Course } from '../../src/catalog/course.ts';
import type { Lesson } from '../../src/catalog/lesson.ts';
import type { Question } from '../../src/catalog/question.ts';
import { NO_PROGRESS } from '../../src/session/progress.ts';
import type { Session } from '../../src/session/session.ts';
import { sanitize as safe } from '../../src/text/safe-text.ts';

const item = (id: string) => ({ id, revision: 1, aliases: [], facts: ['F29'] });

const question = (id: string): Question => ({
  kind: 'single',
  ...item(id),
  stem: safe(`Which is right in ${id}?`),
  choices: [
    { text: safe('the right one'), correct: true, why: safe('It is right.') },
    { text: safe('another'), correct: false, why: safe('It is wrong.') },
    { text: safe('a third'), correct: false, why: safe('It is wrong too.') },
  ],
});

const lesson: Lesson = {
  kind: 'lesson',
  ...item('first-lesson'),
  title: safe('First lesson'),
  summary: safe('A small lesson.'),
  module: 'first-module',
  minutes: 5,
  sections: [
    { id: 'one', title: safe('One'), text: safe('Page one.'), questions: [question('q-one')] },
    { id: 'two', title: safe('Two'), text: safe('Page two.'), questions: [question('q-two')] },
    { id: 'three', title: safe('Three'), text: safe('Page three.'), questions: [], scenario: 'first-scenario' },
  ],
};

/** A course of one lesson with two questions, and a scenario that wants an identity. */
export const miniature: Course = {
  pack: {
    kind: 'pack',
    id: 'mini',
    title: safe('Miniature'),
    format: 1,
    modules: [
      { id: 'first-module', title: safe('First module'), summary: safe('All of it.'), covers: [], lessons: [] },
    ],
  },
  lessons: [lesson],
  scenarios: [
    {
      kind: 'scenario',
      ...item('first-scenario'),
      title: safe('Make an identity'),
      summary: safe('Make id-reports.'),
      module: 'first-module',
      minutes: 5,
      fixture: 'one-group',
      story: safe('A group is there.'),
      tasks: [
        {
          id: 'make-it',
          text: safe('Make id-reports'),
          goals: [{ kind: 'identity-exists', id: 'there', identity: safe('id-reports'), not: false }],
          hints: [
            safe('Look at az identity.'),
            safe('It needs a group.'),
            safe('az identity create -g rg-lab -n id-reports'),
          ],
          predictions: [],
        },
      ],
      solutions: [{ title: safe('the one way'), lines: ['az identity create -g rg-lab -n id-reports'] }],
      nearMisses: [
        {
          id: 'wrong-name',
          when: [{ kind: 'identity-exists', identity: safe('id-report'), not: false }],
          message: safe('An identity is there. Look at its name again.'),
          lines: ['az identity create -g rg-lab -n id-report'],
        },
      ],
      takeaways: [safe('An identity is a resource.')],
    },
  ],
  fixtures: [
    {
      kind: 'fixture',
      id: 'one-group',
      title: safe('One group'),
      header: { propagation: 'instant' },
      lines: ['az group create -n rg-lab -l westeurope'],
    },
  ],
  misconceptions: [],
  glossary: [],
  facts: [],
};

/** A session at the home screen of somebody new. */
export const newcomer: Session = {
  course: miniature,
  progress: NO_PROGRESS,
  screen: { name: 'home' },
  save: { isSaved: true, pending: 0 },
  now: 1_000,
  utcOffset: 0,
  nextTicket: 1,
  commands: [],
  notices: [],
};
