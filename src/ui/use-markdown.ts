import { useEffect, useState } from 'react';
import type { SafeText } from '../text/safe-text.ts';
import { useLab } from './lab-context.ts';
import type { Row } from './row.ts';

type MarkdownRows = typeof import('./markdown.ts').markdownRows;

const library: { rows?: MarkdownRows } = {};

/** Loads the Markdown renderer, which is large: when the first page opens, or before, while nothing else is to be done. */
export async function loadMarkdown(): Promise<void> {
  library.rows ??= (await import('./markdown.ts')).markdownRows;
}

/** Markdown to rows; no rows for the moment that the renderer takes to load. */
export function useMarkdown(): (text: SafeText, columns: number) => readonly Row[] {
  const { isColor } = useLab();
  const [, setIsLoaded] = useState(library.rows !== undefined);
  useEffect(() => {
    let isMounted = true;
    void loadMarkdown().then(() => isMounted && setIsLoaded(true));
    return () => {
      isMounted = false;
    };
  }, []);
  return (text, columns) => library.rows?.(text, columns, isColor) ?? [];
}
