import type { Elsewhere } from '../session/edited-place.ts';
import { counted } from '../text/counted.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';

const errorsIn = ({ count }: Elsewhere): string => `${counted(count, 'error')} elsewhere`;

/** For a row that has little room: how many there are, and the name and line of the first one's file. */
export function elsewhereMark(elsewhere: Elsewhere): SafeText {
  const [place = ''] = /[^/\\ ]+:\d+(?=:\d+ )/.exec(elsewhere.first) ?? [];
  return sanitizeLine(`! ${errorsIn(elsewhere)}: ${place}`);
}

/** In full, on a line of its own. */
export const elsewhereLine = (elsewhere: Elsewhere): SafeText =>
  sanitizeLine(`${errorsIn(elsewhere)}, the first at ${elsewhere.first}`);
