import type { Option } from '../catalog/prompt.ts';
import type { Asking } from '../session/screen.ts';
import type { SafeText } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';
import { letterAt } from './keys-question.ts';
import { beside, gutter, type Row, span } from './row.ts';
import type { Tone } from './theme.ts';

/** The rows of one option, and of all of them where the cursor stands. */
export interface OptionRows {
  readonly rows: readonly Row[];
  readonly cursor: { readonly from: number; readonly to: number };
}

/** Options one below the other, each with its letter and whatever `box` puts before its text. */
export function optionRows(asking: Asking, columns: number, box: (option: Option) => SafeText): OptionRows {
  const rows: Row[] = [];
  let cursor = { from: 0, to: 0 };
  asking.prompt.options.forEach((option, index) => {
    const isHere = index === asking.cursor;
    const own = oneOption(option, { index, isHere, box: box(option) }, columns);
    if (isHere) cursor = { from: rows.length, to: rows.length + own.length };
    rows.push(...own);
  });
  return { rows, cursor };
}

interface Placed {
  readonly index: number;
  readonly isHere: boolean;
  readonly box: SafeText;
}

function oneOption({ text }: Option, { index, isHere, box }: Placed, columns: number): readonly Row[] {
  const tone: Tone = isHere ? 'strong' : 'plain';
  const mark = isHere ? gutter(chrome('❯'), 'accent') : gutter();
  const lead: Row = [...mark, span(letterAt(index), 'key'), span(chrome('  ')), span(box, tone)];
  return beside(lead, { text, tone }, columns);
}
