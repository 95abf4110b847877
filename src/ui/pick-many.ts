import type { OptionPrompt } from '../catalog/prompt.ts';
import type { Asking } from '../session/screen.ts';
import { chrome } from './chrome.ts';
import { type OptionRows, optionRows } from './option-rows.ts';
import { BLANK, beside, gutter } from './row.ts';

/** Any number of these, each with a box to tick. */
export function pickManyRows(asking: Asking, { options }: OptionPrompt, columns: number): OptionRows {
  const { cursor, picked, complaint } = asking;
  const ticked = optionRows({ options, cursor }, columns, ({ id }) =>
    picked.includes(id) ? chrome('[✓] ') : chrome('[ ] '),
  );
  if (picked.length > 0 || !complaint) return ticked;
  const said = [BLANK, ...beside(gutter(chrome('!'), 'caution'), { text: complaint }, columns)];
  return { ...ticked, rows: [...ticked.rows, ...said] };
}
