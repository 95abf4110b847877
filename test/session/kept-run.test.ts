import { describe, expect, test } from 'vitest';
import type { Course } from '../../src/catalog/course.ts';
import { createDriver, type Store } from '../../src/io/driver.ts';
import type { Journal } from '../../src/io/journal.ts';
import type { Action } from '../../src/session/action.ts';
import { homeEntries, isFirstRun } from '../../src/session/home-entries.ts';
import { NO_PROGRESS, type Recorded } from '../../src/session/progress.ts';
import { recorded } from '../../src/session/recorded.ts';
import type { Run } from '../../src/session/run.ts';
import type { Session } from '../../src/session/session.ts';
import { isAtWork } from '../../src/session/terminal.ts';
import { miniature, newcomer } from './miniature.ts';

/** Somebody at work with a journal in memory: what a new process would read comes out of `again`. */
class Learner {
  readonly events: Recorded[];
  readonly store: Store;
  readonly #course: Course;

  constructor(events: readonly Recorded[] = [], course: Course = miniature) {
    this.events = [...events];
    this.#course = course;
    const journal: Journal = {
      append: (event) => {
        this.events.push(event as unknown as Recorded);
        return { saved: true };
      },
      flush: () => ({ saved: true }),
      close: () => ({ saved: true }),
      pending: 0,
    };
    let at = 1_000 * (events.length + 1);
    const session: Session = { ...newcomer, course, progress: recorded(NO_PROGRESS, events) };
    this.store = createDriver({
      session,
      journal,
      now: () => ++at,
      onLeave: () => undefined,
      onSuspend: () => undefined,
    });
  }

  /** The same person in a new process. */
  again(course = this.#course): Learner {
    return new Learner(this.events, course);
  }

  get run(): Run {
    const { screen } = this.store.getSession();
    if (screen.name !== 'scenario' || !screen.run) throw new Error(`no sandbox on the screen ${screen.name}`);
    return screen.run;
  }

  get notes(): readonly string[] {
    return this.run.entries.flatMap((entry) => (entry.kind === 'note' ? [entry.text] : []));
  }

  get lines(): readonly string[] {
    return this.run.entries.flatMap((entry) => (entry.kind === 'line' ? [entry.text] : []));
  }

  async do(...actions: readonly Action[]): Promise<void> {
    for (const action of actions) {
      this.store.dispatch(action);
      await this.settled();
    }
  }

  async settled(): Promise<void> {
    for (let tries = 0; tries < 6_000 && isAtWork(this.store.getSession()); tries++)
      await new Promise((resolve) => setTimeout(resolve, 5));
  }

  async type(...lines: readonly string[]): Promise<void> {
    for (const text of lines) await this.do({ type: 'edit', edit: { do: 'insert', text } }, { type: 'enter-line' });
  }

  async open(): Promise<void> {
    await this.do({ type: 'go', destination: { to: 'scenario', scenarioId: 'first-scenario' } }, { type: 'go-on' });
  }

  async openSandbox(): Promise<void> {
    await this.do({ type: 'go', destination: { to: 'sandbox', fixtureId: 'one-group' } });
  }

  home = () => homeEntries(this.store.getSession());
}

async function begun(...lines: readonly string[]): Promise<Learner> {
  const learner = new Learner();
  await learner.open();
  await learner.type(...lines);
  return learner;
}

const WRONG = 'az identity create -g rg-lab -n id-report -o none';
const RIGHT = 'az identity create -g rg-lab -n id-reports -o none';

describe('a scenario that was left', () => {
  test('is as it was after leaving it: tenant, shell, transcript, hints, undos and what can be redone', async () => {
    const learner = await begun('NAME=one', WRONG, 'hint', 'false', 'undo');
    const { sandbox, hintsShown, undos, future, missesSaid } = learner.run;
    await learner.type('quit');
    expect(learner.store.getSession().screen.name).toBe('home');
    await learner.open();
    expect(learner.run.sandbox).toEqual(sandbox);
    expect(learner.run).toMatchObject({ hintsShown, undos, missesSaid, isReplaying: false });
    expect(learner.run.future).toHaveLength(future.length);
    expect(learner.notes.at(-1)).toBe('You were here before: 3 lines were played again. reset starts over.');
  });

  test('where only hints were taken, nothing is said of lines', async () => {
    const learner = await begun('hint');
    await learner.type('quit');
    await learner.open();
    expect(learner.notes.at(-1)).toBe('You were here before: your hints are shown again. reset starts over.');
    expect(learner.run.hintsShown).toEqual({ 'make-it': 1 });
  });

  test('is as it was in a new process, however the one before ended, and goes on from there', async () => {
    const first = await begun('NAME=one', WRONG);
    const second = first.again();
    await second.open();
    expect(second.lines).toEqual(['NAME=one', WRONG]);
    await second.type('echo $NAME');
    const third = second.again();
    await third.open();
    expect(third.lines).toEqual(['NAME=one', WRONG, 'echo $NAME']);
    expect(third.run.entries.flatMap((entry) => (entry.kind === 'line' ? entry.outputs : [])).at(-1)?.text).toBe(
      'one\n',
    );
  });

  test('journals nothing while it is played again', async () => {
    const first = await begun('NAME=one', WRONG);
    const second = first.again();
    await second.open();
    expect(second.events).toEqual(first.events);
  });

  test('stands first on the home screen and is marked', async () => {
    const home = (await begun('NAME=one')).again().home();
    expect(home[0]).toMatchObject({ label: 'Continue: Make an identity', detail: 'scenario, 1 line so far' });
    expect(home.find(({ label }) => label === 'Make an identity')?.mark).toBe('started');
  });

  test('is no first run any more, where playing in the free sandbox is', async () => {
    expect(isFirstRun((await begun('NAME=one')).store.getSession())).toBe(false);
    const player = new Learner();
    await player.openSandbox();
    await player.type('az group list');
    expect(isFirstRun(player.store.getSession())).toBe(true);
  });

  test('where nothing was typed it is neither marked nor gone on with', async () => {
    const learner = await begun();
    await learner.do({ type: 'go-back' });
    expect(learner.home().map(({ mark }) => mark)).not.toContain('started');
    await learner.do({ type: 'go', destination: { to: 'scenario', scenarioId: 'first-scenario' } });
    expect(learner.store.getSession().screen).toMatchObject({ phase: 'story' });
  });

  test('reset starts over, and it stays so', async () => {
    const learner = await begun(WRONG, 'reset', 'NAME=two');
    const second = learner.again();
    expect(second.home()[0]).toMatchObject({ label: 'Continue: Make an identity', detail: 'scenario, 1 line so far' });
    await second.open();
    expect(second.lines).toEqual(['NAME=two']);
  });

  test('after a reset alone there is nothing to go on with', async () => {
    expect((await begun(WRONG, 'reset')).again().home()[0]?.label).not.toContain('Continue');
  });

  test.each([
    ['at once', []],
    ['after a line', ['NAME=two', 'undo']],
  ])('a reset that was undone %s has taken nothing away', async (_, between) => {
    const learner = await begun('NAME=one', WRONG, 'reset', ...between, 'undo');
    expect(learner.lines).toEqual(['NAME=one', WRONG]);
    const second = learner.again();
    expect(second.home()[0]?.label).toBe('Continue: Make an identity');
    await second.open();
    expect(second.lines).toEqual(['NAME=one', WRONG]);
    expect(second.run.sandbox).toEqual(learner.run.sandbox);
  });

  test('a reset within free play leaves what was before it', async () => {
    const home = (await begun('NAME=one', 'play', 'NAME=two', 'reset')).again().home();
    expect(home[0]?.label).toBe('Continue: Make an identity');
  });

  test('free play within it is gone on with, and what was before it comes back after it', async () => {
    const learner = await begun('NAME=one', 'play', 'NAME=two', 'reset', 'NAME=three');
    const second = learner.again();
    await second.open();
    await second.type('play', 'echo $NAME');
    expect(second.run.entries.flatMap((entry) => (entry.kind === 'line' ? entry.outputs : [])).at(-1)?.text).toBe(
      'one\n',
    );
  });

  test('once it is solved it begins anew the next time', async () => {
    const learner = await begun(RIGHT, 'az group list -o none');
    const second = learner.again();
    expect(second.home()[0]?.label).not.toContain('Continue');
    await second.open();
    expect(second.lines).toEqual([]);
  });

  test('what was undone after it was solved is gone on with', async () => {
    const learner = await begun(WRONG, RIGHT, 'undo', 'quit');
    const later = learner.again();
    await later.open();
    expect(later.lines).toEqual([WRONG]);
    expect(later.run.goals?.isSolved).toBe(false);
  });

  test('a line that was stopped is not played again', async () => {
    const learner = await begun('NAME=one');
    learner.store.dispatch({ type: 'edit', edit: { do: 'insert', text: 'while true; do sleep 1; done' } });
    learner.store.dispatch({ type: 'enter-line' });
    await new Promise((resolve) => setTimeout(resolve, 30));
    await learner.do({ type: 'interrupt' });
    const second = learner.again();
    await second.open();
    expect(second.lines).toEqual(['NAME=one']);
  });

  test.each([
    ['its text has a new revision', { scenarios: miniature.scenarios.map((one) => ({ ...one, revision: 2 })) }],
    [
      'its world is another one',
      { fixtures: miniature.fixtures.map((one) => ({ ...one, lines: [...one.lines, 'true'] })) },
    ],
  ])('where %s it begins anew and says so', async (_what, change) => {
    const learner = (await begun('NAME=one')).again({ ...miniature, ...change });
    await learner.do({ type: 'go', destination: { to: 'scenario', scenarioId: 'first-scenario' } });
    expect(learner.store.getSession().screen).toMatchObject({ phase: 'story' });
    await learner.do({ type: 'go-on' });
    expect(learner.lines).toEqual([]);
    expect(learner.notes).toEqual(['This scenario is another one since you were here: it begins anew.']);
  });

  test('Esc while it is played again leaves, and loses nothing', async () => {
    const second = (await begun('NAME=one', WRONG)).again();
    second.store.dispatch({ type: 'go', destination: { to: 'scenario', scenarioId: 'first-scenario' } });
    second.store.dispatch({ type: 'edit', edit: { do: 'insert', text: 'typed too early' } });
    second.store.dispatch({ type: 'go-back' });
    expect(second.store.getSession().screen.name).toBe('home');
    await second.open();
    expect(second.lines).toEqual(['NAME=one', WRONG]);
  });
});

test('two processes in one scenario: the one that typed last is gone on with, and no line is mixed in', async () => {
  const first = await begun('echo one', 'echo two', 'echo three');
  const other = new Learner();
  await other.open();
  await other.type('echo other');
  const later = other.events.map((event): Recorded => ({ ...event, at: event.at + 100_000 }));
  const second = new Learner([...first.events.slice(0, 2), ...later, ...first.events.slice(2)]);
  await second.open();
  expect(second.lines).toEqual(['echo other']);
});

test('the free sandbox is as it was left, each fixture by itself', async () => {
  const learner = new Learner();
  await learner.openSandbox();
  await learner.type('az group create -n rg-own -l westeurope -o none');
  const second = learner.again();
  await second.openSandbox();
  expect([...second.run.sandbox.world.resourceGroups.keys()].join()).toContain('rg-own');
  await second.do({ type: 'go', destination: { to: 'sandbox' } });
  expect(second.lines).toEqual([]);
});

describe('a letter meant for the prompt', () => {
  const bar: Action = { type: 'focus', focus: 'keys' };
  const quit: Action = { type: 'lab-word', word: 'quit' };

  test('does not leave a scenario in which something was typed; a second one does', async () => {
    const learner = await begun('NAME=one');
    await learner.do(bar, quit);
    expect(learner.notes.at(-1)).toContain('q again leaves');
    await learner.do({ type: 'focus', focus: 'prompt' }, bar, quit);
    expect(learner.store.getSession().screen.name).toBe('scenario');
    await learner.do(quit);
    expect(learner.store.getSession().screen.name).toBe('home');
  });

  test('leaves at once where nothing was typed, and where all is done', async () => {
    const fresh = await begun();
    await fresh.do(bar, quit);
    expect(fresh.store.getSession().screen.name).toBe('home');
    const solved = await begun(RIGHT);
    await solved.do(bar, quit);
    expect(solved.store.getSession().screen.name).toBe('summary');
  });
});
