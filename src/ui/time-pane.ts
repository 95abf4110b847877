import { clockText } from '../session/clock-text.ts';
import type { Run } from '../session/run.ts';
import { timeRows } from '../session/time-rows.ts';
import { sanitizeLine } from '../text/safe-text.ts';
import { displayWidth, pad } from '../text/width.ts';
import { chrome } from './chrome.ts';
import { BLANK, beside, gutter, type Row, span } from './row.ts';

/** The simulated clock, and what it will bring, soonest first. */
export function timePaneRows(run: Run, columns: number): readonly Row[] {
  const pending = timeRows(run);
  const width = Math.max(0, ...pending.map(({ when }) => displayWidth(when)));
  const rows = pending.flatMap(({ when, what }) =>
    beside([...gutter(), span(pad(when, width + 2), 'strong')], { text: what }, columns),
  );
  const now: Row = [...gutter(), span(sanitizeLine(`now: ${clockText(run)}`))];
  const nothing: Row = [...gutter(), span(chrome('Nothing is on its way. clock moves the time.'), 'faint')];
  return [now, BLANK, ...(rows.length > 0 ? rows : [nothing])];
}
