import type { Parameters } from 'fast-check';
import { vi } from 'vitest';

const times = Number(process.env.MI_LAB_TIMES ?? 100);
/** What fast-check runs where a test names no number. */
const usual = 100;

// Every property of every test, without any of them knowing: whatever number of runs it asks for, times `MI_LAB_TIMES`.
vi.mock('fast-check', async (original) => {
  const { default: fc, ...names } = await original<typeof import('fast-check')>();
  const assert = (property: never, parameters: Parameters<unknown> = {}): unknown =>
    fc.assert(property, { ...parameters, numRuns: (parameters.numRuns ?? usual) * times });
  return { ...names, assert, default: { ...fc, assert } };
});
