import type { OptionPrompt } from '../catalog/prompt.ts';
import type { Asking } from '../session/screen.ts';
import { complaintRows } from './complaint-rows.ts';
import { type OptionRows, optionRows } from './option-rows.ts';
import { tickBox } from './tick-box.ts';

/** Any number of these, each with a box to tick. */
export function pickManyRows(asking: Asking, { options }: OptionPrompt, columns: number): OptionRows {
  const { cursor, picked } = asking;
  const ticked = optionRows({ options, cursor }, columns, ({ id }) => tickBox(picked.includes(id)));
  if (picked.length > 0) return ticked;
  return { ...ticked, rows: [...ticked.rows, ...complaintRows(asking, columns)] };
}
