import { describe, expect, test } from 'vitest';
import type { Scenario } from '../../src/catalog/scenario.ts';
import { overGrantsIn } from '../../src/session/over-grants.ts';
import type { SummaryScreen } from '../../src/session/screen.ts';
import { shortestSolution } from '../../src/session/solution.ts';
import { summaryMarkdown, summaryName } from '../../src/session/summary-markdown.ts';
import { update } from '../../src/session/update.ts';
import { sanitize as safe } from '../../src/text/safe-text.ts';
import { typeLines } from '../shell/typing.ts';
import { screens } from '../ui/screens.ts';
import { sessionAt } from '../ui/session-at.ts';

const goal = (more: object) => ({ id: 'one', not: false, ...more }) as Scenario['tasks'][number]['goals'][number];
const wanting = (...goals: readonly object[]): Pick<Scenario, 'tasks'> => ({
  tasks: [{ id: 'task', text: safe('Do it'), hints: [], predictions: [], goals: goals.map(goal) }],
});

const office = [
  'az group create -n rg-app -l westeurope -o none',
  'az identity create -g rg-app -n id-reports -o none',
  'az storage account create -g rg-app -n st1 -l westeurope --sku Standard_LRS -o none',
  'ID=$(az identity show -g rg-app -n id-reports --query principalId -o tsv)',
  'ST=$(az storage account show -g rg-app -n st1 --query id -o tsv)',
];
const grant = (role: string) =>
  `az role assignment create --role "${role}" --assignee-object-id $ID --assignee-principal-type ServicePrincipal --scope $ST -o none`;

describe('what was granted beyond the need', () => {
  const reading = wanting({ kind: 'data-read', principal: 'id-reports', item: 'st1/reports/june.csv' });
  const worlds = async (...lines: readonly string[]) => {
    const { sandbox } = await typeLines(office);
    return [sandbox.world, (await typeLines(lines, sandbox)).sandbox.world] as const;
  };

  test('a role that does more than the goals ask for is said in words', async () => {
    const [start, end] = await worlds(grant('Storage Blob Data Contributor'));
    expect(overGrantsIn(reading, start, end).join()).toMatch(/^id-reports can also .*write.*delete blobs in st1/);
  });

  test('a role that a goal asks for by name is no surplus, and none of what it allows', async () => {
    const named = wanting({
      kind: 'role-at-scope',
      principal: 'id-reports',
      role: 'Storage Blob Data Contributor',
      scope: 'st1',
    });
    const [start, end] = await worlds(grant('Storage Blob Data Contributor'));
    expect(overGrantsIn(named, start, end)).toEqual([]);
  });

  test('what was there before the learner came is not theirs', async () => {
    const [, end] = await worlds(grant('Storage Blob Data Contributor'));
    expect(overGrantsIn(reading, end, end)).toEqual([]);
  });

  test('who is named only by what must not be is not looked at', async () => {
    const [start, end] = await worlds(grant('Owner'));
    const negated = wanting({ kind: 'data-read', principal: 'id-reports', item: 'st1/a/b', not: true });
    expect(overGrantsIn(negated, start, end)).toEqual([]);
  });
});

describe('a summary to keep', () => {
  const session = screens['summary-scenario'];
  const screen = session?.screen as SummaryScreen;
  if (!session) throw new Error('no summary');

  test('of a scenario holds the way, the shorter one, the surplus, what to keep and the facts with their links', async () => {
    await expect(summaryMarkdown(session, screen)).toMatchFileSnapshot('../golden/summary-scenario.md');
    expect(summaryName(screen)).toBe('mi-lab-no-default.md');
  });

  test('of a lesson holds each question once, as it was answered first', async () => {
    const lesson = screens['summary-lesson'];
    const of = lesson?.screen as SummaryScreen;
    if (!lesson) throw new Error('no summary');
    await expect(summaryMarkdown(lesson, of)).toMatchFileSnapshot('../golden/summary-lesson.md');
  });

  test('each fact comes with its statement, its link and when that was checked', () => {
    const scenarios = session.course.scenarios.map((one) => ({ ...one, facts: ['F29'] }));
    const text = summaryMarkdown({ ...session, course: { ...session.course, scenarios } }, screen);
    expect(text).toMatch(/^- \*\*F29\*\* .+\. \(\[.+\]\(https:\/\/.+\), checked \d{4}-\d\d-\d\d\)$/m);
  });

  test('a line with backticks does not end its block', () => {
    const of = {
      ...screen.of,
      result: {
        ...(screen.of as never as { result: object }).result,
        way: [{ text: safe('echo ```'), hasFailed: false }],
      },
    };
    const text = summaryMarkdown(session, { ...screen, of } as SummaryScreen);
    expect(text).toContain('````sh\necho ```\n````');
  });

  test('of a line that failed says so, and does not count it', () => {
    const text = summaryMarkdown(session, screen);
    expect(text).toContain('# failed:\naz identity shwo -g rg-app\n');
    expect(text).toContain('Solved with 3 lines');
  });

  test('what only looks counts on neither side', () => {
    const [scenario] = session.course.scenarios;
    if (screen.of.kind !== 'scenario' || !scenario) throw new Error('no scenario');
    const way = ['why', 'az vm start -g rg-app -n vm-app', 'T=$(date +%s)'].map((text) => ({
      text: safe(text),
      hasFailed: false,
    }));
    const asked = { ...screen, of: { ...screen.of, result: { ...screen.of.result, way } } };
    expect(summaryMarkdown(session, asked)).toContain('Solved with 2 lines');
    const short = { title: safe('Short'), lines: ['why', 'az vm list', 'help az vm'] };
    const long = { title: safe('Long'), lines: ['az vm list', 'az vm start'] };
    expect(shortestSolution({ solutions: [long, short] as unknown as Scenario['solutions'] })?.title).toBe('Short');
  });

  test('is written once it is asked for, and where it went stands on the screen', () => {
    const { session: same, effects } = update(session, { type: 'keep-summary' }, 1);
    expect(effects).toEqual([
      { type: 'keep-file', name: 'mi-lab-no-default.md', text: summaryMarkdown(session, screen) },
    ]);
    const kept = { path: safe('/home/ada/mi-lab-no-default.md') };
    const after = update(same, { type: 'file-kept', kept }, 1).session;
    expect(after.screen).toMatchObject({ kept });
    expect(update(after, { type: 'keep-summary' }, 1).effects).toEqual([]);
  });

  test('one that could not be written can be asked for again', () => {
    const failed = update(session, { type: 'file-kept', kept: { reason: safe('the disk is full') } }, 1).session;
    expect(update(failed, { type: 'keep-summary' }, 1).effects).toHaveLength(1);
  });

  test('is nothing elsewhere', () => {
    expect(update(sessionAt({ name: 'home' }), { type: 'keep-summary' }, 1).effects).toEqual([]);
  });
});
