import { beforeEach, describe, expect, test } from 'vitest';
import { createDriver, type Store } from '../../src/io/driver.ts';
import type { Journal } from '../../src/io/journal.ts';
import type { JournalEvent } from '../../src/io/journal-record.ts';
import type { Action } from '../../src/session/action.ts';
import type { Entry, Run } from '../../src/session/run.ts';
import type { Asking } from '../../src/session/screen.ts';
import type { Session } from '../../src/session/session.ts';
import { isAtWork } from '../../src/session/terminal.ts';
import { update } from '../../src/session/update.ts';
import { workScreen } from '../../src/session/work-screen.ts';
import { newcomerToKinds } from './new-kinds.ts';

let store: Store;
let saved: JournalEvent[];
let hasLeft: boolean;

const on: Action = { type: 'go-on' };

function askingIn(session: Session): Asking {
  const work = workScreen(session);
  if ((work.name !== 'lesson' && work.name !== 'quiz') || !work.asking) throw new Error(`no question on ${work.name}`);
  return work.asking;
}

const asking = (): Asking => askingIn(store.getSession());

function runOf(): Run {
  const { run } = asking().sandbox ?? {};
  if (!run) throw new Error('the question has no sandbox');
  return run;
}

const said = (entries: readonly Entry[]): string =>
  entries.flatMap((entry) => (entry.kind === 'line' ? entry.outputs.map(({ text }) => text) : [])).join('');

const notes = (): string =>
  runOf()
    .entries.flatMap((entry) => (entry.kind === 'note' ? [entry.text] : []))
    .join('\n');

/** Waits until no world is being made and no line is at work. */
async function settled(): Promise<void> {
  for (let tries = 0; tries < 6_000; tries++) {
    if (!isAtWork(store.getSession())) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('the sandbox never came to rest');
}

async function type(line: string): Promise<void> {
  store.dispatch({ type: 'edit', edit: { do: 'insert', text: line } });
  store.dispatch({ type: 'enter-line' });
  await settled();
}

/** Picks the option with this id, wherever it stands. */
function pick(id: string): void {
  const { prompt } = asking();
  const options = 'options' in prompt ? prompt.options : [];
  store.dispatch({ type: 'pick', index: options.findIndex((one) => one.id === id) });
}

const answers = () => saved.filter((event) => event.type === 'answered');

beforeEach(() => {
  saved = [];
  hasLeft = false;
  const journal = {
    append: (event: JournalEvent) => {
      saved.push(event);
      return { saved: true };
    },
    pending: 0,
  } as unknown as Journal;
  store = createDriver({
    session: newcomerToKinds,
    journal,
    now: () => 1_000,
    onLeave: () => (hasLeft = true),
    onSuspend: () => undefined,
  });
  store.dispatch({ type: 'go', destination: { to: 'lesson', lessonId: 'kinds' } });
  store.dispatch(on);
});

async function predicted(id: string): Promise<void> {
  pick(id);
  await settled();
}

describe('a prediction', () => {
  test('is recorded before anything runs, and the world is asked for after it', () => {
    const before = store.getSession();
    const options = askingIn(before).prompt.kind === 'pick-one' ? askingIn(before).prompt : undefined;
    const index = options?.kind === 'pick-one' ? options.options.findIndex(({ id }) => id === 'b') : -1;
    const { session, effects } = update(before, { type: 'pick', index }, 1_000);
    expect(effects.map((effect) => effect.type)).toEqual(['save', 'open-sandbox']);
    expect(askingIn(session).sandbox?.run).toBeUndefined();
    expect(effects[0]).toMatchObject({ event: { answer: { kind: 'pick-one', option: 'b' }, isCorrect: false } });
  });

  test('stands beside what came out of its lines, which ran one after the other', async () => {
    await predicted('a');
    expect(said(runOf().entries)).toBe('the lab\n');
    expect(asking().answered?.verdict.isCorrect).toBe(true);
    expect(answers()).toHaveLength(1);
  });

  test('does not go on while its lines run, and cannot be changed', async () => {
    pick('b');
    store.dispatch(on);
    pick('a');
    expect(asking().question.id).toBe('q-predict');
    await settled();
    expect(asking().answered?.answer).toEqual({ kind: 'pick-one', option: 'b' });
    store.dispatch(on);
    expect(asking().question.id).toBe('q-command');
  });

  test('goes on running while help is read', async () => {
    pick('a');
    store.dispatch({ type: 'show-help' });
    for (let tries = 0; tries < 500 && said(asking().sandbox?.run?.entries ?? []) === ''; tries++)
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect(store.getSession().screen.name).toBe('help');
    store.dispatch({ type: 'go-back' });
    await settled();
    expect(said(runOf().entries)).toBe('the lab\n');
  });

  test('takes no lines of the learner', async () => {
    await predicted('a');
    store.dispatch({ type: 'edit', edit: { do: 'insert', text: 'echo mine' } });
    store.dispatch({ type: 'enter-line' });
    expect(runOf().editor.text).toBe('');
  });
});

async function atCommand(): Promise<void> {
  await predicted('a');
  store.dispatch(on);
  await settled();
}

describe('a question that is answered at a terminal', () => {
  test('is right as soon as the world is as wanted, however it came about, and says what was typed', async () => {
    await atCommand();
    await type('G=rg-lob');
    await type('^lob^lab');
    await type('for N in id-other id-new; do az identity create -g $G -n $N -o none; done');
    expect(asking().answered?.verdict.isCorrect).toBe(true);
    expect(answers().at(-1)).toMatchObject({
      item: 'mini/q-command',
      isCorrect: true,
      answer: { kind: 'type', lines: ['G=rg-lob', 'G=rg-lab', expect.stringContaining('id-other')], met: ['there'] },
    });
    store.dispatch(on);
    expect(asking().question.id).toBe('q-match');
  });

  test('goes no further unanswered, and a line that fails answers nothing', async () => {
    await atCommand();
    await type('az idenity create -n id-new');
    store.dispatch(on);
    expect(asking().question.id).toBe('q-command');
    expect(asking().answered).toBeUndefined();
  });

  test('offers its solution after three attempts; those taken back count, what only looks and slips of the keyboard do not', async () => {
    await atCommand();
    await type('solution');
    expect(notes()).toContain('after 3 more attempts');
    for (const line of ['b', 'ls', 'az group list -o none', 'clock', 'ONE=1', 'undo', 'az vm show']) await type(line);
    expect(notes()).not.toContain('Type solution');
    await type('TWO=2');
    expect(notes()).toContain('Type solution');
    await type('hint');
    expect(notes()).toContain('solution shows one way');
    expect(runOf().panel).toBe('story');
  });

  test('that is given up counts as missed before the solution runs, from the start', async () => {
    await atCommand();
    for (const word of ['one', 'two', 'three']) await type(`echo ${word}; false`);
    store.dispatch({ type: 'edit', edit: { do: 'insert', text: 'solution' } });
    store.dispatch({ type: 'enter-line' });
    expect(answers().at(-1)).toMatchObject({ isCorrect: false, answer: { kind: 'type', met: [] } });
    expect(said(runOf().entries)).not.toContain('three');
    await settled();
    expect(runOf().goals?.isSolved).toBe(true);
    expect(said(runOf().entries)).toContain('id-new');
    expect(answers()).toHaveLength(2);
    expect(asking().answered?.verdict.isCorrect).toBe(false);
  });

  test('comes back when it was missed, in a world of its own', async () => {
    await atCommand();
    for (const word of ['one', 'two', 'three']) await type(`echo ${word}; false`);
    await type('solution');
    store.dispatch(on);
    for (const id of ['a', 'b', 'c']) pick(id);
    store.dispatch({ type: 'submit' });
    store.dispatch(on);
    await settled();
    expect(store.getSession().screen).toMatchObject({ step: { kind: 'missed', questionId: 'q-command' } });
    expect(runOf().goals?.isSolved).toBe(false);
    expect(runOf().entries).toEqual([]);
    await type('az identity create -g rg-lab -n id-new -o none');
    expect(asking().answered?.verdict.isCorrect).toBe(true);
  });

  test('is stopped by Ctrl-C as a terminal is: the line, then what is typed, then the lab', async () => {
    await atCommand();
    store.dispatch({ type: 'edit', edit: { do: 'insert', text: 'while true; do sleep 1; done' } });
    store.dispatch({ type: 'enter-line' });
    await new Promise((resolve) => setTimeout(resolve, 30));
    store.dispatch({ type: 'interrupt' });
    await settled();
    expect(runOf().entries.at(-1)).toMatchObject({ exitCode: 130 });
    store.dispatch({ type: 'interrupt' });
    expect(hasLeft).toBe(false);
    store.dispatch({ type: 'interrupt' });
    expect(hasLeft).toBe(true);
  });
});

describe('a match', () => {
  async function atMatch(): Promise<void> {
    await atCommand();
    await type('az identity create -g rg-lab -n id-new -o none');
    store.dispatch(on);
  }

  test('goes from left to left, moves a right that is given again, and takes back', async () => {
    await atMatch();
    pick('a');
    pick('b');
    expect(asking()).toMatchObject({ picked: ['a', 'b', ''], cursor: 2 });
    pick('a');
    expect(asking()).toMatchObject({ picked: ['', 'b', 'a'], cursor: 0 });
    store.dispatch({ type: 'submit' });
    expect(asking().answered).toBeUndefined();
    store.dispatch({ type: 'move-cursor', by: 1 });
    store.dispatch({ type: 'unpick-last' });
    expect(asking()).toMatchObject({ picked: ['', '', 'a'], cursor: 1 });
    store.dispatch({ type: 'move-cursor', by: -1 });
    store.dispatch({ type: 'unpick-last' });
    expect(asking()).toMatchObject({ picked: ['', '', 'a'], cursor: 0 });
  });

  test('can be done without letters: one key tries what is free', async () => {
    await atMatch();
    const seen = new Set<string>();
    for (let press = 0; press < 4; press++) {
      store.dispatch({ type: 'pick-at-cursor' });
      seen.add(asking().picked[0] ?? '');
    }
    expect([...seen].sort()).toEqual(['a', 'b', 'c', 'd']);
    store.dispatch({ type: 'move-cursor', by: 1 });
    store.dispatch({ type: 'pick-at-cursor' });
    expect(asking().picked[1]).not.toBe(asking().picked[0]);
  });

  test('is judged and journalled with its pairs', async () => {
    await atMatch();
    for (const id of ['a', 'd', 'c']) pick(id);
    store.dispatch({ type: 'submit' });
    expect(answers().at(-1)).toMatchObject({
      isCorrect: false,
      answer: {
        kind: 'match',
        pairs: [
          { left: 'a', right: 'a' },
          { left: 'b', right: 'd' },
          { left: 'c', right: 'c' },
        ],
      },
    });
  });
});

test('in a quiz a terminal is opened for each question that needs one', async () => {
  store.dispatch({ type: 'go-back' });
  store.dispatch({ type: 'go', destination: { to: 'quiz', seed: 3 } });
  const seen: string[] = [];
  for (let number = 0; number < 3; number++) {
    await settled();
    const { question, prompt } = asking();
    seen.push(question.kind);
    if (prompt.kind === 'type') await type('az identity create -g rg-lab -n id-new -o none');
    else if (prompt.kind === 'match') for (const id of ['a', 'b', 'c']) pick(id);
    else await predicted('a');
    store.dispatch({ type: 'submit' });
    store.dispatch(on);
  }
  expect(seen.sort()).toEqual(['command', 'match', 'predict']);
  expect(store.getSession().screen).toMatchObject({ name: 'summary', of: { kind: 'quiz' } });
  expect(answers().every((event) => event.isCorrect === true)).toBe(true);
});
