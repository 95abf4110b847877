import { expect, test } from 'vitest';
import { ASK_FOR_TOKEN, sandboxWithMachine, screenAfter, typeLines } from '../typing.ts';

test('has nothing to tell before anything was asked', async () => {
  const { exitCode, outputs } = await typeLines(['why']);
  expect([exitCode, outputs]).toEqual([
    1,
    [{ fd: 2, text: 'No request has reached Azure yet. Run az or curl, then why.\n' }],
  ]);
});

test('numbers and aligns the steps, marks the one that failed, cites facts, and says how true it is', async () => {
  const lines = ['ssh vm-web', ASK_FOR_TOKEN.replace(' -H Metadata:true', '')];
  const { sandbox } = await typeLines(lines, await sandboxWithMachine());
  const steps = (await screenAfter(['why'], sandbox)).trimEnd().split('\n');
  expect(steps[0]).toMatch(/^ 1 {3}caller {4}any process on vm-web.* {2}\[F32\]$/);
  expect(steps[1]).toMatch(/^ 2 ✗ endpoint {2}the header Metadata: true is missing.* {2}\[B-05\]$/);
  expect(steps.at(-1)).toBe('   how true: matches Azure');
});

test('remembers over lines that ask nothing, and gives JSON', async () => {
  const { sandbox } = await typeLines(['ssh vm-web', ASK_FOR_TOKEN, 'sleep 5', 'echo x'], await sandboxWithMachine());
  expect(await screenAfter(['why --json | jq -r ".steps[0].stage, .fidelity"'], sandbox)).toBe(
    'caller\nmatches Azure\n',
  );
  expect((await typeLines(['why not'], sandbox)).exitCode).toBe(2);
});

test('asked what somebody may do, it names the command that answers that', async () => {
  expect(await screenAfter(['why can vm-web read blobs on st1'])).toMatch(
    /explain answers .*: explain \S+ can read blobs on /,
  );
});
