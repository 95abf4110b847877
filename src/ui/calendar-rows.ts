import type { Day } from '../session/calendar.ts';
import { counted } from '../text/counted.ts';
import { sanitizeLine } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';
import { BLANK, indented, paragraph, type Row, rowOf, span } from './row.ts';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** From so many answers on a day looks so full. */
const SHADES = [
  [1, '░'],
  [5, '▒'],
  [15, '▓'],
  [30, '█'],
] as const;

function shadeOf(answered: number): string {
  return SHADES.findLast(([least]) => answered >= least)?.[1] ?? '·';
}

/** A row for each day of the week, a column for each week, the present week last. Days that are still to come are left empty. */
function grid(days: readonly Day[]): readonly Row[] {
  const lead = days[0]?.weekday ?? 0;
  return WEEKDAYS.map((name, weekday) => {
    const own = days.filter((day) => day.weekday === weekday);
    // The first column lacks the days before the first one shown.
    const cells = [...(weekday < lead ? [' '] : []), ...own.map((day) => shadeOf(day.answered))];
    return [span(chrome(`${name} `), 'faint'), span(sanitizeLine(cells.join(' ')), 'accent')];
  });
}

/** What the calendar says, in a sentence: for everybody, and all of it for who cannot see the picture. */
export function calendarText(days: readonly Day[], streak: number): string {
  const active = days.filter((day) => day.answered > 0);
  if (active.length === 0) return 'Nothing was answered in the last twelve weeks.';
  const [busiest] = [...active].sort((one, other) => other.answered - one.answered);
  const inRow = streak > 1 ? `, ${streak} of them in a row up to now` : '';
  const most = busiest ? ` Most on ${busiest.date}: ${counted(busiest.answered, 'answer')}.` : '';
  return `Answered on ${counted(active.length, 'day')} of the last twelve weeks${inRow}.${most}`;
}

/** The last twelve weeks; `isDrawn` leaves the picture out where nobody could see it. */
export function calendarRows(days: readonly Day[], streak: number, columns: number, isDrawn: boolean): readonly Row[] {
  const said = paragraph(sanitizeLine(calendarText(days, streak)), columns);
  return [
    BLANK,
    ...indented([rowOf(chrome('Twelve weeks'), 'heading'), ...(isDrawn ? [...grid(days), BLANK] : []), ...said]),
  ];
}
