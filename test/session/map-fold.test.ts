import { expect, test } from 'vitest';
import { folded, foldsOf, MOST_ROWS } from '../../src/session/map-fold.ts';
import type { MarkedRow } from '../../src/session/map-row.ts';
import { mapTwin } from '../../src/session/map-twin.ts';
import { mapOf } from '../../src/session/map-view.ts';
import { openedRun } from '../../src/session/opened-run.ts';
import type { Run } from '../../src/session/run.ts';
import { runUpdate } from '../../src/session/run-update.ts';
import { createSandbox } from '../../src/shell/create-sandbox.ts';
import { sanitizeLine } from '../../src/text/safe-text.ts';
import { manyMachines } from './many-machines.ts';

const row = (number: number, group: string, more: Partial<MarkedRow> = {}): MarkedRow => ({
  ...{ key: `vm-${number}`, about: `vm-${number}`, level: 0, name: `vm-${number}`, link: '', state: 'steady', group },
  text: sanitizeLine(`vm-${number}`),
  ...more,
});
const rowsOf = (count: number): readonly MarkedRow[] =>
  Array.from({ length: count }, (_, index) => row(index, index % 2 === 0 ? 'rg-even' : 'rg-odd'));

const runOf = (machines: number): Run => openedRun({ ...createSandbox(), world: manyMachines(machines) }, undefined);
const textsOf = (run: Run): readonly string[] => mapOf(run).map(({ text }) => text);
const typed = (run: Run, text: string): Run => {
  const context = { scenario: undefined, ticket: 1 };
  const edited = runUpdate(run, { type: 'edit', edit: { do: 'insert', text } }, context).run;
  return runUpdate(edited, { type: 'enter-line' }, context).run;
};

test('up to sixty rows nothing folds, beyond that everything by resource group', () => {
  expect(foldsOf(rowsOf(MOST_ROWS))).toEqual([]);
  expect(folded(rowsOf(MOST_ROWS), [])).toEqual(rowsOf(MOST_ROWS));
  expect(folded(rowsOf(MOST_ROWS + 1), []).map(({ text }) => text)).toEqual([
    '1 rg-even: 31 entries',
    '2 rg-odd: 30 entries',
  ]);
});

test('a folded group says what changed in it and what is in trouble, and bears the step of the request', () => {
  const rows = [...rowsOf(MOST_ROWS), row(90, 'rg-odd', { change: 'new', state: 'dead', step: 3 })];
  expect(folded(rows, [])[1]).toMatchObject({
    text: '2 rg-odd: 31 entries, 1 changed, 1 not steady',
    change: 'changed',
    step: 3,
  });
});

test('map and a number or a name opens a group and closes it again, map all opens and closes every one', () => {
  const closed = runOf(60);
  const groups = textsOf(closed).length;
  const open = typed(closed, 'map 2');
  expect(open.panel).toBe('map');
  expect(textsOf(open)).toContain('vm-1');
  expect(textsOf(typed(open, 'map RG-1'))).toHaveLength(groups);
  const all = typed(closed, 'map all');
  expect(textsOf(all).length).toBeGreaterThan(MOST_ROWS);
  expect(textsOf(typed(all, 'map all'))).toHaveLength(groups);
});

test('a group that is not there is said, with those that are', () => {
  const run = typed(runOf(60), 'map rg-none');
  expect(run.entries.at(-1)).toMatchObject({
    text: expect.stringContaining("no group 'rg-none'. It has: 1 rg-0, 2 rg-1"),
  });
});

test('a map that is not folded just opens', () => {
  expect(typed(runOf(3), 'map 2').panel).toBe('map');
});

test('in words it is folded alike, and says how to open', () => {
  const said = mapTwin(runOf(60)).join('\n');
  expect(said).toContain('map and a number opens or closes one');
  expect(said).toContain('1 rg-0: 15 entries');
  expect(said).not.toContain('vm-1 ');
  expect(mapTwin(typed(runOf(60), 'map 1')).join('\n')).toContain('vm-0');
});
