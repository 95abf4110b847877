import type { OptionPrompt } from '../catalog/prompt.ts';
import type { Asking } from '../session/screen.ts';
import { chrome } from './chrome.ts';
import { type OptionRows, optionRows } from './option-rows.ts';
import { tickBox } from './tick-box.ts';

/** One of these: picking it answers. */
export const pickOneRows = (
  { cursor, picked, isKept }: Asking,
  { options }: OptionPrompt,
  columns: number,
): OptionRows =>
  optionRows({ options, cursor }, columns, ({ id }) => (isKept ? tickBox(picked.includes(id)) : chrome('')));
