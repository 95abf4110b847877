import type { Asking } from '../session/screen.ts';
import { chrome } from './chrome.ts';
import { type OptionRows, optionRows } from './option-rows.ts';

/** All of these in an order: the number that each has so far. */
export const arrangeRows = (asking: Asking, columns: number): OptionRows =>
  optionRows(asking, columns, ({ id }) => {
    const place = asking.picked.indexOf(id);
    return place < 0 ? chrome('[ ] ') : chrome(`[${place + 1}] `);
  });
