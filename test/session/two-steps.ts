import type { Course } from '../../src/catalog/course.ts';
import type { Prediction } from '../../src/catalog/prediction.ts';
import type { Session } from '../../src/session/session.ts';
import { sanitize as safe } from '../../src/text/safe-text.ts';
import { miniature, newcomer } from './miniature.ts';

const hints = [safe('Where to look.'), safe('What to notice.'), safe('What to type.')];

const MAKE = 'az identity create -g rg-lab -n id-reports -o none';
const GRANT =
  'az role assignment create --role Reader --scope $(az group show -n rg-lab --query id -o tsv) --assignee-principal-type ServicePrincipal --assignee-object-id $(az identity show -g rg-lab -n id-reports --query principalId -o tsv) -o none';

/** What a new identity may do, before the learner looks. */
export const prediction: Prediction = {
  id: 'what-it-may',
  revision: 1,
  aliases: [],
  facts: [],
  before: ['role assignment list'],
  when: [{ kind: 'no-other-role', principal: safe('id-reports'), roles: [], not: false }],
  stem: safe('Which roles does a new identity have?'),
  lines: ['az role assignment list --assignee id-reports'],
  shows: '[]',
  choices: [
    { text: safe('None'), correct: true, why: safe('An identity proves who it is. It comes without any role.') },
    { text: safe('Reader of its group'), correct: false, why: safe('Nothing is granted by lying in a group.') },
  ],
};

/** A scenario of two tasks: make an identity, which is to stay, and let it read. */
const course: Course = {
  ...miniature,
  scenarios: miniature.scenarios.map((scenario) => ({
    ...scenario,
    tasks: [
      {
        id: 'make-it',
        text: safe('Make id-reports'),
        goals: [{ kind: 'identity-exists', id: 'there', identity: safe('id-reports'), not: false }],
        hints,
        predictions: [],
      },
      {
        id: 'let-it-read',
        text: safe('Let it read'),
        goals: [
          {
            kind: 'role-at-scope',
            id: 'reads',
            principal: safe('id-reports'),
            role: safe('Reader'),
            scope: safe('rg-lab'),
            not: false,
          },
        ],
        hints,
        predictions: [prediction],
      },
    ],
    solutions: [{ title: safe('one way'), lines: [MAKE, GRANT] }],
    nearMisses: [],
  })),
};

/** A newcomer in front of that scenario, and the lines that solve it. */
export const twoSteps: Session = { ...newcomer, course };
export const lines = { make: MAKE, grant: GRANT };
