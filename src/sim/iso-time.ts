import { DAY, HOUR, MINUTE, SECOND } from './duration.ts';

/** Year, month and day of a count of days since 1970-01-01, in the proleptic Gregorian calendar. */
function civilDate(days: number): readonly [number, number, number] {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return [yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day];
}

const padded = (value: number, length = 2): string => String(value).padStart(length, '0');

/** Epoch milliseconds as `2026-03-02T09:00:00Z`, the form of ARM and Graph; whole seconds, as the platform's clock is. */
export function isoTime(epochMilliseconds: number): string {
  const days = Math.floor(epochMilliseconds / DAY);
  const [year, month, day] = civilDate(days);
  const rest = epochMilliseconds - days * DAY;
  const time = [rest / HOUR, (rest % HOUR) / MINUTE, (rest % MINUTE) / SECOND].map((part) => padded(Math.floor(part)));
  return `${padded(year, 4)}-${padded(month)}-${padded(day)}T${time.join(':')}Z`;
}
