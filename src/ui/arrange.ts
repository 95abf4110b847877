import type { OptionPrompt } from '../catalog/prompt.ts';
import type { Asking } from '../session/screen.ts';
import { chrome } from './chrome.ts';
import { type OptionRows, optionRows } from './option-rows.ts';

/** All of these in an order: the number that each has so far. */
export const arrangeRows = ({ cursor, picked }: Asking, { options }: OptionPrompt, columns: number): OptionRows =>
  optionRows({ options, cursor }, columns, ({ id }) => {
    const place = picked.indexOf(id);
    return place < 0 ? chrome('[ ] ') : chrome(`[${place + 1}] `);
  });
