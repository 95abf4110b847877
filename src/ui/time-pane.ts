import { clockText } from '../session/clock-text.ts';
import { worldBefore } from '../session/map-view.ts';
import type { Run } from '../session/run.ts';
import { broughtBy, type TimeRow, timeRows } from '../session/time-rows.ts';
import { sanitizeLine } from '../text/safe-text.ts';
import { displayWidth, pad } from '../text/width.ts';
import { chrome } from './chrome.ts';
import { BLANK, beside, gutter, indented, paragraph, type Row, rowOf, span } from './row.ts';
import { timeLineRows } from './time-line.ts';

/** What happened by itself with the last line. */
function newsRows(run: Run, columns: number): readonly Row[] {
  const before = worldBefore(run);
  const news = before ? broughtBy(before, run.sandbox.world) : [];
  return news.flatMap(({ at, text }) =>
    beside(gutter(chrome('✓'), 'right'), { text: sanitizeLine(`${at}: ${text}`), tone: 'right' }, columns),
  );
}

/** How many days it is until then stands beside it. */
const clockTime = (at: string): string => at.replace(/ in \d+ days$/, '');

function pendingRows(pending: readonly TimeRow[], columns: number): readonly Row[] {
  const width = Math.max(...pending.map(({ when }) => displayWidth(when)));
  const most = Math.max(...pending.map(({ at }) => displayWidth(sanitizeLine(clockTime(at)))));
  const isWide = columns >= width + most + 40;
  return pending.flatMap(({ when, at, what }, index) => {
    const number = span(pad(sanitizeLine(String(index + 1)), 3), 'key');
    const time = isWide ? [span(pad(sanitizeLine(clockTime(at)), most + 2), 'faint')] : [];
    return beside([...gutter(), number, span(pad(when, width + 2), 'strong'), ...time], { text: what }, columns);
  });
}

const nothing = chrome('Nothing is on its way. clock moves the time.');
const howTo = chrome('next, said twice, lets the first of it happen; clock +9m moves the time; undo takes it back.');

/** The simulated clock, what it brought with the last line, and what it will bring: a line of time, and a row each. */
export function timePaneRows(run: Run, columns: number): readonly Row[] {
  const pending = timeRows(run);
  const news = newsRows(run, columns);
  const rows =
    pending.length === 0
      ? indented(paragraph(nothing, columns - 2, 'faint'))
      : [
          ...timeLineRows(pending, columns),
          BLANK,
          ...pendingRows(pending, columns),
          BLANK,
          ...indented(paragraph(howTo, columns - 2, 'faint')),
        ];
  const now = rowOf(sanitizeLine(`now: ${clockText(run)}`));
  return [...indented([now]), ...news, BLANK, ...rows];
}
