import { DAY, HOUR, MINUTE, SECOND } from '../sim/duration.ts';

const UNITS: Readonly<Record<string, number>> = {
  second: SECOND,
  sec: SECOND,
  minute: MINUTE,
  min: MINUTE,
  hour: HOUR,
  day: DAY,
  week: 7 * DAY,
  fortnight: 14 * DAY,
};

const RELATIVE = /^([+-]?)\s*(\d+)?\s*(second|sec|minute|min|hour|day|week|fortnight)s?(\s+ago)?\b\s*/i;
const EPOCH = /^@(-?\d+(?:\.\d+)?)\s*/;
const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?))?\s*(Z|UTC|[+-]\d{2}:?\d{2})?(?=\s|$)\s*/i;
const WORD = /^(now|today|tomorrow|yesterday)\b\s*/i;

const WORDS: Readonly<Record<string, number>> = { now: 0, today: 0, tomorrow: DAY, yesterday: -DAY };

function isoTime(day: string, time: string | undefined, zone: string | undefined): number | undefined {
  const offset = zone === undefined || /^(z|utc)$/i.test(zone) ? 'Z' : zone.replace(/(\d{2}):?(\d{2})$/, '$1:$2');
  const milliseconds = Date.parse(`${day}T${time ?? '00:00'}${offset}`);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

interface Beginning {
  readonly time: number;
  readonly rest: string;
}

/** The fixed point that the text starts from: an epoch, a date, a word, or else now. */
function beginningOf(text: string, now: number): Beginning | undefined {
  const epoch = EPOCH.exec(text);
  if (epoch) return { time: Number(epoch[1]) * SECOND, rest: text.slice(epoch[0].length) };
  const iso = ISO.exec(text);
  if (iso) {
    const time = isoTime(iso[1] ?? '', iso[2], iso[3]);
    return time === undefined ? undefined : { time, rest: text.slice(iso[0].length) };
  }
  const word = WORD.exec(text);
  if (word) return { time: now + (WORDS[(word[1] ?? '').toLowerCase()] ?? 0), rest: text.slice(word[0].length) };
  return { time: now, rest: text };
}

/**
 * What `date -d TEXT` means, in epoch milliseconds, UTC: `@1506484173`, `2026-03-02T09:00:00Z`, `tomorrow`, `+1 hour`,
 * `10 minutes ago`, `2026-03-02 10:00 + 1 day`. Undefined where it is none of these.
 */
export function parseDate(text: string, now: number): number | undefined {
  const beginning = beginningOf(text.trim(), now);
  if (!beginning) return undefined;
  let { time, rest } = beginning;
  while (rest !== '') {
    const relative = RELATIVE.exec(rest);
    if (!relative) return undefined;
    const [all, sign, count = '1', unit = '', ago] = relative;
    const direction = (sign === '-') !== (ago !== undefined) ? -1 : 1;
    time += direction * Number(count) * (UNITS[unit.toLowerCase()] ?? 0);
    rest = rest.slice(all.length);
  }
  return time;
}
