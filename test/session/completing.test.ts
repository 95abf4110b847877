import { beforeAll, beforeEach, expect, test } from 'vitest';
import { createDriver, type Store } from '../../src/io/driver.ts';
import { openJournal } from '../../src/io/journal.ts';
import type { Run } from '../../src/session/run.ts';
import { newcomer } from './miniature.ts';

let store: Store;

const runOf = (): Run => {
  const { screen } = store.getSession();
  if (screen.name !== 'scenario' || !screen.run) throw new Error(`no sandbox on the screen ${screen.name}`);
  return screen.run;
};

async function until(isThere: () => boolean): Promise<void> {
  for (let tries = 0; tries < 2_000; tries++) {
    if (isThere()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('it never came');
}

const insert = (text: string): void => store.dispatch({ type: 'edit', edit: { do: 'insert', text } });

/** Types text, presses Tab, and waits for whatever Tab does. */
async function typeAndTab(text: string): Promise<Run> {
  insert(text);
  const before = runOf();
  store.dispatch({ type: 'complete' });
  await until(() => runOf() !== before);
  return runOf();
}

const notes = ({ entries }: Run): readonly string[] =>
  entries.flatMap((entry) => (entry.kind === 'note' ? [String(entry.text)] : []));

/** Making the shell out of its sources takes its time, and is no part of what is tested. */
beforeAll(() => Promise.all([import('../../src/shell/complete.ts'), import('../../src/io/fixture-player.ts')]));

beforeEach(async () => {
  const [journal, now] = [openJournal('/proc/no-home-here'), () => 1_000];
  const nothing = (): void => undefined;
  store = createDriver({ session: newcomer, journal, now, onLeave: nothing, onSuspend: nothing });
  store.dispatch({ type: 'go', destination: { to: 'scenario', scenarioId: 'first-scenario' } });
  store.dispatch({ type: 'go-on' });
  await until(() => {
    const { screen } = store.getSession();
    return screen.name === 'scenario' && screen.run !== undefined;
  });
});

test('the only candidate is typed, with a space behind it, and the rest of the line stays', async () => {
  expect((await typeAndTab('az ident')).editor).toEqual({ text: 'az identity ', cursor: 12 });
  insert('cr');
  store.dispatch({ type: 'edit', edit: { do: 'start' } });
  expect(runOf().editor.cursor).toBe(0);
});

test('a group of the world is found, and a role with spaces comes in quotes', async () => {
  expect((await typeAndTab('az identity list -g rg-l')).editor.text).toBe('az identity list -g rg-lab ');
  store.dispatch({ type: 'interrupt' });
  expect((await typeAndTab('az role assignment create --role "Storage Acc')).editor.text).toBe(
    'az role assignment create --role "Storage Account Contributor" ',
  );
});

test('of several, what they begin with is typed and a note lists them; once is enough', async () => {
  const run = await typeAndTab('az storage blob d');
  expect(run.editor.text).toBe('az storage blob d');
  expect(notes(run).at(-1)).toBe('delete  download');
  store.dispatch({ type: 'complete' });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(notes(runOf())).toHaveLength(notes(run).length);
  store.dispatch({ type: 'interrupt' });
  expect((await typeAndTab('az role assignment create --role stor')).editor.text).toBe(
    'az role assignment create --role "Storage ',
  );
});

test('names stand for ids in the list, and a list takes the place of the one before', async () => {
  const first = await typeAndTab('az role assignment create --');
  const run = await typeAndTab('scope ');
  expect(run.editor.text).toBe('az role assignment create --scope ');
  const list = (notes(run).at(-1) ?? '').split('\n');
  expect(list).toContain('rg-lab       resource group');
  expect(list.join()).not.toContain('/subscriptions/');
  expect(notes(run)).toHaveLength(notes(first).length);
  expect((await typeAndTab('rg-l')).editor.text).toMatch(
    /^az role assignment create --scope \/subscriptions\/[-0-9a-f]+\/resourceGroups\/rg-lab $/,
  );
});

test('no name in a list is broken over two rows', async () => {
  const list = notes(await typeAndTab('az role assignment create --role ')).at(-1) ?? '';
  expect(list.split('\n').length).toBeGreaterThan(1);
  for (const row of list.split('\n')) expect(row.length).toBeLessThanOrEqual(52);
  expect(list).toContain('Storage Blob Data Reader');
});

test('what was typed on while the shell was thinking is not overwritten', async () => {
  insert('az ident');
  store.dispatch({ type: 'complete' });
  insert('x');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(runOf().editor.text).toBe('az identx');
});

test('Tab in the middle of a line keeps what is behind the cursor', async () => {
  insert('az identity list -g rg-l -o table');
  for (let at = 0; at < ' -o table'.length; at += 1) store.dispatch({ type: 'edit', edit: { do: 'left' } });
  const before = runOf();
  store.dispatch({ type: 'complete' });
  await until(() => runOf() !== before);
  expect(runOf().editor.text).toBe('az identity list -g rg-lab -o table');
});
