import { expect, test } from 'vitest';
import { ASK_FOR_TOKEN, sandboxWithMachine, screenAfter, typeLines } from '../typing.ts';

const STATUS = `ssh vm-web '${ASK_FOR_TOKEN} -o /dev/null -w "%{http_code} "'`;

test.each([
  ['throttle', '429 '],
  ['failing', '500 '],
  ['updating', '404 '],
])('fault imds vm-web %s, until it is cleared', async (kind, status) => {
  const { sandbox } = await typeLines([`fault imds vm-web ${kind}`], await sandboxWithMachine());
  expect(await screenAfter([STATUS], sandbox)).toBe(status);
  expect(await screenAfter(['fault imds vm-web clear', STATUS], sandbox)).toBe('200 ');
});

test('an update ends by itself within 70 seconds', async () => {
  const lines = ['fault imds vm-web updating', 'clock +70s', STATUS];
  expect(await screenAfter(lines, await sandboxWithMachine())).toBe('200 ');
});

test('what it does not know, it says', async () => {
  expect((await typeLines(['fault imds vm-web explode'], await sandboxWithMachine())).exitCode).toBe(2);
  expect(await screenAfter(['fault imds vm-x throttle'])).toContain('there is no virtual machine vm-x');
});
