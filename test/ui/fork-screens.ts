import type { Course } from '../../src/catalog/course.ts';
import type { Prediction } from '../../src/catalog/prediction.ts';
import { openedRun } from '../../src/session/opened-run.ts';
import { asked } from '../../src/session/predicting.ts';
import type { Entry, Run } from '../../src/session/run.ts';
import type { Session } from '../../src/session/session.ts';
import { sanitize as safe } from '../../src/text/safe-text.ts';
import { sessionAt } from './session-at.ts';
import { smallCourse } from './small-course.ts';
import { later, office, yesterday } from './worlds.ts';

const prediction: Prediction = {
  id: 'says-before-it-runs',
  revision: 1,
  aliases: [],
  facts: [],
  before: ['nightly.sh'],
  when: [],
  stem: safe('`vm-web` holds two identities, and the job names **none** of them. What does IMDS answer?'),
  lines: ['ssh vm-web sh nightly.sh'],
  shows: 'invalid_request',
  choices: [
    {
      text: safe('A token for the identity that was attached first, as in all the nights before'),
      correct: false,
      why: safe('Age plays no part: with two of them IMDS has no default.'),
    },
    {
      text: safe('400, since it cannot choose between the two'),
      correct: true,
      why: safe('With several user-assigned identities a request has to say which one it means.'),
    },
    { text: safe('403, since the job has no role'), correct: false, why: safe('IMDS looks at no role.') },
  ],
};

const course: Course = {
  ...smallCourse,
  scenarios: smallCourse.scenarios.map((scenario) => ({
    ...scenario,
    tasks: scenario.tasks.map((task) => ({ ...task, predictions: [prediction] })),
  })),
};

const question = { ...prediction, kind: 'predict', fixture: 'office' } as const;

const prompt = safe('operator@contoso $');
const line: Entry = {
  kind: 'line',
  prompt,
  text: safe('ssh vm-web sh nightly.sh'),
  outputs: [
    {
      fd: 1,
      text: safe('{"error":"invalid_request","error_description":"Multiple user assigned identities exist"}\n'),
    },
  ],
  exitCode: 0,
};
const removed: Entry = {
  kind: 'line',
  prompt,
  text: safe('az vm identity remove -g rg-app -n vm-web --identities id-app'),
  outputs: [],
  exitCode: 0,
};
const note = (tone: 'unmet' | 'hint' | 'plain', text: string): Entry => ({ kind: 'note', tone, text: safe(text) });

const predicted = (option: number): Entry => {
  const said = prediction.choices[option];
  const came = prediction.choices[1];
  return {
    kind: 'prediction',
    said: said?.text ?? safe(''),
    came: came?.text ?? safe(''),
    isCorrect: option === 1,
    whys: [...new Set([said?.why ?? safe(''), came?.why ?? safe('')])],
  };
};

const lost = safe(
  'lost by `az vm identity remove -g rg-app -n vm-web --identities id-app`: vm-web holds id-reports. No longer: vm-web holds id-app.',
);

const opened: Run = {
  ...openedRun(office(), undefined),
  goals: {
    isSolved: false,
    tasks: [
      {
        id: 'token',
        text: safe('Get a token as id-reports'),
        isDone: false,
        goals: [
          { id: 'token', text: safe('vm-web gets a token as id-reports'), isMet: true, detail: safe('it got one') },
          {
            id: 'app',
            text: safe('vm-web still holds id-app'),
            isMet: false,
            detail: safe('vm-web holds id-reports'),
            lost,
          },
          {
            id: 'least',
            text: safe('id-reports may read blobs in st1/reports, and no more'),
            isMet: false,
            detail: safe('id-reports can also write and delete blobs in st1/reports: 2 things more than it needs'),
          },
        ],
      },
    ],
  },
};

const played: Run = { ...opened, entries: [line, removed, note('unmet', `vm-web still holds id-app: ${lost}`)] };

const play = (run: Run): Session =>
  sessionAt(
    {
      name: 'scenario',
      scenarioId: 'no-default',
      fixtureId: 'office',
      phase: 'play',
      ticket: 1,
      beganAt: 1_000,
      from: undefined,
      run,
    },
    { course },
  );

const branching: Run = {
  ...played,
  sandbox: later(),
  panel: 'whatif',
  branch: {
    number: 2,
    line: safe('az role assignment create --role "Storage Blob Data Reader" --scope $SCOPE'),
    sandbox: yesterday(),
    failures: [safe('Without it this line fails: ssh vm-web sh nightly.sh')],
  },
};

/** Goals that are lost, predictions, forks and help, by the name of their golden frame. */
export const forkScreens: Readonly<Record<string, Session>> = {
  'predict-asked': play(
    asked(opened, question, 'ssh vm-web sh nightly.sh', {
      sandbox: opened.sandbox,
      outputs: [],
      exitCode: 0,
      isInterrupted: false,
    }),
  ),
  'predict-came-right': play({ ...opened, entries: [line, predicted(1)] }),
  'predict-came-wrong': play({ ...opened, entries: [line, predicted(0)] }),
  'goal-lost': play(played),
  'goal-lost-why': play({ ...played, panel: 'goals' }),
  'help-offered': play({
    ...opened,
    entries: [line, line, note('hint', 'Three tries, and no goal nearer. hint shows hint 1 of 3.')],
  }),
  'solution-plays': play({
    ...opened,
    entries: [note('plain', 'From the start, one way to do it. ctrl-c stops; undo brings your work back.')],
    isAssisted: true,
    isShowing: true,
    pause: { ticket: 9 },
    editor: { text: 'ssh vm-web sh nightly.sh', cursor: 24 },
    queue: [''],
  }),
  'free-play': play({
    ...opened,
    goals: undefined,
    kept: opened,
    focus: 'keys',
    past: [{ sandbox: office(), entries: [] }],
  }),
  'what-if': play(branching),
};
