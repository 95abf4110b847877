import type { SafeText } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';

/** What was chosen and is not judged yet: not the mark of what is right. */
export const tickBox = (isTicked: boolean): SafeText => (isTicked ? chrome('[x] ') : chrome('[ ] '));
