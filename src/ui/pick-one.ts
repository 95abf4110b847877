import type { Asking } from '../session/screen.ts';
import { chrome } from './chrome.ts';
import { type OptionRows, optionRows } from './option-rows.ts';

/** One of these: picking it answers. */
export const pickOneRows = (asking: Asking, columns: number): OptionRows =>
  optionRows(asking, columns, () => chrome(''));
