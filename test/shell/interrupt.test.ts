import { expect, test } from 'vitest';
import { createSandbox } from '../../src/shell/create-sandbox.ts';
import { runLine } from '../../src/shell/run-line.ts';
import { printedBy, screenAfter, typeLines } from './typing.ts';

test('Ctrl-C stops a loop of our commands within 300 ms', async () => {
  const controller = new AbortController();
  const before = createSandbox();
  let pressedAt = 0;
  setTimeout(() => {
    pressedAt = performance.now();
    controller.abort();
  }, 20);
  const result = await runLine(before, 'while true; do date; done', { signal: controller.signal });
  expect(performance.now() - pressedAt).toBeLessThan(300);
  expect(result).toMatchObject({ exitCode: 130, isInterrupted: true });
  expect(printedBy(result)).toBe('^C\n');
});

test('what was printed before Ctrl-C stays, what was done is undone, and the line is in the history', async () => {
  const controller = new AbortController();
  const before = createSandbox();
  const line = 'X=1; sleep 1h; echo first; while true; do date; done; echo never';
  const onOutput = (): void => {
    setTimeout(() => controller.abort(), 5);
  };
  const result = await runLine(before, line, { signal: controller.signal, onOutput });
  expect(printedBy(result)).toBe('first\n^C\n');
  expect(result.sandbox.world).toBe(before.world);
  expect(result.sandbox.shell.history).toEqual([line]);
  expect(await screenAfter(['echo "[$X]"'], result.sandbox)).toBe('[]\n');
});

test('a signal that was given before the line starts stops it at once', async () => {
  const result = await runLine(createSandbox(), 'echo a', { signal: AbortSignal.abort() });
  expect(result.isInterrupted).toBe(true);
  expect(printedBy(result)).toBe('^C\n');
});

test('other work runs while a long line does', async () => {
  let ticks = 0;
  const timer = setInterval(() => {
    ticks += 1;
  }, 1);
  await typeLines(['for i in {1..400}; do date +%s > /dev/null; done']);
  clearInterval(timer);
  expect(ticks).toBeGreaterThan(1);
});

test('two sandboxes at once do not see each other’s time and chance', async () => {
  const line =
    'for i in {1..60}; do date +%T; echo $RANDOM; done | sort | uniq -c | sort -rn | head -3; ls -l | wc -l; jq -n now';
  const earlySandbox = createSandbox({ start: Date.UTC(2026, 2, 2) });
  const lateSandbox = createSandbox({ start: Date.UTC(2030, 5, 5), seed: 'other' });
  const alone = [await runLine(earlySandbox, line), await runLine(lateSandbox, line)];
  const together = await Promise.all([runLine(earlySandbox, line), runLine(lateSandbox, line)]);
  expect(together.map(printedBy)).toEqual(alone.map(printedBy));
});

test('a line that throws does not hold up the next one', async () => {
  const broken = { ...createSandbox(), world: undefined as never };
  await expect(runLine(broken, 'true')).rejects.toThrow();
  expect(await screenAfter(['echo on'])).toBe('on\n');
});
