import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoTime } from '../../src/sim/iso-time.ts';

test('an instant reads as the platform would write it, in every year', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date(8_000_000_000_000), noInvalidDate: true }), (date) => {
      expect(isoTime(date.getTime())).toBe(`${date.toISOString().slice(0, 19)}Z`);
    }),
  );
});
