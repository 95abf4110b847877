import { describe, expect, test } from 'vitest';
import { mapTwin } from '../../src/session/map-twin.ts';
import { openedRun } from '../../src/session/opened-run.ts';
import type { Run } from '../../src/session/run.ts';
import { mapPaneRows } from '../../src/ui/map-pane.ts';
import { ASK_FOR_TOKEN, sandboxWithMachine, typeLines } from '../shell/typing.ts';

async function runAfter(...lines: readonly string[]): Promise<Run> {
  const { sandbox } = await typeLines(lines, await sandboxWithMachine());
  return openedRun(sandbox, undefined);
}

const legendOf = (run: Run): string =>
  (mapPaneRows(run, 100)[0] ?? [])
    .map(({ text }) => text)
    .join('')
    .trim();

describe('the way of the last request above the map', () => {
  test('ends in an answer where a token is handed out, and in a decision where a right is asked for', async () => {
    expect(legendOf(await runAfter('ssh vm-web', ASK_FOR_TOKEN))).toBe(
      '1 caller · → 2 endpoint ✓ → 3 identity ✓ → 4 token ✓ → 5 answer ✓',
    );
    expect(legendOf(await runAfter('az group create -n rg-more -l westeurope -o none'))).toBe(
      '1 caller · → 2 decision ✓',
    );
  });

  test('what explain worked out is told from a request', async () => {
    const run = await runAfter('explain vm-web can read VMs on rg-app');
    expect(legendOf(run)).toBe('what explain worked out, asked of nobody');
    expect(mapTwin(run)).toContain('What explain worked out.');
  });

  test('a line that az ended by itself was no request, and that is said, in words as well', async () => {
    const run = await runAfter('az vm show');
    expect(legendOf(run)).toBe('The last line of az asked nothing of Azure: az ended it by itself.');
    expect(mapTwin(run)).toContain('The last line of az asked nothing of Azure: az ended it by itself.');
  });
});
