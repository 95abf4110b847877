import { expect, test } from 'vitest';
import { createDriver } from '../../src/io/driver.ts';
import type { Journal } from '../../src/io/journal.ts';
import { settled } from '../../src/io/settled.ts';
import type { Action } from '../../src/session/action.ts';
import type { Asking } from '../../src/session/screen.ts';
import { questionKeys } from '../../src/ui/keys-question.ts';
import { plainQuestion } from '../../src/ui/plain-question.ts';
import { newcomerToKinds } from './new-kinds.ts';

const on: Action = { type: 'go-on' };

test('a world that cannot be made is told at its question, and one goes on from there', async () => {
  const { course } = newcomerToKinds;
  const fixtures = course.fixtures.map((one) => ({ ...one, lines: [...one.lines, 'az group crate -n rg-x'] }));
  const store = createDriver({
    session: { ...newcomerToKinds, course: { ...course, fixtures } },
    journal: { append: () => ({ saved: true }), pending: 0 } as unknown as Journal,
    now: () => 1_000,
    onLeave: () => undefined,
    onSuspend: () => undefined,
    located: ({ fixtureId, index, reason }) => `${fixtureId} line ${index + 1}: ${reason}`,
  });
  const asking = (): Asking => {
    const { screen } = store.getSession();
    if (screen.name !== 'lesson' || !screen.asking) throw new Error(`no question on ${screen.name}`);
    return screen.asking;
  };
  store.dispatch({ type: 'go', destination: { to: 'lesson', lessonId: 'kinds' } });
  store.dispatch(on);
  const { prompt } = asking();
  const right = 'options' in prompt ? prompt.options.findIndex(({ id }) => id === 'a') : -1;
  store.dispatch({ type: 'pick', index: right });
  await settled(store);
  expect(asking().sandbox?.failed).toMatch(
    / line \d+: `az group crate -n rg-x` fails with exit code 2: ERROR: 'crate'/,
  );
  expect(asking().answered?.verdict.isCorrect).toBe(true);
  store.dispatch(on);
  await settled(store);
  expect(asking().question.kind).toBe('command');
  expect(asking().sandbox?.failed).toContain('az group crate');
  expect(plainQuestion(asking())).toContain('The world of this question cannot be made');
  expect(questionKeys(asking()).map(({ action }) => action.type)).toContain('go-on');
  store.dispatch(on);
  expect(asking().question.kind).toBe('match');
});
