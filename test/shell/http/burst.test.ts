import { expect, test } from 'vitest';
import { ASK_FOR_TOKEN, sandboxWithMachine, screenAfter, typeLines } from '../typing.ts';

const onMachine = async () => (await typeLines(['ssh vm-web'], await sandboxWithMachine())).sandbox;

test('requests that are all open at once meet the limit of five', async () => {
  expect(await screenAfter([`burst 8 -- ${ASK_FOR_TOKEN}`], await onMachine())).toBe(
    '8 requests at the same moment, 8 open at once\n  5 × 200\n  3 × 429\n',
  );
});

test('five at a time meet the limit of twenty a second', async () => {
  expect(await screenAfter([`burst 25 --concurrent 5 -- ${ASK_FOR_TOKEN}`], await onMachine())).toBe(
    '25 requests at the same moment, 5 open at once\n  20 × 200\n   5 × 429\n',
  );
});

test('they take the time of one request', async () => {
  expect(await screenAfter([`burst 20 -- ${ASK_FOR_TOKEN} > /dev/null; date +%N`], await onMachine())).toBe(
    '005000000\n',
  );
});

test('how it is used is said where it is used otherwise', async () => {
  const machine = await onMachine();
  for (const line of ['burst', 'burst 0 -- curl x', 'burst 5 curl x', 'burst 5 --at 3 -- curl x', 'burst 5 -- az x']) {
    const { exitCode, outputs } = await typeLines([line], machine);
    expect([line, exitCode, outputs[0]?.text.split('\n')[0]]).toEqual([line, 2, 'burst: 1 to 1000 requests with curl']);
  }
  expect(await screenAfter(['burst 5 -- curl https://example.com'], machine)).toContain('only IMDS');
  expect(await screenAfter([`exit`, `burst 5 -- ${ASK_FOR_TOKEN}`], machine)).toContain('ssh to one first');
});
