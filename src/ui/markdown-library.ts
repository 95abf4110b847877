import type { SafeText } from '../text/safe-text.ts';
import { type Row, rowText } from './row.ts';

type MarkdownRows = typeof import('./markdown.ts').markdownRows;

const library: { rows?: MarkdownRows } = {};

/** Loads the Markdown renderer, which is large: when the first page opens, or before, while nothing else is to be done. */
export async function loadMarkdown(): Promise<void> {
  library.rows ??= (await import('./markdown.ts')).markdownRows;
}

export const isMarkdownLoaded = (): boolean => library.rows !== undefined;

/** Markdown as rows; no rows until the renderer is loaded. */
export function markdownRowsOf(text: SafeText, columns: number, isColor: boolean): readonly Row[] {
  return library.rows?.(text, columns, isColor) ?? [];
}

/** Wider than any line of a page: whoever shows the text breaks it. */
const unbroken = 2000;

/** Markdown as text without marks, a line for each paragraph; the source itself until the renderer is loaded. */
export function markdownText(text: SafeText): string {
  if (!library.rows) return text;
  const rows = library.rows(text, unbroken, false).map(rowText);
  return rows.map((row) => (/^─+$/.test(row) ? '---' : row.trimEnd())).join('\n');
}
