import { expect, test } from 'vitest';
import { openedRun } from '../../src/session/opened-run.ts';
import type { Entry } from '../../src/session/run.ts';
import { timeRows } from '../../src/session/time-rows.ts';
import { sanitize } from '../../src/text/safe-text.ts';
import { entryRows } from '../../src/ui/entry-rows.ts';
import { rowText } from '../../src/ui/row.ts';
import { timePaneRows } from '../../src/ui/time-pane.ts';
import { sandboxWithMachine } from '../shell/typing.ts';

test('what ssh says as it ends is not marked as an error; what failed on the machine is', () => {
  const entry: Entry = {
    kind: 'line',
    prompt: sanitize('$'),
    text: sanitize('exit'),
    outputs: [{ fd: 2, text: sanitize('bash: nope: command not found\nConnection to app-shop closed.\n') }],
    exitCode: 0,
  };
  expect(entryRows(entry, 60).map(rowText)).toEqual([
    '  $ exit',
    '! bash: nope: command not found',
    '  Connection to app-shop closed.',
  ]);
});

test('a word of the lab is drawn as a typed line is', () => {
  const word: Entry = { kind: 'word', prompt: sanitize('me@contoso $'), text: sanitize('hint') };
  expect(entryRows(word, 60).map(rowText)).toEqual(['  me@contoso $ hint']);
});

test('the time pane says once in how many days something comes', async () => {
  const run = openedRun(await sandboxWithMachine(), undefined);
  expect(timeRows(run).map(({ at }) => at)).toContainEqual(expect.stringMatching(/ in \d+ days$/));
  const rows = timePaneRows(run, 100).map(rowText);
  expect(rows).toContainEqual(expect.stringMatching(/ {2}in 4\d d.* {2}\d\d:\d\d {2}Azure rolls/));
  expect(rows.join('\n')).not.toMatch(/in \d+ days/);
});
