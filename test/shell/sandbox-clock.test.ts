import { afterEach, expect, test } from 'vitest';
import { Date as SandboxDate, Math as SandboxMath, setSandboxClock } from '../../src/shell/sandbox-clock.ts';

afterEach(() => setSandboxClock({ now: 0, random: () => 0 }));

test('Date tells the simulated time and is a Date in every other way', () => {
  const now = Date.UTC(2026, 2, 2, 9);
  setSandboxClock({ now });
  expect(SandboxDate.now()).toBe(now);
  expect(new SandboxDate().toISOString()).toBe('2026-03-02T09:00:00.000Z');
  expect(new SandboxDate(0).getTime()).toBe(0);
  expect(new SandboxDate('2026-01-02T03:04:05Z').getTime()).toBe(Date.UTC(2026, 0, 2, 3, 4, 5));
  expect(new SandboxDate(2026, 0, 2, 3).getTime()).toBe(new Date(2026, 0, 2, 3).getTime());
  expect(new SandboxDate(new Date(5)).getTime()).toBe(5);
  expect(SandboxDate.UTC(2026, 0)).toBe(Date.UTC(2026, 0));
  expect(SandboxDate.parse('2026-01-01')).toBe(Date.parse('2026-01-01'));
  expect(new SandboxDate()).toBeInstanceOf(Date);
});

test('Math draws from the seed and calculates as ever', () => {
  setSandboxClock({ random: () => 0.25 });
  expect(SandboxMath.random()).toBe(0.25);
  expect(SandboxMath.max(1, SandboxMath.floor(2.5), SandboxMath.PI)).toBe(Math.PI);
});
