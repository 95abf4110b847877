import type { Asking } from '../session/screen.ts';
import { chrome } from './chrome.ts';
import { type OptionRows, optionRows } from './option-rows.ts';

/** Any number of these, each with a box to tick. */
export const pickManyRows = (asking: Asking, columns: number): OptionRows =>
  optionRows(asking, columns, ({ id }) => (asking.picked.includes(id) ? chrome('[✓] ') : chrome('[ ] ')));
