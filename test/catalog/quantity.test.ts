import { expect, test } from 'vitest';
import { isAbout, quantityOf } from '../../src/catalog/quantity.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/sim/duration.ts';

const durations: readonly (readonly [text: string, value: number])[] = [
  ['24 hours', DAY],
  ['24h', DAY],
  ['1 day', DAY],
  ['one day', DAY],
  ['a day', DAY],
  ['86,400 seconds', DAY],
  ['86 400 s', DAY],
  ['1440 min.', DAY],
  ['twenty-four hours', DAY],
  ['about 24 hrs', DAY],
  ['1,5 hours', 90 * MINUTE],
  ['1.5 h', 90 * MINUTE],
  ['1 h 30 min', 90 * MINUTE],
  ['1h30m', 90 * MINUTE],
  ['1 hour and 30 minutes', 90 * MINUTE],
  ['2 weeks', 14 * DAY],
  ['5 MS', 5],
  ['45 sec', 45 * SECOND],
  ['0.5 h', HOUR / 2],
];

test.each(durations)('%s is a length of time', (text, value) => {
  expect(quantityOf(text)).toEqual({ kind: 'duration', value });
});

const counts: readonly (readonly [text: string, value: number, unit: readonly string[]])[] = [
  ['5', 5, []],
  ['-3', -3, []],
  ['1,000', 1000, []],
  ['1,000,000', 1_000_000, []],
  ['0,125', 125, []],
  ['3,14', 3.14, []],
  ['three', 3, []],
  ['20 requests per second', 20, ['request', 'second']],
  ['20/s', 20, ['s']],
  ['50 %', 50, ['%']],
  ['24 months', 24, ['month']],
];

test.each(counts)('%s is a count', (text, value, unit) => {
  expect(quantityOf(text)).toEqual({ kind: 'count', value, unit });
});

test.each(['', 'soon', 'hours', '%', 'a while', 'twentyish'])('%j has no number in it', (text) => {
  expect(quantityOf(text)).toBeUndefined();
});

test('a count may leave its unit out, or shorten it, but not name another', () => {
  const meant = quantityOf('20 requests per second');
  const isRight = (text: string): boolean => {
    const given = quantityOf(text);
    return given !== undefined && meant !== undefined && isAbout(given, meant, 0);
  };
  expect(['20', 'twenty', '20 requests', '20 req/s', '20/s', '20 requests a second'].map(isRight)).not.toContain(false);
  expect(['20 per minute', '21', '20 s', '20 hours', '20 tokens'].map(isRight)).not.toContain(true);
});
