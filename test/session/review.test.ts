import { expect, test } from 'vitest';
import type { Action } from '../../src/session/action.ts';
import { homeEntries } from '../../src/session/home-entries.ts';
import { NO_PROGRESS, type Recorded } from '../../src/session/progress.ts';
import { recorded } from '../../src/session/recorded.ts';
import type { Session } from '../../src/session/session.ts';
import { update } from '../../src/session/update.ts';
import { DAY } from '../../src/sim/duration.ts';
import { progressRows } from '../../src/ui/progress-rows.ts';
import { newcomer } from './miniature.ts';

const START = Date.UTC(2026, 10, 1, 9);
const LATER = START + 10 * DAY;

const answered = (id: string, isCorrect: boolean): Recorded => ({
  type: 'answered',
  item: `mini/${id}`,
  revision: 1,
  answer: { kind: 'pick-one', option: isCorrect ? 'a' : 'b' },
  isCorrect,
  at: START,
});

const helped: Recorded = {
  type: 'solved',
  item: 'mini/first-scenario',
  revision: 1,
  lines: 1,
  hints: 2,
  isAssisted: false,
  at: START,
};

const learner = (...events: readonly Recorded[]): Session => ({
  ...newcomer,
  now: LATER,
  progress: recorded(NO_PROGRESS, events),
});

/** The session after some actions, and what was journalled on the way. */
function after(session: Session, ...actions: readonly Action[]) {
  const events: string[] = [];
  let now = session;
  for (const action of actions) {
    const next = update(now, action, LATER);
    now = next.session;
    for (const effect of next.effects) if (effect.type === 'save') events.push(effect.event.type);
  }
  return { session: now, events };
}

const open: Action = { type: 'go', destination: { to: 'review' } };

/** Picks the option with this id, wherever it stands. */
function pick(session: Session, id: string): Action {
  const { screen } = session;
  if (screen.name !== 'quiz' || !('options' in screen.asking.prompt)) throw new Error('no options to pick from');
  return { type: 'pick', index: screen.asking.prompt.options.findIndex((one) => one.id === id) };
}

test('asks what is due, what is most likely forgotten first, and journals the answers as a review', () => {
  const { session } = after(learner(answered('q-one', true), answered('q-two', false)), open);
  expect(session.screen).toMatchObject({ name: 'quiz', quiz: { mode: 'review', items: ['mini/q-two', 'mini/q-one'] } });
  const { session: next } = after(session, pick(session, 'a'));
  expect(next.progress.items.get('mini/q-two')).toMatchObject({ attempts: 2, isLastCorrect: true });
  expect([...next.progress.activity.values()].at(-1)).toMatchObject({ reviewed: 1 });
});

test('a slip is taken back: the question is put again, and the schedule is as it was', () => {
  const start = learner(answered('q-one', true));
  const { session } = after(start, open);
  const wrong = after(session, pick(session, 'b'));
  const again = after(wrong.session, { type: 'withdraw' });
  expect(again.events).toEqual(['withdrawn']);
  expect(again.session.screen).toMatchObject({ name: 'quiz', index: 0, quiz: { given: {} } });
  expect(again.session.progress.items.get('mini/q-one')?.card).toEqual(start.progress.items.get('mini/q-one')?.card);
  const right = after(again.session, pick(again.session, 'a'));
  expect(right.session.progress.items.get('mini/q-one')).toMatchObject({ attempts: 2, correct: 2 });
});

test('leads on to a scenario that took help, and tells how it went', () => {
  const { session } = after(learner(answered('q-one', true), helped), open);
  const { session: done } = after(after(session, pick(session, 'a')).session, { type: 'go-on' });
  expect(done.screen).toMatchObject({ name: 'summary', next: { to: 'scenario', scenarioId: 'first-scenario' } });
});

test('where nothing is due, home does not speak of it and the way there shows the progress', () => {
  const nothing = learner();
  expect(homeEntries(nothing).some(({ label }) => label === 'Review')).toBe(false);
  expect(after(nothing, open).session.screen.name).toBe('progress');
});

test('where nothing is due, the progress says when something will be, how many, and what to do until then', () => {
  const said = (...events: readonly Recorded[]): string => {
    const session = { ...learner(...events), now: START + 1, utcOffset: 0 };
    const { screen } = update(session, open, START + 1).session;
    const rows = progressRows({ ...session, screen }, 76, true).map((row) => row.map(({ text }) => text).join(''));
    return rows
      .slice(rows.findIndex((row) => row.trim() === 'Review') + 1, -1)
      .join(' ')
      .replaceAll(/\s+/g, ' ');
  };
  expect(said()).toMatch(/Nothing is due for review. What you answer comes back here/);
  expect(said(answered('q-one', false))).toContain(
    'Nothing is due for review. 1 question will be due tomorrow. Until then mi-lab quiz --weak asks what you missed: 1 question.',
  );
  expect(said(answered('q-one', true), answered('q-two', true))).toMatch(
    /2 questions will be due in \d days. Until then mi-lab quiz asks what you have met./,
  );
});

test('home says how much is due', () => {
  const entry = homeEntries(learner(answered('q-one', true), answered('q-two', true))).find(
    (one) => one.hotkey === 'r',
  );
  expect(entry).toMatchObject({ label: 'Review', detail: '2 due today' });
});

test('a review that was left goes on as the same one', () => {
  const { session } = after(learner(answered('q-one', true), answered('q-two', false)), open);
  const left = after(session, pick(session, 'a'), { type: 'go-back' }).session;
  expect(homeEntries(left).some(({ label }) => label === 'Go on: Review')).toBe(true);
  expect(after(left, open).session.screen).toMatchObject({ name: 'quiz', index: 1 });
});
