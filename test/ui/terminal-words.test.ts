import { beforeAll, expect, test } from 'vitest';
import { openedRun } from '../../src/session/opened-run.ts';
import type { Run } from '../../src/session/run.ts';
import { createSandbox } from '../../src/shell/create-sandbox.ts';
import { loadMarkdown } from '../../src/ui/markdown-library.ts';
import { openLab } from './kit.ts';
import { screens } from './screens.ts';
import { sessionAt } from './session-at.ts';

const CTRL_D = '\u0004';
const CTRL_L = '\u000C';
const PAGE_UP = '\u001B[5~';

beforeAll(loadMarkdown);

function screen(name: string) {
  const session = screens[name];
  if (!session) throw new Error(`no screen ${name}`);
  return session;
}

test.each([[CTRL_L], ['clear\r']])(
  '%j clears the terminal, and what was there is still found by scrolling',
  async (keys) => {
    const lab = await openLab(screen('scenario-back'));
    await lab.type('\u0015', '\u000B');
    await lab.type(...keys);
    expect(lab.text()).not.toContain('curl -s -H Metadata:true');
    expect(lab.text()).toContain('$ █');
    await lab.type(PAGE_UP, PAGE_UP, PAGE_UP, PAGE_UP);
    expect(lab.text()).toContain('curl -s -H Metadata:true');
  },
);

function sandbox(change: (run: Run) => Run) {
  const run = change(openedRun(createSandbox({ propagation: 'instant' }), undefined));
  const place = { scenarioId: undefined, fixtureId: undefined, from: undefined };
  return sessionAt({ name: 'scenario', phase: 'play', ticket: 1, beganAt: 1_000, run, ...place });
}

const away = (run: Run): Run => {
  const shell = { ...run.sandbox.shell, entered: ['operator', 'operator'] as const };
  return { ...run, sandbox: { ...run.sandbox, shell } };
};

test('Ctrl-D at an empty prompt leaves the machine that ssh went to, and nothing else', async () => {
  const lab = await openLab(sandbox(away));
  await lab.type(CTRL_D);
  expect(lab.actions).toEqual([{ type: 'paste', text: 'exit\n' }]);
  const home = await openLab(sandbox((run) => run));
  await home.type(CTRL_D);
  expect(home.session().screen).toMatchObject({ name: 'scenario', run: { editor: { text: '' } } });
});

test('the free sandbox says how to begin, and that it has no goals', async () => {
  const lab = await openLab(sandbox((run) => run));
  expect(lab.text()).toContain('az group create -n rg-lab');
  await lab.type('goals\r');
  expect(lab.text()).toContain('There are no tasks here');
});

test('Enter with nothing ticked says what to do', async () => {
  const lab = await openLab(screen('many-before'));
  await lab.type('b', '\r');
  expect(lab.text()).toContain('Nothing is ticked yet');
  await lab.type('a');
  expect(lab.text()).not.toContain('Nothing is ticked yet');
});

test('a term is found first on the page that introduces it', async () => {
  const lab = await openLab(screen('home-first'));
  await lab.type('/', 'authorization');
  const chosen = lab.rows().find((row) => row.includes('❯'));
  expect(chosen).toContain('page in');
});
