import { ask } from '../../src/session/asking.ts';
import { openedRun } from '../../src/session/opened-run.ts';
import { NO_PROGRESS, type Progress } from '../../src/session/progress.ts';
import { recorded } from '../../src/session/recorded.ts';
import type { Entry, Run } from '../../src/session/run.ts';
import type { LessonScreen, ScenarioScreen } from '../../src/session/screen.ts';
import type { Session } from '../../src/session/session.ts';
import { sanitize as safe } from '../../src/text/safe-text.ts';
import { manyMachines } from '../session/many-machines.ts';
import { LabTenant, VM } from '../sim/lab-tenant.ts';
import { brokenScreens } from './broken-screens.ts';
import { forkScreens } from './fork-screens.ts';
import { glossaryScreens } from './glossary-screens.ts';
import { questionScreens } from './question-screens.ts';
import { quizScreens } from './quiz-screens.ts';
import { after, sessionAt } from './session-at.ts';
import { largeCourse, smallCourse } from './small-course.ts';
import { result } from './solved-result.ts';
import { later, office, yesterday } from './worlds.ts';

const lesson = (more: Partial<LessonScreen>): Session =>
  sessionAt({ name: 'lesson', lessonId: 'badge', step: { kind: 'page', section: 0 }, ...more });

/** Somebody who finished one lesson, is in the middle of another, and solved the scenario. */
const someProgress: Progress = recorded(NO_PROGRESS, [
  ...(['token-says', 'way-of-a-token'] as const).map((id, index) => ({
    type: 'answered' as const,
    item: `small/${id}`,
    revision: 1,
    answer: { kind: 'pick-one' as const, option: 'a' },
    isCorrect: index === 0,
    at: 1,
  })),
  { type: 'completed', item: 'small/scopes', correct: 3, asked: 4, at: 1 },
  { type: 'solved', item: 'small/no-default', revision: 1, lines: 7, hints: 0, isAssisted: false, at: 2 },
  { type: 'reached', item: 'small/badge', section: 'way', at: 5 },
]);

const question = (index: number) => {
  const found = smallCourse.lessons[0]?.sections.flatMap((section) => section.questions)[index];
  if (!found) throw new Error('no such question');
  return found;
};

const asked = (section: number, index: number, number: number): Session =>
  lesson({ step: { kind: 'question', section, index }, asking: ask(question(number), 0) });

const pick = (index: number) => ({ type: 'pick', index }) as const;
const submit = { type: 'submit' } as const;

/** The actions that pick the options with these ids, in this order. */
const picks = (session: Session, ...ids: readonly string[]) => {
  const { screen } = session;
  const prompt = screen.name === 'lesson' ? screen.asking?.prompt : undefined;
  const options = prompt && 'options' in prompt ? prompt.options : [];
  return ids.map((id) => pick(options.findIndex((one) => one.id === id)));
};

const singleQuestion = asked(0, 0, 0);
const multipleQuestion = asked(0, 1, 1);
const orderQuestion = asked(1, 0, 2);

const prompt = safe('azureuser@vm-web $');
const line = (text: string, output: string, error = ''): Entry => ({
  kind: 'line',
  prompt,
  text: safe(text),
  outputs: [
    ...(error === '' ? [] : [{ fd: 2 as const, text: safe(error) }]),
    ...(output === '' ? [] : [{ fd: 1 as const, text: safe(output) }]),
  ],
  exitCode: error === '' ? 0 : 1,
});
const note = (tone: (Entry & { kind: 'note' })['tone'], text: string): Entry => ({
  kind: 'note',
  tone,
  text: safe(text),
});

const entries: readonly Entry[] = [
  line(
    'curl -s -H Metadata:true "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://storage.azure.com/"',
    '{"error":"invalid_request","error_description":"Multiple user assigned identities exist, please specify the clientId / resourceId of the identity in the token request"}\n',
  ),
  line(
    'az identity shwo -g rg-app',
    '',
    "ERROR: 'shwo' is misspelled or not recognized by the system.\nTry: az identity show\n",
  ),
  note('hint', 'Hint 1 of 3: Look at what IMDS says. `why` tells how it chose.'),
  line(
    'az identity create -g rg-app -n id-reports -o table',
    'Name        ResourceGroup\n----------  -------------\nid-reports  rg-app\n',
  ),
  note('met', 'id-reports exists'),
];

const goals = (isMet: boolean): NonNullable<Run['goals']> => ({
  isSolved: isMet,
  tasks: [
    {
      id: 'token',
      text: safe('Get a token as id-reports'),
      isDone: isMet,
      goals: [
        { id: 'there', text: safe('id-reports exists'), isMet: true, detail: safe('it is there') },
        {
          id: 'got',
          text: safe('vm-web gets a storage token as id-reports'),
          isMet,
          detail: safe('no token was issued to id-reports so far'),
        },
      ],
    },
    {
      id: 'rest',
      text: safe('Leave the rest as it is'),
      isDone: isMet,
      goals: [
        {
          id: 'no-more',
          text: safe('id-reports can read the container, and nothing more'),
          isMet,
          detail: safe('it holds no role'),
        },
      ],
    },
  ],
});

const opened: Run = { ...openedRun(office(), undefined), goals: goals(false) };
const busy: Run = { ...opened, entries, editor: { text: 'az role assignment list', cursor: 8 } };

/** After a request that was refused: how that was decided can be walked through. */
const refused: Run = {
  ...busy,
  sandbox: {
    ...busy.sandbox,
    shell: {
      ...busy.sandbox.shell,
      lastTrace: {
        steps: [
          {
            stage: 'caller',
            outcome: 'noted',
            text: 'any process on vm-web',
            facts: [],
            about: new LabTenant().id(VM, 'vm-web'),
          },
          { stage: 'endpoint', outcome: 'passed', text: 'IMDS; Metadata header present', facts: [] },
          {
            stage: 'identity',
            outcome: 'failed',
            text: 'none named; system-assigned off; 2 user-assigned (id-app, id-reports) → cannot choose',
            facts: ['F29'],
          },
        ],
        fidelity: 'matches Azure',
      },
    },
  },
};

const play = (run: Run | undefined, more: Partial<ScenarioScreen> = {}): Session => {
  const screen: ScenarioScreen = {
    name: 'scenario',
    scenarioId: 'no-default',
    fixtureId: 'office',
    phase: 'play',
    ticket: 1,
    beganAt: 1_000,
    from: undefined,
    ...more,
  };
  return sessionAt(run ? { ...screen, run } : screen);
};

const outcomes = [
  { questionId: 'second-identity', isCorrect: false },
  { questionId: 'token-says', isCorrect: true },
  { questionId: 'second-identity', isCorrect: true },
];

/** Every state that a screen can be in, by the name of its golden frame. */
export const screens: Readonly<Record<string, Session>> = {
  ...questionScreens,
  ...forkScreens,
  'home-first': sessionAt({ name: 'home' }),
  'home-returning': sessionAt(
    { name: 'home' },
    { progress: someProgress, notices: ['The end of one journal was damaged; 1 answer is missing.'] },
  ),
  page: lesson({}),
  'page-code': lesson({ lessonId: 'code' }),
  'lesson-scenario': lesson({ step: { kind: 'scenario', section: 2 } }),
  'lesson-scenario-solved': sessionAt(
    { name: 'lesson', lessonId: 'badge', step: { kind: 'scenario', section: 2 } },
    { progress: someProgress },
  ),
  'one-before': after(singleQuestion, { type: 'move-cursor', by: 1 }),
  'one-right': after(singleQuestion, ...picks(singleQuestion, 'b')),
  'one-wrong': after(singleQuestion, ...picks(singleQuestion, 'c')),
  'many-before': after(multipleQuestion, ...picks(multipleQuestion, 'a')),
  'many-wrong': after(multipleQuestion, ...picks(multipleQuestion, 'a', 'c'), submit),
  'order-before': after(orderQuestion, ...picks(orderQuestion, 'b')),
  'order-placed': after(orderQuestion, ...picks(orderQuestion, 'b', 'a', 'c')),
  'order-wrong': after(orderQuestion, ...picks(orderQuestion, 'b', 'a', 'c'), submit),
  'order-right': after(orderQuestion, ...picks(orderQuestion, 'a', 'b', 'c'), submit),
  ...quizScreens,
  ...brokenScreens,
  ...glossaryScreens,
  story: play(undefined, { phase: 'story' }),
  'scenario-opening': play(undefined),
  'scenario-empty': play(opened),
  'scenario-output': play(busy),
  'scenario-keys': play({ ...busy, focus: 'keys' }),
  'scenario-map': play({ ...busy, panel: 'map' }),
  'scenario-map-way': play({ ...refused, past: [{ sandbox: yesterday(), entries: [] }], panel: 'map' }),
  'scenario-map-folded': play({
    ...busy,
    sandbox: { ...busy.sandbox, world: manyMachines(60) },
    unfolded: ['rg-1'],
    panel: 'map',
    focus: 'keys',
  }),
  'scenario-time': play({ ...busy, panel: 'time' }),
  'scenario-time-passed': play({
    ...busy,
    sandbox: later(),
    past: [{ sandbox: busy.sandbox, entries: [] }],
    panel: 'time',
    focus: 'keys',
  }),
  'scenario-steps': play({ ...refused, panel: 'steps', step: 1, focus: 'keys' }),
  'scenario-steps-last': play({ ...refused, panel: 'steps', step: 2, focus: 'keys' }),
  'scenario-goals': play({ ...busy, panel: 'goals' }),
  'scenario-story': play({ ...busy, panel: 'story' }),
  'scenario-search': play({
    ...busy,
    editor: { text: 'az vm list', cursor: 10, search: { query: 'vm', skip: 0, isFound: true } },
  }),
  'scenario-find': play({ ...busy, focus: 'find', find: { editor: { text: 'identity', cursor: 8 }, place: 2 } }),
  'scenario-find-none': play({ ...busy, focus: 'find', find: { editor: { text: 'zebra', cursor: 5 }, place: 0 } }),
  'scenario-lines': play({
    ...busy,
    editor: {
      text: 'for i in 1 2 3\ndo\n  echo "host $i of the three, and its name is long enough to need a second row"\ndone',
      cursor: 40,
    },
  }),
  'scenario-back': play({ ...busy, entries: [...entries, ...entries, ...entries], scrollback: 12 }),
  'scenario-solved': play({
    ...busy,
    editor: { text: '', cursor: 0 },
    goals: goals(true),
    entries: [
      ...entries.slice(3),
      note('solved', 'Every goal is met. Type done for the summary, or keep trying things.'),
    ],
  }),
  'scenario-keys-later': play({ ...busy, focus: 'keys', past: [{ sandbox: busy.sandbox, entries: [] }] }),
  'scenario-running': play({ ...busy, editor: { text: '', cursor: 0 }, running: { ticket: 9, line: 'az vm list' } }),
  'sandbox-keys': play({ ...opened, goals: undefined, focus: 'keys' }, { scenarioId: undefined }),
  sandbox: play({ ...opened, goals: undefined }, { scenarioId: undefined }),
  'summary-lesson': sessionAt({
    name: 'summary',
    of: { kind: 'lesson', lessonId: 'badge', outcomes },
    next: { to: 'scenario', scenarioId: 'no-default' },
  }),
  'summary-scenario': sessionAt({
    name: 'summary',
    of: { kind: 'scenario', scenarioId: 'no-default', result },
    next: { to: 'lesson', lessonId: 'scopes' },
  }),
  'summary-kept': sessionAt({
    name: 'summary',
    of: { kind: 'scenario', scenarioId: 'no-default', result },
    next: { to: 'lesson', lessonId: 'scopes' },
    kept: { path: safe('/home/ada/mi-lab-no-default.md'), reason: safe('/srv/course takes no file (EACCES).') },
  }),
  progress: sessionAt({ name: 'progress' }, { progress: someProgress }),
  'help-home': sessionAt({ name: 'help', back: { name: 'home' } }),
  'search-all': sessionAt({ name: 'search', editor: { text: '', cursor: 0 }, back: { name: 'home' } }),
  'search-found': sessionAt({ name: 'search', editor: { text: 'identity', cursor: 8 }, back: { name: 'home' } }),
  'search-nothing': sessionAt({ name: 'search', editor: { text: 'zebra', cursor: 5 }, back: { name: 'home' } }),
  fact: sessionAt({ name: 'article', of: { kind: 'fact', factId: 'F29' }, back: { name: 'home' } }),
  command: sessionAt({
    name: 'article',
    of: { kind: 'command', command: 'az identity create' },
    back: { name: 'home' },
  }),
  'home-many': sessionAt({ name: 'home' }, { course: largeCourse, progress: someProgress }),
  'help-scenario': sessionAt({ name: 'help', back: play(busy).screen as ScenarioScreen }),
  'not-saved': sessionAt({ name: 'home' }, { save: { isSaved: false, pending: 2, reason: 'the disk is full' } }),
};
