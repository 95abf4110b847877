import { DAY, HOUR, MINUTE, SECOND } from './duration.ts';

const UNITS = [
  [HOUR, 'h'],
  [MINUTE, 'min'],
  [SECOND, 's'],
] as const;

/** Milliseconds in their two greatest units, for people; days from two on: `24 h 5 min`, `4 min 10 s`, `0 s`. */
export function durationText(milliseconds: number): string {
  const days = milliseconds < 2 * DAY ? 0 : Math.floor(milliseconds / DAY);
  let text = days > 0 ? `${days} d` : '';
  let rest = milliseconds - days * DAY;
  let isLast = days > 0;
  for (const [length, unit] of UNITS) {
    const amount = Math.floor(rest / length);
    rest -= amount * length;
    if (amount > 0) text += text === '' ? `${amount} ${unit}` : ` ${amount} ${unit}`;
    if (isLast) break;
    isLast = text !== '';
  }
  return text === '' ? '0 s' : text;
}
