import { beforeEach, expect, test } from 'vitest';
import type { Course } from '../../src/catalog/course.ts';
import type { Scenario } from '../../src/catalog/scenario.ts';
import { createDriver, type Store } from '../../src/io/driver.ts';
import type { Journal } from '../../src/io/journal.ts';
import { settled } from '../../src/io/settled.ts';
import type { ScenarioPart } from '../../src/session/scenario-part.ts';
import { sanitize as safe } from '../../src/text/safe-text.ts';
import { miniature, newcomer } from './miniature.ts';

const [first] = miniature.scenarios;
if (!first) throw new Error('no scenario');

const goal = (id: string, identity: string) => ({
  kind: 'identity-exists' as const,
  id,
  identity: safe(identity),
  not: false,
});

const make = (name: string): string => `az identity create -g rg-lab -n ${name}`;

/** Two tasks, a prediction before the second, a solution in four lines. */
const scenario: Scenario = {
  ...first,
  tasks: [
    { ...(first.tasks[0] as Scenario['tasks'][number]), goals: [goal('reports', 'id-reports')] },
    {
      id: 'another',
      text: safe('Make id-orders'),
      goals: [goal('orders', 'id-orders')],
      hints: [safe('Where to look.'), safe('What to notice.'), safe('What to type.')],
      predictions: [
        {
          id: 'what-is-listed',
          revision: 1,
          aliases: [],
          facts: [],
          stem: safe('What does the list show?'),
          choices: [
            { text: safe('id-reports'), correct: true, why: safe('It was made.') },
            { text: safe('nothing'), correct: false, why: safe('It was made.') },
          ],
          lines: [make('id-reports'), 'az identity list -o table'],
          shows: 'id-reports',
          before: ['az identity list'],
          when: [],
        },
      ],
    },
  ],
  solutions: [
    {
      title: safe('One by one'),
      lines: [make('id-reports'), 'az identity list -o table', make('id-orders'), 'az identity list -o tsv'],
    },
  ],
  nearMisses: [
    ...first.nearMisses,
    { ...(first.nearMisses[0] as Scenario['nearMisses'][number]), id: 'not-known', lines: [make('id-other')] },
    { ...(first.nearMisses[0] as Scenario['nearMisses'][number]), id: 'shadowed' },
  ],
};

const course: Course = { ...miniature, scenarios: [scenario] };
const NO_JOURNAL = { append: () => ({ saved: true }), pending: 0 } as unknown as Journal;

let store: Store;
beforeEach(() => {
  store = createDriver({
    session: newcomer,
    journal: NO_JOURNAL,
    now: () => 1_000,
    onLeave: () => undefined,
    onSuspend: () => undefined,
  });
});

async function look(part: ScenarioPart, of = course): Promise<void> {
  store.dispatch({ type: 'show-edited', course: of, place: { kind: 'scenario', scenarioId: scenario.id, part } });
  await settled(store);
}

function run() {
  const { screen } = store.getSession();
  if (screen.name !== 'scenario' || !screen.run) throw new Error(`no sandbox on the screen ${screen.name}`);
  return screen.run;
}

const typed = () => run().entries.flatMap((entry) => (entry.kind === 'line' ? [entry.text] : []));
const notes = () => run().entries.flatMap((entry) => (entry.kind === 'note' ? [`${entry.tone}: ${entry.text}`] : []));

test('the story is read as a learner reads it', async () => {
  await look({ kind: 'story' });
  expect(store.getSession().screen).toMatchObject({ name: 'scenario', phase: 'story' });
});

test('the goals of the first task stand there at once', async () => {
  await look({ kind: 'goals', task: 0 });
  expect(run().panel).toBe('goals');
  expect(typed()).toEqual([]);
});

test('the second task is reached by a solution, no further than it takes, and nothing is asked on the way', async () => {
  await look({ kind: 'hints', task: 1 });
  expect(typed()).toEqual([make('id-reports')]);
  expect(run().goals?.tasks.map(({ isDone }) => isDone)).toEqual([true, false]);
  expect(notes().slice(-3)).toEqual([
    'hint: Hint 1 of 3: Where to look.',
    'hint: Hint 2 of 3: What to notice.',
    'hint: Hint 3 of 3: What to type.',
  ]);
  expect(run().predicted).toEqual([]);
});

test('a prediction is asked, before its last line', async () => {
  await look({ kind: 'prediction', task: 1, index: 0 });
  expect(typed()).toEqual([make('id-reports')]);
  expect(run().predicting).toMatchObject({ line: 'az identity list -o table', question: { id: 'what-is-listed' } });
});

test.each([
  ['prints what shows says', { shows: 'id-nobody' }, 'that line does not print what shows holds: id-nobody'],
  [
    'is typed where its conditions hold',
    { when: [goal('orders', 'id-orders')] },
    'before that line not all conditions of its when hold, or the scenario is solved',
  ],
])('of a prediction none of whose lines %s it is said why it is not asked', async (_name, change, why) => {
  const [one, two] = scenario.tasks;
  const wrong = { ...two, predictions: two?.predictions.map((prediction) => ({ ...prediction, ...change })) };
  const tasks = [one, wrong] as Scenario['tasks'];
  await look({ kind: 'prediction', task: 1, index: 0 }, { ...course, scenarios: [{ ...scenario, tasks }] });
  expect(run().predicting).toBeUndefined();
  expect(notes().at(-1)).toBe(`plain: Prediction 'what-is-listed' is not asked before the last of its lines: ${why}`);
});

test('a solution is played down to the line that is written, or to its end', async () => {
  await look({ kind: 'solution', index: 0, lines: 2 });
  expect(typed()).toEqual([make('id-reports'), 'az identity list -o table']);
  expect(notes().at(-1)).toBe("plain: Solution 'One by one', down to line 2 of 4.");
  await look({ kind: 'solution', index: 0 });
  expect(typed()).toHaveLength(4);
  expect(run().goals?.isSolved).toBe(true);
});

test('a near miss says its message; one that is not recognised, what is wrong with it', async () => {
  await look({ kind: 'near-miss', index: 0 });
  expect(notes().at(-1)).toBe('miss: An identity is there. Look at its name again.');
  await look({ kind: 'near-miss', index: 1 });
  expect(notes().at(-1)).toBe(
    "plain: Near miss 'not-known' is not recognised: after its lines this does not hold: the identity id-report exists (in fact: there is no user-assigned identity called id-report). Change the condition, or the lines.",
  );
  await look({ kind: 'near-miss', index: 2 });
  expect(notes().at(-1)).toBe(
    "plain: Near miss 'shadowed' is taken for 'wrong-name', which stands before it. Make one of the two conditions narrower.",
  );
});

test('what one takes away is the summary of a scenario that was solved', async () => {
  await look({ kind: 'takeaways' });
  expect(store.getSession().screen).toMatchObject({ name: 'summary', of: { kind: 'scenario' } });
});

test('what an author typed is not played again the next time', async () => {
  await look({ kind: 'goals', task: 0 });
  store.dispatch({ type: 'lab-word', word: 'hint' });
  store.dispatch({ type: 'paste', text: 'az group list\n' });
  await settled(store);
  await look({ kind: 'hints', task: 0 });
  expect(typed()).toEqual([]);
  expect(notes().join()).not.toContain('You were here before');
});

test('what is typed stays while something else of the course is saved; a world that was saved is made anew', async () => {
  await look({ kind: 'hints', task: 0 });
  store.dispatch({ type: 'paste', text: 'az group list\n' });
  await settled(store);
  const files = safe('read again: facts.yaml');
  store.dispatch({ type: 'show-reread', course: { ...course, lessons: [] }, files });
  expect(typed()).toEqual(['az group list']);
  expect(store.getSession()).toMatchObject({ reread: files, course: { lessons: [] } });
  const fixtures = course.fixtures.map((one) => ({
    ...one,
    lines: [...one.lines, 'az group create -n rg-new -l westeurope'],
  }));
  store.dispatch({ type: 'show-reread', course: { ...course, fixtures }, files });
  await settled(store);
  expect(typed()).toEqual([]);
  expect([...run().sandbox.world.resourceGroups.values()].map(({ name }) => name)).toContain('rg-new');
  expect(notes().at(-1)).toBe('hint: Hint 3 of 3: az identity create -g rg-lab -n id-reports');
});

test('what was said of an earlier look is gone with the next', async () => {
  const first = safe('lessons/x.yaml:1:1 it is broken');
  await look({ kind: 'goals', task: 0 });
  store.dispatch({ type: 'show-reread', course, files: safe('read again: x.yaml'), elsewhere: { count: 1, first } });
  expect(store.getSession()).toMatchObject({ reread: 'read again: x.yaml', elsewhere: { count: 1 } });
  store.dispatch({ type: 'show-broken', issues: [first] });
  expect(store.getSession()).not.toHaveProperty('reread');
  expect(store.getSession()).not.toHaveProperty('elsewhere');
});

test('a course that is mended goes on where one was before it broke', async () => {
  await look({ kind: 'goals', task: 0 });
  const before = store.getSession().screen;
  store.dispatch({ type: 'show-broken', issues: [safe('lessons/x.yaml:1:1 it is broken')] });
  store.dispatch({ type: 'show-reread', course, files: safe('mended') });
  expect(store.getSession().screen).toEqual(before);
});
