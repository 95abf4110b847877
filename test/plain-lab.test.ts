import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { createDriver } from '../src/io/driver.ts';
import type { Journal } from '../src/io/journal.ts';
import { runPlain } from '../src/plain-lab.ts';
import { newcomerToKinds } from './session/new-kinds.ts';

const journal = { append: () => ({ saved: true }), pending: 0 } as unknown as Journal;

/** What the lab says to lines that are all there before it listens, as from a pipe. */
async function transcriptOf(...lines: readonly string[]): Promise<string> {
  let hasLeft = false;
  let said = '';
  const store = createDriver({
    session: newcomerToKinds,
    journal,
    now: () => 1_000,
    onLeave: () => (hasLeft = true),
    onSuspend: () => undefined,
  });
  store.dispatch({ type: 'go', destination: { to: 'lesson', lessonId: 'kinds' } });
  const input = new PassThrough();
  input.end(lines.map((line) => `${line}\n`).join(''));
  await runPlain({
    store,
    lines: createInterface({ input }),
    write: (text) => {
      said += text;
    },
    hasLeft: () => hasLeft,
    manner: { isSpoken: false, isAscii: false },
  });
  return said;
}

test('a prediction, a command and a match are done from a pipe, line by line', async () => {
  const said = await transcriptOf(
    '',
    'a',
    '',
    'G=rg-lab',
    'az identity create -g $G -n id-new -o none',
    '',
    'a b c',
    '',
  );
  expect(said).toContain('You expect: ');
  expect(said).toContain('the lab\n');
  expect(said).toContain('operator@contoso $ ');
  expect(said.match(/✓ Right\.|✗ Not quite\./g)).toHaveLength(3);
  expect(said).toMatch(/✓ Right\.[\s\S]*An identity is made in a group/);
  expect(said).not.toMatch(/One (more )?way/);
  expect(said).toContain('Belongs to none: vier');
});

test('the solution can be asked for after three attempts', async () => {
  const said = await transcriptOf('', 'a', '', 'ONE=1', 'solution', 'TWO=2', 'THREE=3', 'solution', '');
  expect(said).toContain('after 2 more attempts');
  expect(said).toContain('Type solution to see one way');
  expect(said).toMatch(/operator@contoso \$ az identity create[\s\S]*"name": "id-new"[\s\S]*✗ Not quite\./);
});
