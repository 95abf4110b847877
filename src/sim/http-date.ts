import { DAY } from './duration.ts';
import { isoTime } from './iso-time.ts';

const WEEKDAYS = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Epoch milliseconds as HTTP headers write them: `Mon, 02 Mar 2026 09:00:00 GMT`. */
export function httpDate(epochMilliseconds: number): string {
  const [, year, month, day, time] = /^(\d+)-(\d+)-(\d+)T([\d:]+)Z$/.exec(isoTime(epochMilliseconds)) ?? [];
  const weekday = WEEKDAYS[Math.floor(epochMilliseconds / DAY) % 7];
  return `${weekday}, ${day} ${MONTHS[Number(month) - 1]} ${year} ${time} GMT`;
}
