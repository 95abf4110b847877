import { expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND, TOKEN_LIFETIME } from '../../src/sim/duration.ts';
import { durationText } from '../../src/sim/duration-text.ts';

it.each([
  [0, '0 s'],
  [999, '0 s'],
  [10 * SECOND, '10 s'],
  [4 * MINUTE + 10 * SECOND, '4 min 10 s'],
  [HOUR + 59 * SECOND, '1 h'],
  [TOKEN_LIFETIME, '24 h 5 min'],
  [30 * DAY + 2 * HOUR + MINUTE, '30 d 2 h'],
])('%i milliseconds are %s', (milliseconds, text) => {
  expect(durationText(milliseconds)).toBe(text);
});
