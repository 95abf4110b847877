import { DAY, SECOND } from '../sim/duration.ts';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

const two = (value: number): string => String(value).padStart(2, '0');

type Field = (time: Date) => string;

function dayOfYear(time: Date): number {
  return Math.floor((time.getTime() - Date.UTC(time.getUTCFullYear(), 0, 1)) / DAY) + 1;
}

/** Directives of strftime that stand for one field of a time; all times are UTC. */
const FIELDS: Readonly<Record<string, Field>> = {
  '%': () => '%',
  A: (time) => DAYS[time.getUTCDay()] ?? '',
  B: (time) => MONTHS[time.getUTCMonth()] ?? '',
  a: (time) => FIELDS.A?.(time).slice(0, 3) ?? '',
  b: (time) => FIELDS.B?.(time).slice(0, 3) ?? '',
  d: (time) => two(time.getUTCDate()),
  e: (time) => String(time.getUTCDate()).padStart(2),
  H: (time) => two(time.getUTCHours()),
  I: (time) => two(time.getUTCHours() % 12 || 12),
  j: (time) => String(dayOfYear(time)).padStart(3, '0'),
  M: (time) => two(time.getUTCMinutes()),
  m: (time) => two(time.getUTCMonth() + 1),
  N: (time) => String(time.getUTCMilliseconds() * 1_000_000).padStart(9, '0'),
  n: () => '\n',
  p: (time) => (time.getUTCHours() < 12 ? 'AM' : 'PM'),
  S: (time) => two(time.getUTCSeconds()),
  s: (time) => String(Math.floor(time.getTime() / SECOND)),
  t: () => '\t',
  u: (time) => String(time.getUTCDay() || 7),
  w: (time) => String(time.getUTCDay()),
  Y: (time) => String(time.getUTCFullYear()),
  y: (time) => two(time.getUTCFullYear() % 100),
  Z: () => 'UTC',
  z: () => '+0000',
};

/** Directives that stand for several others. */
const COMPOSED: Readonly<Record<string, string>> = {
  c: '%a %b %e %H:%M:%S %Y',
  D: '%m/%d/%y',
  F: '%Y-%m-%d',
  h: '%b',
  R: '%H:%M',
  r: '%I:%M:%S %p',
  T: '%H:%M:%S',
  X: '%H:%M:%S',
  x: '%m/%d/%y',
};

/** `milliseconds` since the epoch in a format of strftime, as `date +FORMAT` prints it; unknown directives stay as they are. */
export function formatTime(milliseconds: number, format: string): string {
  const time = new Date(milliseconds);
  return format.replace(/%(\d*)([A-Za-z%])/g, (directive, width: string, letter: string) => {
    const composed = COMPOSED[letter];
    if (composed) return formatTime(milliseconds, composed);
    const field = FIELDS[letter]?.(time);
    if (field === undefined) return directive;
    return letter === 'N' && width !== '' ? field.slice(0, Number(width)) : field;
  });
}
