import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shuffled } from '../../src/catalog/choices.ts';

const LETTERS = ['a', 'b', 'c', 'd'];

describe('shuffled', () => {
  test('is a permutation, and the same one for the same number', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 12 }), fc.maxSafeNat(), (items, order) => {
        const once = shuffled(items, order);
        expect([...once].sort((a, b) => a - b)).toEqual([...items].sort((a, b) => a - b));
        expect(shuffled(items, order)).toEqual(once);
      }),
    );
  });

  test('keeps the author’s order for 0', () => {
    expect(shuffled(LETTERS, 0)).toEqual(LETTERS);
  });

  test('reads a number beyond 32 bits whole', () => {
    const eight = 'abcdefgh'.split('');
    expect(shuffled(eight, 2 ** 32 + 1)).not.toEqual(shuffled(eight, 1));
  });

  test.each([
    ['neighbouring numbers', (index: number) => index + 1],
    ['multiples of a large number', (index: number) => (index + 1) * 65_537],
    ['times in milliseconds', (index: number) => 1_772_442_000_000 + index * 1_000],
  ])('shows every permutation about equally often over %s', (_, orderAt) => {
    const rounds = 24_000;
    const counts = new Map<string, number>();
    for (let index = 0; index < rounds; index++) {
      const key = shuffled(LETTERS, orderAt(index)).join('');
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    const expected = rounds / 24;
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 23 degrees of freedom: a fair shuffle stays below 49.7 in 999 of 1,000 such series.
    expect(chiSquare).toBeLessThan(49.7);
  });
});
