import { oneLine } from '../session/entry-lines.ts';
import type { Predicting } from '../session/run.ts';
import { chrome } from './chrome.ts';
import { optionRows } from './option-rows.ts';
import { BLANK, beside, gutter, indented, type Row, rowOf, span } from './row.ts';

/** The choices of a prediction in the place of the terminal: the line that waits, what is asked, and what may come. */
export function predictingRows(
  { line, prompt, cursor }: Predicting,
  stem: readonly Row[],
  columns: number,
): { readonly rows: readonly Row[]; readonly cursor: { readonly from: number; readonly to: number } } {
  const waiting: Row = [...gutter(), span(chrome('Before this runs: '), 'faint')];
  const typed = oneLine(line);
  const head = [
    ...beside(waiting, { text: typed, tone: 'code' }, columns),
    BLANK,
    ...indented(stem),
    BLANK,
    ...indented([rowOf(chrome('Say what you expect. Then it runs.'), 'faint')]),
    BLANK,
  ];
  const options = optionRows({ options: prompt.options, cursor }, columns, () => chrome(''));
  const { from, to } = options.cursor;
  return { rows: [...head, ...options.rows], cursor: { from: head.length + from, to: head.length + to } };
}
