import type { OptionPrompt } from '../catalog/prompt.ts';
import type { Asking } from '../session/screen.ts';
import type { SafeText } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';
import { complaintRows } from './complaint-rows.ts';
import { letterAt } from './keys-question.ts';
import { type OptionRows, optionRows } from './option-rows.ts';

/** What was put where, how that is taken back, and what is asked for next. */
export function arrangeInstruction({ picked }: Asking, { options }: OptionPrompt): SafeText {
  if (picked.length === options.length)
    return chrome('Each has its place. Enter answers; Backspace takes the last one back.');
  if (picked.length === 0) return chrome('Bring them into order: which comes first? Its letter puts it there.');
  const last = letterAt(options.findIndex(({ id }) => id === picked.at(-1)));
  return chrome(`${last} is put at ${picked.length}; Backspace takes it back. Which comes next?`);
}

/** All of these in an order: the number that each has so far. */
export function arrangeRows(asking: Asking, { options }: OptionPrompt, columns: number): OptionRows {
  const { cursor, picked } = asking;
  const placed = optionRows({ options, cursor }, columns, ({ id }) => {
    const place = picked.indexOf(id);
    return place < 0 ? chrome('[ ] ') : chrome(`[${place + 1}] `);
  });
  return { ...placed, rows: [...placed.rows, ...complaintRows(asking, columns)] };
}
