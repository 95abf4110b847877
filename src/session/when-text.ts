import { DAY } from '../sim/duration.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** A simulated time as a person would say it at `now`: `09:14`, `09:14 tomorrow`, `09:14 in 45 days`, `09:14, 2 days ago`. UTC. */
export function whenText(at: number, now: number): string {
  const minutes = Math.floor((at % DAY) / 60_000);
  const time = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  const days = Math.floor(at / DAY) - Math.floor(now / DAY);
  if (days === 0) return time;
  if (days < 0) return days === -1 ? `${time} yesterday` : `${time}, ${-days} days ago`;
  return days === 1 ? `${time} tomorrow` : `${time} in ${days} days`;
}
