import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCourse } from '../../src/catalog/read-course.ts';
import type { Scenario } from '../../src/catalog/scenario.ts';
import { readCourseFiles } from '../../src/io/course-files.ts';
import { readJournals } from '../../src/io/journal-reader.ts';
import type { Pty } from '../pty.ts';
import { KEYS, openTerminal } from './lab-terminal.ts';
import { goOn, predict, typeKnowing, typeLine } from './learner.ts';
import { installPackedLab } from './packed-lab.ts';

const root = new URL('../..', import.meta.url).pathname;
const { course } = readCourse(readCourseFiles(root).files);

function scenarioNamed(id: string): Scenario {
  const found = course?.scenarios.find((one) => one.id === id);
  if (!found) throw new Error(`there is no scenario ${id}`);
  return found;
}

let bin: string;
let home: string;

beforeAll(() => {
  ({ bin } = installPackedLab());
  home = mkdtempSync(join(tmpdir(), 'mi-lab-six-'));
});

afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

/** A scenario behind its story, and what a person does in it. */
interface Played {
  readonly terminal: Pty;
  readonly scenario: Scenario;
  type(...lines: readonly string[]): Promise<void>;
  shows(text: string | RegExp): Promise<void>;
  predict(id: string, isRight: boolean): Promise<void>;
  /** The lines of a solution from one of them on, and the summary. */
  solve(from?: number): Promise<void>;
}

async function open(id: string): Promise<Played> {
  const scenario = scenarioNamed(id);
  const terminal = openTerminal(bin, { args: ['scenario', id, '--home', home] });
  await terminal.shows(/enter (read on|open the terminal)/);
  while (terminal.screen().includes('read on')) {
    const before = terminal.screen();
    terminal.press(KEYS.enter);
    await terminal.changes(before);
  }
  await goOnToTerminal(terminal);
  const type = async (...lines: readonly string[]): Promise<void> => {
    for (const line of lines) await typeLine(terminal, line);
  };
  return {
    terminal,
    scenario,
    type,
    shows: (text) => terminal.shows(text),
    predict: (prediction, isRight) => predict(terminal, scenario, prediction, isRight),
    solve: async (from = 0) => {
      for (const line of (scenario.solutions[0]?.lines ?? []).slice(from)) await typeKnowing(terminal, scenario, line);
      await terminal.shows('Every goal is met');
      await finish(terminal);
    },
  };
}

async function goOnToTerminal(terminal: Pty): Promise<void> {
  await terminal.shows('enter open the terminal');
  terminal.press(KEYS.enter);
  await terminal.shows(/enter run/);
}

async function finish(terminal: Pty): Promise<void> {
  await typeLine(terminal, 'done');
  await terminal.shows('Solved with');
  await goOn(terminal);
  terminal.press(KEYS.ctrlC);
  await terminal.ended;
}

const READ = 'ssh app-shop sh read-report.sh';

test('predicts wrongly, then rightly, and sees each beside what came', async () => {
  const { type, predict: say, shows, solve } = await open('first-read');
  await type(READ);
  await say('first-read-nameless', false);
  await shows('The platform gives the app an address');
  await type('az webapp identity assign -g rg-shop -n app-shop', READ);
  await say('first-read-unlisted', true);
  await solve(4);
}, 30_000);

test('takes the tempting turn, sees a goal lost and by what, undoes it, and asks what if', async () => {
  const { type, predict: say, shows, solve } = await open('two-identities');
  await type('az vm identity assign -g rg-web -n vm-web');
  await shows(/✗ vm-web has no system-assigned identity: lost by/);
  await type('ssh vm-web sh nightly.sh');
  await say('two-identities-system-on', false);
  await shows('The request is answered');
  await type('whatif 1');
  await shows('Without it this goal is met: vm-web has no system-assigned identity');
  await type('undo', 'undo');
  await shows(/3 of 4/);
  await solve();
}, 30_000);

test('grants too much, is told how much, and mends it', async () => {
  const { type, shows, solve } = await open('manages-and-cannot-read');
  await type(
    'az role assignment create --role "Storage Blob Data Contributor" --scope $(az storage account show -g rg-shop -n stshop --query id -o tsv) --assignee-object-id $(az webapp identity show -g rg-shop -n app-shop --query principalId -o tsv) --assignee-principal-type ServicePrincipal -o none',
  );
  await shows('It writes and deletes too');
  await type('goals');
  await shows(/app-shop can also [\s\S]*write and delete blobs in[\s\S]*things more than it needs/);
  await type('undo');
  await solve();
}, 30_000);

test('is at a loss, takes three hints, and watches the solution play', async () => {
  const { terminal, type, shows } = await open('one-machine-too-many');
  // Once it is a step of every solution; three times more it is none.
  const again = 'ssh vm-payroll sh payroll.sh';
  await type(again, again, again, again);
  await shows('hint shows hint 1 of 3');
  await type('hint', 'hint', 'hint');
  await shows('solution plays one way');
  terminal.press(`solution${KEYS.enter}`);
  await shows('From the start, one way to do it');
  await shows('Every goal is met');
  await finish(terminal);
}, 30_000);

test('plays freely, breaks everything, gets it back, and begins a step again', async () => {
  const { type, shows, solve } = await open('wrong-name-on-the-list');
  await type('play', 'az group delete -n rg-shop -y');
  await shows('free play: nothing counts');
  await type('play');
  await shows('Everything is as you left it');
  await type('az webapp identity remove -g rg-shop -n app-shop', 'reset step');
  await shows('This step begins again');
  await solve();
}, 30_000);

test('is too early, learns that it has to wait, and waits', async () => {
  const { type, predict: say, solve } = await open('same-name-again');
  const [scope = '', id = '', create = ''] = scenarioNamed('same-name-again').solutions[0]?.lines ?? [];
  await type(scope, id, `${create} -o none`, READ);
  await say('same-name-just-granted', false);
  await solve(3);
}, 30_000);

test('all of it is on disk: what was predicted and missed, and which scenario took the solution', () => {
  const events = readJournals(home).events.map(({ event }) => event);
  const solved = events.filter(({ type }) => type === 'solved');
  expect(new Set(solved.map(({ item }) => String(item).split('/')[1]))).toEqual(
    new Set([
      'first-read',
      'two-identities',
      'manages-and-cannot-read',
      'one-machine-too-many',
      'wrong-name-on-the-list',
      'same-name-again',
    ]),
  );
  expect(solved.filter(({ isAssisted }) => isAssisted)).toMatchObject([
    { item: expect.stringContaining('one-machine') },
  ]);
  const missed = events.filter(({ type, isCorrect }) => type === 'answered' && isCorrect === false);
  expect(missed.map(({ item }) => String(item).split('/')[1])).toEqual([
    'first-read-nameless',
    'two-identities-system-on',
    'same-name-just-granted',
  ]);
});
