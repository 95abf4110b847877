import { graphemesOf } from '../text/graphemes.ts';
import type { SafeText } from '../text/safe-text.ts';
import { displayWidth } from '../text/width.ts';

/** Rows of at most `columns` cells, cut wherever they are full, as a terminal does. No character is lost; line ends end rows. */
export function hardWrap(text: SafeText, columns: number): readonly SafeText[] {
  return text.split('\n').flatMap((line) => cut(line, columns)) as readonly string[] as readonly SafeText[];
}

function cut(line: string, columns: number): readonly string[] {
  if (displayWidth(line) <= columns) return [line];
  const rows: string[] = [];
  let row = '';
  let used = 0;
  for (const segment of graphemesOf(line)) {
    const width = displayWidth(segment);
    if (used > 0 && used + width > columns) {
      rows.push(row);
      row = '';
      used = 0;
    }
    row += segment;
    used += width;
  }
  return [...rows, row];
}
