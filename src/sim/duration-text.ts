import { DAY, HOUR, MINUTE, SECOND } from './duration.ts';

/** Milliseconds in their two greatest units, for people; days from two on: `24 h 5 min`, `4 min 10 s`, `0 s`. */
export function durationText(milliseconds: number): string {
  const days = milliseconds < 2 * DAY ? 0 : Math.floor(milliseconds / DAY);
  const units: readonly (readonly [number, string])[] = [
    [days, 'd'],
    [Math.floor((milliseconds - days * DAY) / HOUR), 'h'],
    [Math.floor((milliseconds % HOUR) / MINUTE), 'min'],
    [Math.floor((milliseconds % MINUTE) / SECOND), 's'],
  ];
  const first = units.findIndex(([amount]) => amount > 0);
  if (first < 0) return '0 s';
  const shown = units.slice(first, first + 2).filter(([amount]) => amount > 0);
  return shown.map(([amount, unit]) => `${amount} ${unit}`).join(' ');
}
