import { expect, test } from 'vitest';
import type { Fixture } from '../../src/catalog/scenario.ts';
import { playFixture } from '../../src/io/fixture-player.ts';
import { sanitizeLine } from '../../src/text/safe-text.ts';
import { screenAfter } from '../shell/typing.ts';

const FIXTURE: Fixture = {
  kind: 'fixture',
  id: 'one-group',
  title: sanitizeLine('One group'),
  header: {},
  lines: ['az group create -n rg-app -l westeurope -o none', 'az identity create -g rg-app -n id-app -o none'],
};

test('the learner begins at a first line of their own: nothing of the fixture is looked back on', async () => {
  const sandbox = await playFixture(FIXTURE);
  expect(await screenAfter(['diff'], sandbox)).toBe('Nothing was typed yet.\n');
  expect(await screenAfter(['history'], sandbox)).toBe('    1  history\n');
  expect(await screenAfter(['why'], sandbox)).toContain('No request has reached Azure yet.');
  const own = 'az identity create -g rg-app -n id-own -o none';
  expect(await screenAfter([own, 'diff 1'], sandbox)).toContain('id-own was created');
  expect(await screenAfter([own, 'diff 2'], sandbox)).toBe('diff: only one line can be looked back on.\n');
});
