import { beforeEach, expect, test } from 'vitest';
import { createDriver, type Store } from '../../src/io/driver.ts';
import type { Journal } from '../../src/io/journal.ts';
import type { JournalEvent } from '../../src/io/journal-record.ts';
import { NO_PROGRESS, type Recorded } from '../../src/session/progress.ts';
import { recorded } from '../../src/session/recorded.ts';
import { isAtWork } from '../../src/session/terminal.ts';
import { workScreen } from '../../src/session/work-screen.ts';
import { newcomerToKinds } from './new-kinds.ts';

const saved: Recorded[] = [];
let clock = 1_000;

beforeEach(() => void saved.splice(0));

/** The lab as the next process opens it: it knows what was journalled, and nothing else. */
function opened(): Store {
  const journal = {
    append: (event: JournalEvent) => {
      saved.push({ ...event, at: clock } as Recorded);
      return { saved: true };
    },
    pending: 0,
  } as unknown as Journal;
  return createDriver({
    session: { ...newcomerToKinds, progress: recorded(NO_PROGRESS, saved) },
    journal,
    now: () => clock++,
    onLeave: () => undefined,
    onSuspend: () => undefined,
  });
}

async function settled(store: Store): Promise<void> {
  for (let tries = 0; tries < 6_000 && isAtWork(store.getSession()); tries++)
    await new Promise((resolve) => setTimeout(resolve, 5));
}

async function type(store: Store, line: string): Promise<void> {
  store.dispatch({ type: 'edit', edit: { do: 'insert', text: line } });
  store.dispatch({ type: 'enter-line' });
  await settled(store);
}

const runOf = (store: Store) => {
  const work = workScreen(store.getSession());
  return work.name === 'lesson' || work.name === 'quiz' ? work.asking?.sandbox?.run : undefined;
};

const linesIn = (store: Store): readonly string[] =>
  (runOf(store)?.entries ?? []).flatMap((entry) => (entry.kind === 'line' ? [entry.text] : []));

async function atCommand(): Promise<Store> {
  const store = opened();
  store.dispatch({ type: 'go', destination: { to: 'lesson', lessonId: 'kinds' } });
  for (let step = 0; step < 4 && !runOf(store)?.goals; step++) {
    const work = workScreen(store.getSession());
    if (work.name === 'lesson' && work.asking?.question.kind === 'predict' && !work.asking.answered)
      store.dispatch({ type: 'pick', index: 0 });
    await settled(store);
    if (!runOf(store)?.goals) store.dispatch({ type: 'go-on' });
    await settled(store);
  }
  return store;
}

/** The lines that stand at the question when a quiz asks it. */
async function linesInQuiz(): Promise<readonly string[]> {
  const store = opened();
  store.dispatch({ type: 'go', destination: { to: 'quiz', topic: 'kinds', seed: 3 } });
  for (let step = 0; step < 8; step++) {
    await settled(store);
    if (runOf(store)?.goals) return linesIn(store);
    store.dispatch({ type: 'skip' });
  }
  throw new Error('the quiz never asked for a command');
}

test('what was typed at a question is there when one comes back, and is gone once it was answered', async () => {
  const first = await atCommand();
  await type(first, 'echo one');
  await type(first, 'echo two');

  const second = await atCommand();
  expect(linesIn(second)).toEqual(['echo one', 'echo two']);
  await type(second, 'echo three');
  expect(saved.filter(({ type: kind }) => kind === 'typed')).toHaveLength(3);

  const third = await atCommand();
  expect(linesIn(third)).toEqual(['echo one', 'echo two', 'echo three']);
  await type(third, 'az identity create -g rg-lab -n id-new -o none');
  const answer = saved.findLast(({ type: kind }) => kind === 'answered');
  expect(answer).toMatchObject({ item: 'mini/q-command', isCorrect: true });

  expect(await linesInQuiz()).toEqual([]);
});

test('a solution that was shown is not typed for who meets the question again', async () => {
  const first = await atCommand();
  for (const line of ['false', 'false', 'false', 'solution']) await type(first, line);
  expect(saved.at(-1)).toMatchObject({ type: 'answered', item: 'mini/q-command', isCorrect: false });

  expect(await linesInQuiz()).toEqual([]);
});
