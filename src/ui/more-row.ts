import { chrome } from './chrome.ts';
import { BLANK, type Row, span, spread } from './row.ts';

/** Says at the right how much is not seen above and below; blank where all is seen. */
export function moreRow(above: number, below: number, columns: number): Row {
  if (above === 0 && below === 0) return BLANK;
  const up = above > 0 ? [span(chrome(`↑ ${above}   `), 'faint')] : [];
  const down = span(below > 0 ? chrome(`↓ ${below} more`) : chrome('end'), 'strong');
  return spread([], [...up, down], columns);
}
