import type { OptionPrompt } from '../catalog/prompt.ts';
import type { Asking } from '../session/screen.ts';
import { chrome } from './chrome.ts';
import { type OptionRows, optionRows } from './option-rows.ts';

/** Any number of these, each with a box to tick. */
export const pickManyRows = ({ cursor, picked }: Asking, { options }: OptionPrompt, columns: number): OptionRows =>
  optionRows({ options, cursor }, columns, ({ id }) => (picked.includes(id) ? chrome('[✓] ') : chrome('[ ] ')));
