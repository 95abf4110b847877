import type { SafeText } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';
import { BLANK, beside, gutter, indented, paragraph, type Row } from './row.ts';

/** Why the world of a question cannot be made, and what happens next. */
export const failedRows = (failed: SafeText, columns: number): readonly Row[] => [
  ...indented(paragraph(chrome('The world of this question cannot be made:'), columns, 'heading')),
  ...beside(gutter(chrome('✗'), 'wrong'), { text: failed }, columns + 2),
  BLANK,
  ...indented(paragraph(chrome('That is a fault of the course, not yours. Enter goes on.'), columns, 'faint')),
];
