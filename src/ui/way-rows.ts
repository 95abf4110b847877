import type { Step } from '../session/steps.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';
import { type Row, rowWidth, type Span, span } from './row.ts';
import type { Tone } from './theme.ts';

export const outcomes: { readonly [Name in Step['outcome']]: readonly [mark: SafeText, tone: Tone, said: SafeText] } = {
  passed: [chrome('✓'), 'right', chrome('passed')],
  failed: [chrome('✗'), 'wrong', chrome('failed')],
  noted: [chrome('·'), 'plain', chrome('noted')],
};

const arrow = span(chrome(' → '), 'faint');

function toneAt(index: number, place: number): Tone {
  if (index === place) return 'strong';
  return index < place ? 'plain' : 'faint';
}

/**
 * The stages of a request in their order, numbered as on the map, each with its mark once it was looked at, the present one
 * strong; wrapped between stages. `place`: index of the present one.
 */
export function wayRows(steps: readonly Step[], place: number, columns: number): readonly Row[] {
  const rows: Span[][] = [[]];
  steps.forEach(({ stage, outcome }, index) => {
    const [mark, tone] = outcomes[outcome];
    const name = span(sanitizeLine(`${index + 1} ${stage}`), toneAt(index, place));
    const item = index <= place ? [name, span(chrome(' ')), span(mark, tone)] : [name];
    const piece = index < steps.length - 1 ? [...item, arrow] : item;
    const row = rows.at(-1) ?? [];
    if (row.length > 0 && rowWidth(row) + rowWidth(piece) > columns) rows.push(piece);
    else row.push(...piece);
  });
  return rows;
}
