import { beforeEach, expect, test } from 'vitest';
import { createDriver, type Store } from '../../src/io/driver.ts';
import { openJournal } from '../../src/io/journal.ts';
import type { Action, LabWord } from '../../src/session/action.ts';
import type { Run } from '../../src/session/run.ts';
import { newcomer } from './miniature.ts';

let store: Store;
let hasLeft = false;

const runOf = (): Run => {
  const { screen } = store.getSession();
  if (screen.name !== 'scenario' || !screen.run) throw new Error(`no sandbox on the screen ${screen.name}`);
  return screen.run;
};

/** Waits until the sandbox is there and no line is at work. */
async function settled(): Promise<void> {
  for (let tries = 0; tries < 6_000; tries++) {
    const { screen } = store.getSession();
    if (screen.name !== 'scenario' || (screen.run && !screen.run.running)) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('the sandbox never came to rest');
}

async function type(line: string): Promise<void> {
  store.dispatch({ type: 'edit', edit: { do: 'insert', text: line } });
  store.dispatch({ type: 'enter-line' });
  await settled();
}

const notes = (): readonly string[] =>
  runOf().entries.flatMap((entry) => (entry.kind === 'note' ? [`${entry.tone}: ${entry.text}`] : []));
const said = (): string =>
  runOf()
    .entries.flatMap((entry) => (entry.kind === 'line' ? entry.outputs.map((output) => output.text) : []))
    .join('');

beforeEach(async () => {
  hasLeft = false;
  const journal = openJournal('/proc/no-home-here');
  store = createDriver({
    session: newcomer,
    journal,
    now: () => 1_000,
    onLeave: () => (hasLeft = true),
    onSuspend: () => undefined,
  });
  store.dispatch({ type: 'go', destination: { to: 'scenario', scenarioId: 'first-scenario' } });
  store.dispatch({ type: 'go-on' });
  await settled();
});

test('a line runs, its output stands in the transcript, and a goal that is met is said', async () => {
  await type('az identity create -g rg-lab -n id-reports --query name -o tsv');
  expect(said()).toBe('id-reports\n');
  expect(notes()[0]).toMatch(/^met: .*id-reports/);
  expect(runOf().goals?.isSolved).toBe(true);
});

test('a recognised wrong turn is answered once, at once', async () => {
  await type('az identity create -g rg-lab -n id-report');
  await type('az identity list --query length(@)');
  expect(notes().filter((note) => note.startsWith('miss'))).toEqual([
    'miss: An identity is there. Look at its name again.',
  ]);
});

test('undo takes world, shell and transcript back; redo brings them again; a goal that is lost is said', async () => {
  await type('NAME=id-reports');
  await type('az identity create -g rg-lab -n $NAME');
  const solved = runOf().sandbox;
  await type('undo');
  expect(runOf().goals?.isSolved).toBe(false);
  expect(notes().some((note) => note.startsWith('unmet'))).toBe(true);
  await type('undo');
  expect(runOf().sandbox.shell.environments.get('operator')?.variables.NAME).toBeUndefined();
  await type('redo');
  await type('redo');
  expect(runOf().sandbox).toBe(solved);
});

test('reset starts again from the fixture, and undo brings the work back', async () => {
  await type('az identity create -g rg-lab -n id-reports');
  await type('reset');
  expect(runOf().goals?.isSolved).toBe(false);
  await type('undo');
  expect(runOf().goals?.isSolved).toBe(true);
});

test('hints come one by one, the last one again', async () => {
  for (const word of ['hint', 'hint', 'hint', 'hint']) await type(word);
  expect(
    notes()
      .filter((note) => note.startsWith('hint'))
      .map((note) => note.slice(0, 17)),
  ).toEqual(['hint: Hint 1 of 3', 'hint: Hint 2 of 3', 'hint: Hint 3 of 3', 'hint: Hint 3 of 3']);
});

test('done before the end says what is open; after it, the summary counts', async () => {
  await type('done');
  expect(notes().at(-1)).toContain('Not yet');
  await type('az identity create -g rg-lab -n id-reports');
  await type('done');
  expect(store.getSession().screen).toMatchObject({
    name: 'summary',
    of: { kind: 'scenario', result: { shortest: 1 } },
  });
});

test('a loop typed over several lines is one command, and so is a pasted one', async () => {
  await type('for i in 1 2');
  expect(runOf().editor.text).toBe('for i in 1 2\n');
  await type('do echo n$i; done');
  expect(said()).toBe('n1\nn2\n');
  store.dispatch({ type: 'paste', text: 'for i in 3 4\ndo\n  echo n$i\ndone\necho half' });
  for (let tries = 0; tries < 100 && runOf().editor.text !== 'echo half'; tries++)
    await settled().then(() => new Promise((resolve) => setTimeout(resolve, 10)));
  expect(said()).toBe('n1\nn2\nn3\nn4\n');
  expect(runOf().editor.text).toBe('echo half');
});

test('ctrl-c stops the line at work, then clears what is typed, then warns once, then leaves', async () => {
  const interrupt: Action = { type: 'interrupt' };
  store.dispatch({ type: 'edit', edit: { do: 'insert', text: 'while true; do sleep 1; done' } });
  store.dispatch({ type: 'enter-line' });
  await new Promise((resolve) => setTimeout(resolve, 30));
  store.dispatch(interrupt);
  await settled();
  expect(runOf().entries.at(-1)).toMatchObject({ exitCode: 130 });
  store.dispatch({ type: 'edit', edit: { do: 'insert', text: 'half a line' } });
  store.dispatch(interrupt);
  expect(runOf().editor.text).toBe('');
  expect(hasLeft).toBe(false);
  store.dispatch(interrupt);
  expect(hasLeft).toBe(false);
  expect(notes().at(-1)).toContain('Ctrl-C again leaves the lab');
  await type('true');
  store.dispatch(interrupt);
  expect(hasLeft).toBe(false);
  store.dispatch(interrupt);
  expect(hasLeft).toBe(true);
});

test('where nothing can be saved the lab goes on and the session says why', async () => {
  await type('az identity create -g rg-lab -n id-reports');
  expect(store.getSession().save).toMatchObject({ isSaved: false, pending: 2 });
  expect(store.getSession().save.reason).toContain('/proc/no-home-here');
});

test('what was undone is still fetched by the up arrow, to be corrected', async () => {
  await type('az identity crate -g rg-lab -n id-reports');
  await type('undo');
  store.dispatch({ type: 'edit', edit: { do: 'older' } });
  expect(runOf().editor.text).toBe('az identity crate -g rg-lab -n id-reports');
});

test.each<LabWord>(['map', 'time', 'goals', 'story'])('%s opens its panel and closes it again', async (word) => {
  await type(word);
  expect(runOf().panel).toBe(word);
  store.dispatch({ type: 'lab-word', word });
  expect(runOf().panel).toBe('none');
});

test('Up brings back what !! came to, and a line that was not found as it was typed', async () => {
  await type('echo one');
  await type('echo two; !!');
  store.dispatch({ type: 'edit', edit: { do: 'older' } });
  expect(runOf().editor.text).toBe('echo two; echo one');
  store.dispatch({ type: 'interrupt' });
  await type('!nothing');
  store.dispatch({ type: 'edit', edit: { do: 'older' } });
  expect(runOf().editor.text).toBe('!nothing');
});
