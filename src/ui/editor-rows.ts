import type { Editor } from '../session/editor.ts';
import { cursorMark } from '../text/cursor-mark.ts';
import { type SafeText, sanitize, sanitizeLine } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';
import { typedRows } from './entry-rows.ts';
import { gutter, type Row, span } from './row.ts';

/** The typed lines with the mark at which the screen puts the real cursor, on a blank of its own at the end of a line. */
function withCursorMark({ text, cursor }: Editor): readonly SafeText[] {
  const before = sanitize(text.slice(0, cursor));
  const after = sanitize(text.slice(cursor));
  const own = after === '' || after.startsWith('\n') ? ' ' : '';
  return `${before}${cursorMark}${own}${after}`.split('\n') as readonly string[] as readonly SafeText[];
}

/** The line being typed after its prompt, or the search in the history. */
export function editorRows(editor: Editor, prompt: SafeText, columns: number): readonly Row[] {
  const { search, text } = editor;
  if (!search) return typedRows(prompt, withCursorMark(editor), columns);
  const match = search.isFound ? `→ ${sanitizeLine(text)}` : 'nothing like it was typed yet';
  const found = search.query === '' ? '' : match;
  const line = `${sanitizeLine(search.query)}${cursorMark}   ${found}` as SafeText;
  return typedRows(chrome('history:'), [line], columns);
}

/** The line as it was left for the key bar: without a cursor, since letters are not typed there. */
export function leftRows({ text }: Editor, prompt: SafeText, columns: number): readonly Row[] {
  const lines = sanitize(text).split('\n') as readonly string[] as readonly SafeText[];
  return typedRows(prompt, lines, columns).map((row) => row.map((one) => ({ ...one, tone: 'faint' })));
}

/** While a line is at work the cursor waits below what it printed. */
export const waitingRows: readonly Row[] = [[...gutter(), span(`${cursorMark} ` as SafeText)]];
