import { render } from 'ink-testing-library';
import { expect, test } from 'vitest';
import type { Action } from '../../src/session/action.ts';
import type { Session } from '../../src/session/session.ts';
import { update } from '../../src/session/update.ts';
import { sanitize } from '../../src/text/safe-text.ts';
import { App } from '../../src/ui/app.tsx';
import { newcomer } from '../session/miniature.ts';

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 40));

/** The app on ink-testing-library's terminal, and the session behind it. */
function openApp(first: Session) {
  let session = first;
  const listeners = new Set<() => void>();
  const store = {
    getSession: () => session,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    dispatch: (action: Action) => {
      session = update(session, action, 1_000).session;
      for (const listener of listeners) listener();
    },
  };
  const app = render(
    <App
      store={store}
      viewport={{ columns: 80, rows: 24 }}
      look={{ isColor: false, isLight: false, has256Colors: false, isAscii: false }}
    />,
  );
  const press = async (...keys: readonly string[]): Promise<string> => {
    for (const key of keys) {
      app.stdin.write(key);
      await pause();
    }
    return app.lastFrame() ?? '';
  };
  return { press, session: () => session };
}

test('from the first screen, Enter alone leads to a page and a question', async () => {
  const { press } = openApp(newcomer);
  await pause();
  expect(await press()).toContain('Start here: First lesson');
  await press('\r');
  await expect.poll(() => press()).toContain('Page one.');
  expect(await press('\r')).toContain('Which is right in q-one?');
});

test('End reads a page to its end, Home is back at its start', async () => {
  const { press } = openApp({ ...newcomer, screen: { name: 'help', back: { name: 'home' } } });
  await pause();
  const start = await press();
  expect(start).toMatch(/↓ \d+ more/);
  const end = await press('\u001B[F');
  expect(end).toMatch(/↑ \d+ +end/);
  expect(end).not.toMatch(/↓ \d+ more/);
  expect(await press('\u001B[H')).toBe(start);
});

test('Tab unfolds the next module at home, Shift-Tab the one before', async () => {
  const [module] = newcomer.course.pack.modules;
  if (!module) throw new Error('no module');
  const modules = ['One', 'Two', 'Three'].map((title, index) => ({
    ...module,
    id: index === 0 ? module.id : title,
    title: sanitize(title),
  }));
  const course = { ...newcomer.course, pack: { ...newcomer.course.pack, modules } };
  const { press } = openApp({ ...newcomer, course });
  await pause();
  const open = (frame: string): string | undefined => /- +(One|Two|Three)/.exec(frame)?.[1];
  expect(open(await press('\t'))).toBe('Two');
  expect(open(await press('\u001B[Z'))).toBe('One');
  expect(open(await press('\u001B[Z'))).toBe('Three');
});

test('a letter answers, and the reasons for every option are there', async () => {
  const { press } = openApp(newcomer);
  await pause();
  const frame = await press('\r', '\r', 'a');
  for (const reason of ['It is right.', 'It is wrong.', 'It is wrong too.']) expect(frame).toContain(reason);
});

test('a key that means nothing changes nothing', async () => {
  const { press, session } = openApp(newcomer);
  await pause();
  await press('z', '\x1b[19~', 'ß');
  expect(session()).toBe(newcomer);
});
