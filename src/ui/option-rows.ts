import type { Option } from '../catalog/prompt.ts';
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

/** A list of options; without a cursor it is only read. */
interface OptionList {
  readonly options: readonly Option[];
  readonly cursor?: number;
  /** What stands before each option: its letter, where nothing else is said. */
  readonly nameOf?: (index: number) => SafeText;
}

/** Options one below the other, each with its letter and whatever `box` puts before its text. */
export function optionRows(list: OptionList, columns: number, box: (option: Option) => SafeText): OptionRows {
  const rows: Row[] = [];
  let cursor = { from: 0, to: 0 };
  list.options.forEach((option, index) => {
    const isHere = index === list.cursor;
    const name = (list.nameOf ?? letterAt)(index);
    const own = oneOption(option, { name, isHere, box: box(option) }, columns);
    if (isHere) cursor = { from: rows.length, to: rows.length + own.length };
    rows.push(...own);
  });
  return { rows, cursor };
}

interface Placed {
  readonly name: SafeText;
  readonly isHere: boolean;
  readonly box: SafeText;
}

function oneOption({ text }: Option, { name, isHere, box }: Placed, columns: number): readonly Row[] {
  const tone: Tone = isHere ? 'strong' : 'plain';
  const mark = isHere ? gutter(chrome('❯'), 'accent') : gutter();
  const lead: Row = [...mark, span(name, 'key'), span(chrome('  ')), span(box, tone)];
  return beside(lead, { text, tone }, columns);
}
