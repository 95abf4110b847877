import type { Asking } from '../session/screen.ts';
import { chrome } from './chrome.ts';
import { BLANK, beside, gutter, type Row } from './row.ts';

/** Why what was done does not go on, below what it was done to; none where there is nothing to complain of. */
export const complaintRows = ({ complaint }: Asking, columns: number): readonly Row[] =>
  complaint ? [BLANK, ...beside(gutter(chrome('!'), 'caution'), { text: complaint }, columns)] : [];
