import { DAY, HOUR, MINUTE, SECOND } from '../sim/duration.ts';

/** A number with its unit. A duration is in milliseconds; of anything else `unit` holds the words, each in its singular. */
export type Quantity =
  | { readonly kind: 'duration'; readonly value: number }
  | { readonly kind: 'count'; readonly value: number; readonly unit: readonly string[] };

const DURATIONS: readonly (readonly [length: number, names: readonly string[]])[] = [
  [1, ['ms', 'msec', 'millisecond']],
  [SECOND, ['s', 'sec', 'second']],
  [MINUTE, ['m', 'min', 'minute']],
  [HOUR, ['h', 'hr', 'hour']],
  [DAY, ['d', 'day']],
  [7 * DAY, ['w', 'wk', 'week']],
];

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** `twenty-four` as a number, for those who write it out. */
function numberWord(word: string): number | undefined {
  if (SMALL.includes(word)) return SMALL.indexOf(word);
  const [tens = '', ones] = word.split('-');
  const high = TENS.indexOf(tens);
  if (high < 0) return undefined;
  const low = ones === undefined ? 0 : SMALL.indexOf(ones);
  return low < 0 || low > 9 ? undefined : (high + 2) * 10 + low;
}

/** `86,400`, `86 400` and `86'400` are whole numbers; `1.5` and `1,5` are the same. */
const NUMBER = /^-?\d{1,3}(?:[,' _\u00a0\u202f]\d{3}(?!\d))+(?:\.\d+)?|^-?\d+(?:[.,]\d+)?/;

/** The number that a text begins with, and what comes after it. */
function leadingNumber(text: string): readonly [value: number, rest: string] | undefined {
  const digits = NUMBER.exec(text)?.[0];
  if (digits !== undefined) {
    const plain = /^-?\d+,\d+$/.test(digits) && !/,\d{3}$/.test(digits) ? digits.replace(',', '.') : digits;
    return [Number(plain.replaceAll(/[,' _\u00a0\u202f]/g, '')), text.slice(digits.length).trim()];
  }
  const word = /^[a-z]+(?:-[a-z]+)?(?![a-z])/.exec(text)?.[0] ?? '';
  const value = numberWord(word);
  return value === undefined ? undefined : [value, text.slice(word.length).trim()];
}

/** Words of a unit that say nothing by themselves. */
const SMALL_WORDS = ['per', 'of', 'a', 'an', 'each', 'every', 'in'];

const singular = (word: string): string => (word.length > 2 ? word.replace(/s$/, '') : word);

function durationUnit(word: string): number | undefined {
  return DURATIONS.find(([, names]) => names.includes(word) || names.includes(singular(word)))?.[0];
}

/** `an hour` is one. */
const ONE = new RegExp(`^an? (?=(?:${DURATIONS.flatMap(([, names]) => names).join('|')})\\b)`);

const APPROXIMATION = /^(?:about|around|approximately|roughly|exactly|up to|at most|ca\.?|circa|~|≈|=)\s*/;

/** Reads `24 hours`, `1 h 30 min`, `one day`, `20 requests per second`, `5`. Undefined where there is no number. */
export function quantityOf(written: string): Quantity | undefined {
  const text = written
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(APPROXIMATION, '')
    .replace(ONE, '1 ')
    .replace(/\.$/, '');
  const first = leadingNumber(text);
  if (!first) return undefined;
  let [value, rest] = first;
  const unit = rest.split(/[^\p{L}\p{N}%]+/u).filter((word) => word !== '' && !SMALL_WORDS.includes(word));
  let sum = 0;
  for (;;) {
    const name = /^[a-z]+/.exec(rest)?.[0] ?? '';
    const length = durationUnit(name);
    if (length === undefined) return { kind: 'count', value: first[0], unit: unit.map(singular) };
    sum += value * length;
    rest = rest.slice(name.length).replace(/^(?:,|and|\s)+/, '');
    if (rest === '') return { kind: 'duration', value: sum };
    const next = leadingNumber(rest);
    if (!next) return { kind: 'count', value: first[0], unit: unit.map(singular) };
    [value, rest] = next;
  }
}

/** Whether each word of the unit that was given stands in the one that is meant, perhaps in short: `req` for requests. */
function isUnit(given: readonly string[], meant: readonly string[]): boolean {
  return given.every((word) => meant.some((one) => one.startsWith(word)));
}

/** Whether a quantity is as good as the one meant. A count may leave its unit out; a duration may be in any unit of time. */
export function isAbout(given: Quantity, meant: Quantity, tolerance: number): boolean {
  if (given.kind !== meant.kind) return false;
  if (given.kind === 'count' && meant.kind === 'count' && !isUnit(given.unit, meant.unit)) return false;
  // A hair for 0.1 h, which no binary number is.
  return Math.abs(given.value - meant.value) <= tolerance + Math.abs(meant.value) * 1e-9;
}
